"""Equipment that is known from what was named before: "refused to deliver the ships", after the Sparviero corvettes."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import stage_of

_KNOWN = frozenset("the these those both said its their".split())
_COUNTED = 3  # tokens between "the" and the noun: "the first two ships"
_GOVERNED = ("chain", "fate", "after")


def known_before(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a mere noun stands for a designation before it, and an act of the trade governs it."""
    if not item.general or item.first == item.last:
        return False
    before = [context.word(at, found) for at in range(item.first - 1, item.first - 1 - _COUNTED, -1)]
    if _KNOWN.isdisjoint(before) or not context.designated_in_text(item):
        return False
    told = stage_of(context, found, item)
    return told.stage is not None and told.kind in _GOVERNED
