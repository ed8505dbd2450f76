"""Equipment that is put out to tender, of which nobody is told to supply it: "114 jets from abroad", "a tender for"."""

from __future__ import annotations

from itertools import pairwise

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.somebody import FIRMS
from pactwatch.claims.stages import stage_of
from pactwatch.model import Category

_TENDERS = frozenset("tender tenders rfp rfps rfi rfis bids bidding".split())
_ABROAD = frozenset("abroad overseas".split())
_FOREIGN = frozenset("foreign overseas international global".split())
_FROM_ABROAD = _ABROAD | _FOREIGN
_FIRMS = FIRMS | frozenset("company firm manufacturer supplier vendor seller market".split())
_SETTLED = frozenset("won winner wins awarded selected chosen picked clinched bagged".split())
_STAGES = (None, "sought", "negotiating", "suspended", "offered", "cancelled")
_KINDS = ("chain", "fate", "after", "silent")
_NEAR = 4  # tokens from a number to the words that name what it counts


def asked_of_any(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a number of a kind of equipment is sought from whoever offers it.

    Not where the buyer alone is named with what is bid ("shortlisted the K2 in its tender for 72 tanks"), or where
    somebody is told to have won.
    """
    if not item.general or item.category is Category.OTHER:
        return False
    words = context.words(found)
    if _TENDERS.isdisjoint(words) and not (_FROM_ABROAD & words and _from_abroad(context, found)):
        return False
    if not any(number.value > 1 and 0 <= item.head - number.last <= _NEAR for number in found.numbers):
        return False
    named = any(not other.general and other.category is item.category for other in found.items)
    if named if len(found.codes) <= 1 else not _SETTLED.isdisjoint(words):
        return False
    told = stage_of(context, found, item)
    return told.kind in _KINDS and told.stage in _STAGES


def _from_abroad(context: Context, found: Found) -> bool:
    """Whether two words of a sentence tell that something comes from abroad: "from abroad", "foreign vendors"."""
    words = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    return any(
        (one == "from" and two in _ABROAD) or (one in _FOREIGN and two in _FIRMS) for one, two in pairwise(words)
    )
