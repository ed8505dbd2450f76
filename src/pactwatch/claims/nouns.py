"""The nouns of equipment in a sentence: alone, in a row, with modifiers, or after a designation."""

from __future__ import annotations

from typing import NamedTuple

from pactwatch.claims.lexicon import Kind
from pactwatch.claims.line import Line
from pactwatch.model import Category

CLASS_WORDS = frozenset("class type variant series version".split())
_MOST_MODIFIERS = 5


class NounPhrase(NamedTuple):
    """Nouns of equipment up to token `last`; `weak` tells that they name equipment only in context."""

    last: int
    category: Category
    weak: bool


def noun_phrase(line: Line, at: int) -> NounPhrase | None:
    """The nouns that begin at a token, modifiers before them allowed; None where there are none.

    The last noun gives the category, except where it is a general one: "radar equipment" is a sensor.
    """
    for _ in range(_MOST_MODIFIERS):
        nouns = _row(line, at)
        if nouns is not None:
            return nouns
        if line.term(at, Kind.MODIFIER) is None:
            return None
        at = line.skip(line.names[at].last)
    return None


def _row(line: Line, at: int) -> NounPhrase | None:
    found: NounPhrase | None = None
    for match, noun in line.nouns_from(at):
        category = noun.category or Category.OTHER
        if found is None:
            found = NounPhrase(match.last, category, noun.loose)
        else:
            kept = noun.ref in line.words.general
            found = NounPhrase(match.last, found.category if kept else category, found.weak and noun.loose)
    return found


def noun_after(line: Line, at: int) -> NounPhrase | None:
    """The nouns that follow a designation, "class" or "type" between allowed; None where there are none."""
    at = line.skip(at)
    if line.lower(at) in CLASS_WORDS:
        at += 1
    return noun_phrase(line, line.skip(at))
