"""Full text over documents, claims and deals: one language for questions, the same answers from every database."""

from pactwatch.store.search.hits import Found, Hit, Piece
from pactwatch.store.search.question import FIELDS, Clause, Kind, Question, item_phrases, party_code, question_of
from pactwatch.store.search.words import mark

__all__ = [
    "FIELDS",
    "Clause",
    "Found",
    "Hit",
    "Kind",
    "Piece",
    "Question",
    "item_phrases",
    "mark",
    "party_code",
    "question_of",
]
