"""Text as the search sees it: words without case and accents, cut where letters meet digits.

So "TB2", "TB-2" and "tb 2" are the same two words, in every text that is kept and in every question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 64
MOST_WORDS = 16_000
"""Words of one text that can be found: as far as PostgreSQL counts positions."""

# an accent may stand as a sign of its own behind its letter
_RUN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\d+")
_PART = re.compile(r"[^\W\d_]+|\d+")
_NOT_PLAIN = re.compile(r"[^\w]+")


class Word(NamedTuple):
    """One word of a text as the search sees it, and where it stands in the text as written (half open)."""

    text: str
    start: int
    end: int


def placed_words(text: str) -> Iterator[Word]:
    """The words of a text with their places, in order."""
    for run in _RUN.finditer(text):
        found, (start, end) = run.group(), run.span()
        if found.isascii():
            yield Word(found.lower()[:LONGEST], start, end)
        else:
            for part in _plain(found):
                yield Word(part, start, end)


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    return [part for run in _RUN.findall(text) for part in _plain(run)]


def mark(field: str, value: str) -> str:
    """The word that stands for a value of a field ("supplier:tur"); no text holds such a word."""
    plain = _NOT_PLAIN.sub("_", _without_accents(value).casefold())
    return f"{field}:{plain[:LONGEST]}"


def _plain(run: str) -> list[str]:
    if run.isascii():
        return [run.lower()[:LONGEST]]
    return [part[:LONGEST] for part in _PART.findall(_without_accents(run).casefold())]


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
