"""Who only has to do with the first of two acts of one subject: "will give tanks to Mali and receive drones"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import GIVES, TAKES, Trigger
from pactwatch.claims.passage import Found

_JOINS = frozenset("and but then".split())
_WAYS = frozenset("to from for with".split())


def exchanged(context: Context, found: Found) -> dict[int, frozenset[str]]:
    """By the first token of each thing that the second act gives or takes: the parties of the first alone.

    Where one gives and the other takes, who got the tanks gets no drones by it, and does not sell them; where both do
    the same, not where the second names its own: "will send tanks to Mali and deliver drones to Chad".
    """
    out: dict[int, frozenset[str]] = {}
    for first, second in _turns(context, found):
        turned = (first.frame in GIVES) != (second.frame in GIVES)
        ways = _WAYS if turned else _WAYS & set(_governed(context, found, second.last, found.sentence.last).values())
        named = {code for code, way in _governed(context, found, first.last, second.first).items() if way in ways}
        named -= {party.code for party in found.parties if party.first >= second.last or party.last <= first.first}
        if named:
            out |= {item.first: frozenset(named) for item in found.items if item.first >= second.last}
    return out


def _governed(context: Context, found: Found, first: int, last: int) -> dict[str, str]:
    """The parties between two tokens, each with the word that governs it."""
    between = (party for party in found.parties if first <= party.first < last)
    return {party.code: context.before(party.first, first) for party in between}


def _turns(context: Context, found: Found) -> Iterator[tuple[Trigger, Trigger]]:
    """Two acts of giving or taking that "and" joins, with one subject."""
    acts = [act for act in found.triggers if act.frame in GIVES | TAKES and act.form not in ("noun", "phrase")]
    for first, second in pairwise(acts):
        if context.word(second.first - 1, found) in _JOINS and not (first.passive or second.passive):
            yield first, second
