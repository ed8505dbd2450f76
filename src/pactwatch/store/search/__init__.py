"""Full text over documents, claims and deals: one language for questions, the same answers from every database."""

from pactwatch.store.search.hits import Found, Hit, Piece
from pactwatch.store.search.question import FIELDS, Kind, Question, question_of

__all__ = ["FIELDS", "Found", "Hit", "Kind", "Piece", "Question", "question_of"]
