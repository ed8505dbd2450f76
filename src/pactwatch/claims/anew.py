"""Offers that stand though the bid of the same maker was withdrawn: between governments, or made anew."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.model import Stage, StageGroup

_OFFERS = frozenset("offer offers proposal proposals bid bids".split())
_NEW = frozenset("new fresh renewed revised sweetened improved second".split())
_GOVERNMENTS = (["government", "to", "government"], ["g", "2", "g"])
_STANDS = ("offered", "negotiating")
_REACH = 3  # tokens from "new" to "offer"


def offered_anew(context: Context, bid: Draft, offer: Draft) -> bool:
    """Whether a maker's bid came to nothing and its government, or the maker later, offers the same.

    "Berlin will renew its government-to-government offer of frigates. Its yard had withdrawn from the tender."
    """
    if not bid.bid or Stage(bid.stage).group is not StageGroup.STOPPED or offer.bid:
        return False
    return offer.definite and offer.stage in _STANDS and _is_new(context, offer)


def _is_new(context: Context, offer: Draft) -> bool:
    """Whether a sentence tells of an offer from government to government, or of a new one."""
    tokens = context.tokens[offer.found.sentence.first : offer.found.sentence.last]
    words = [token.lower for token in tokens if token.text != "-"]
    if any(words[at : at + 3] in _GOVERNMENTS for at in range(len(words))):
        return True
    return any(
        word in _NEW and not _OFFERS.isdisjoint(words[at + 1 : at + 1 + _REACH]) for at, word in enumerate(words)
    )
