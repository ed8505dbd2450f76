"""Purchases to come for which there is a contract: "Chad will buy 12 jets under a contract signed in May"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.smallwords import OPENERS

_DEALS = frozenset("contract deal agreement contracts deals agreements".split())
_OPEN = frozenset(
    "proposed possible potential planned prospective draft tentative preliminary future new-found any negotiated "
    "negotiating likely expected pending framework".split()
)
_SIGNED = frozenset("signed inked concluded finalised finalized sealed reached agreed struck awarded".split())
_REACH, _DEAL, _SIGNING = 16, 8, 2  # tokens from equipment to "under", to the deal, and to "signed"


def contracted(clauses: Clauses, item: ItemMention) -> bool:
    """Whether a contract that was signed is told behind an item as that under which it changes hands."""
    for at in range(item.last, min(clauses.last, item.last + _REACH)):
        word = clauses.word(at)
        if word in ("under", "in") and _signed(clauses, at):
            return True
        if word in OPENERS or word == ";":
            return False
    return False


def _signed(clauses: Clauses, under: int) -> bool:
    for at in range(under + 1, min(clauses.last, under + _DEAL)):
        word = clauses.word(at)
        if word in _OPEN:
            return False
        if word in _DEALS:
            return any(clauses.word(place) in _SIGNED for place in range(at + 1, at + 1 + _SIGNING))
    return False
