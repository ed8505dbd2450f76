"""Deals that are close and not made: "are close to a deal for jets", "agreement was near on the sale of tanks"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.smallwords import BE

_DEALS = frozenset("deal agreement contract accord signing conclusion signature".split())
_CLOSE = frozenset("close closer near nearing nears".split())
_BREAKS = frozenset("; but while said says".split())
_NEAR = frozenset("near nearing nears".split())
_EDGES = frozenset("verge brink cusp".split())
_NEARNESS = _CLOSE | _EDGES | {"closing"}  # one of which stands in a sentence that tells it
_BEFORE_NOUN, _AFTER_NOUN, _REACH = 6, 3, 26  # words


def nearly_made(clauses: Clauses, item: ItemMention) -> bool:
    """Whether the deal that a sentence names before an item is near and not made yet."""
    if _DEALS.isdisjoint(clauses.words) or _NEARNESS.isdisjoint(clauses.words):
        return False  # most sentences
    for at in range(item.first - 1, max(clauses.first, item.first - _REACH) - 1, -1):
        word = clauses.word(at)
        if word in _BREAKS or at in clauses.items:
            return False
        if word in _DEALS and (_led(clauses, at) or _told(clauses, at)):
            return True
    return False


def _led(clauses: Clauses, noun: int) -> bool:
    """Whether a deal is what somebody is close to: "close to a long-awaited deal", "on the verge of an agreement"."""
    for at in range(noun - 1, max(clauses.first, noun - _BEFORE_NOUN) - 1, -1):
        word = clauses.word(at)
        before = clauses.word(at - 1)
        if word in _NEAR or (word == "of" and before in _EDGES) or (before, word) == ("in", "on"):
            return before != "in" or clauses.word(at - 2) == "closing"
        if word == "to" and before in ("close", "closer"):
            return clauses.word(at + 1) != "the"  # "a source close to the deal"
        if word in (",", "with", "for", "and"):
            return False
    return False


def _told(clauses: Clauses, noun: int) -> bool:
    """Whether a deal is said to be close: "agreement was close", "a deal is very near"."""
    if clauses.word(noun + 1) not in BE:
        return False
    words = [clauses.word(at) for at in range(noun + 2, noun + 2 + _AFTER_NOUN)]
    return "not" not in words and not _CLOSE.isdisjoint(words)
