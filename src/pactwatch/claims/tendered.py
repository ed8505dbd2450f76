"""Equipment that is put out to tender, of which nobody is told to supply it: "114 jets from abroad", "a tender for"."""

from __future__ import annotations

from itertools import pairwise

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.stages import stage_of
from pactwatch.model import Category

_TENDERS = frozenset("tender tenders rfp rfps rfi rfis bids bidding".split())
_FOREIGN = frozenset("abroad overseas".split())
_SETTLED = frozenset("won winner wins awarded selected chosen picked clinched bagged".split())
_STAGES = (None, "sought", "negotiating", "suspended", "offered")
_KINDS = ("chain", "fate", "after", "silent")
_NEAR = 4  # tokens from a number to the words that name what it counts


def asked_of_any(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a number of a kind of equipment is sought from whoever offers it, and nobody is told to have won."""
    if not item.general or item.category is Category.OTHER:
        return False
    if not any(number.value > 1 and 0 <= item.head - number.last <= _NEAR for number in found.numbers):
        return False
    words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    if _TENDERS.isdisjoint(words) and not any(a == "from" and b in _FOREIGN for a, b in pairwise(words)):
        return False
    if len(found.codes) > 1 and not _SETTLED.isdisjoint(words):
        return False
    told = stage_of(context, found, item)
    return told.kind in _KINDS and told.stage in _STAGES
