"""Equipment that is known from what was named before: "refused to deliver the ships", after the Sparviero corvettes."""

from __future__ import annotations

from dataclasses import replace

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import stage_of

_KNOWN = frozenset("the these those both said its their".split())
_COUNTED = 3  # tokens between "the" and the noun: "the first two ships"
_GOVERNED = ("chain", "fate", "after")
_AIDS = frozenset("assistance aid support".split())
_AGAIN = frozenset("further another additional second third fourth fifth latest new".split())
_DRAWDOWN, _QUALIFIES = "drawdown", 3  # tokens from "further" to "drawdown"


def known_before(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a mere noun stands for a designation before it, and an act of the trade governs it."""
    if not item.general or item.first == item.last:
        return False
    before = [context.word(at, found) for at in range(item.first - 1, item.first - 1 - _COUNTED, -1)]
    if _KNOWN.isdisjoint(before) or not context.designated_in_text(item):
        return False
    told = stage_of(context, found, item)
    return told.stage is not None and told.kind in _GOVERNED


def drawn_before(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether help of which only the worth is told came from stocks, as what follows is "a further drawdown"."""
    if not found.money or context.word(item.last - 1, found) not in _AIDS:
        return False
    return any(_drawn_again(context, later) for later in context.passage.found[found.sentence.index + 1 :])


def from_stocks(item: ItemMention) -> ItemMention:
    """What help from stocks is: "military equipment"."""
    return replace(item, designation="military equipment")


def _drawn_again(context: Context, found: Found) -> bool:
    """Whether a sentence tells of a drawdown that is not the first one: "a third presidential drawdown"."""
    if _DRAWDOWN not in context.words(found):
        return False
    for at in range(found.sentence.first, found.sentence.last):
        if context.word(at, found) == _DRAWDOWN:
            before = {context.word(at - back, found) for back in range(1, 1 + _QUALIFIES)}
            if before & _AGAIN:
                return True
    return False
