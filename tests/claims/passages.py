"""What several tests of the reader's lower half share: the analyser, and one sentence read with it."""

from __future__ import annotations

from datetime import date
from functools import cache

from pactwatch.claims.passage import Analyser, Found, Passage
from pactwatch.claims.tokens import Sentence, Token, sentences, tokenise
from pactwatch.vocab import load

TODAY = date(2024, 5, 16)  # a Thursday


@cache
def analyser() -> Analyser:
    return Analyser(load())


def read(text: str, today: date | None = TODAY) -> Passage:
    return analyser().passage(text, today)


def first(text: str, today: date | None = TODAY) -> Found:
    """What was found in the first sentence."""
    return read(text, today).found[0]


def cut(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    tokens = tokenise(text)
    return tokens, sentences(text, tokens)


def line(text: str) -> tuple[tuple[Token, ...], Sentence]:
    """The tokens of a text and all of them as one sentence."""
    tokens = tokenise(text)
    return tokens, Sentence(0, 0, len(text), 0, len(tokens))
