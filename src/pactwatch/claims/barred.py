"""Who keeps another one from selling: "Chad blocked the sale of rifles by Niger", "Chad stopped Niger from selling"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import GIVES, PartyMention, Trigger
from pactwatch.claims.passage import Found

_SALE, _BY, _WHOM = 6, 9, 2  # tokens from "blocked" to the sale, from there to "by", and from that to who sells


def bars(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named as who stops a sale of which another one is told to be the seller."""
    stop = next((act for act in found.triggers if act.first >= party.last), None)
    if stop is None or stop.frame != "refuse" or stop.passive or stop.form in ("noun", "phrase"):
        return False
    return any(
        sale.frame in GIVES and 0 <= sale.first - stop.last <= _SALE and _sells(context, found, sale, other)
        for sale in found.triggers
        for other in found.parties
        if other.code != party.code and other.first >= stop.last
    )


def _sells(context: Context, found: Found, sale: Trigger, other: PartyMention) -> bool:
    """Whether another party is who is kept from selling."""
    if sale.form == "ing":
        return other.last < sale.first and context.word(other.last, found) == "from"
    if sale.form != "noun":
        return False
    by = next((at for at in range(sale.last, sale.last + _BY) if context.word(at, found) == "by"), None)
    return by is not None and by < other.first <= by + _WHOM
