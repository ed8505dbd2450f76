"""What a deal is worth: its own value, or that of the package it belongs to."""

from __future__ import annotations

from decimal import Decimal

from pactwatch.model import Deal, Money
from pactwatch.views.index import Index
from pactwatch.views.words import Amount, amount_of


def deal_value(index: Index, deal: Deal) -> Amount | None:
    """The value shown for a deal: its own, or that of the package it belongs to (`package` is then true)."""
    agreement = index.agreements.get(deal.agreement) if deal.agreement is not None else None
    field = agreement.value if agreement is not None else None
    own = deal.shown("value")
    if field is not None and isinstance(field.shown, Money):
        told = {(one.value.amount, one.value.currency) for one in field.values if isinstance(one.value, Money)}
        if not isinstance(own, Money) or (own.amount, own.currency) in told:
            return amount_of(field.shown, package=True)
    return amount_of(own, package=False) if isinstance(own, Money) else None


def usd_value(index: Index, deal: Deal) -> Decimal | None:
    """The value of a deal in US dollars, that of its package where it has none of its own; None without a rate."""
    own = deal.shown("value")
    if isinstance(own, Money):
        return own.amount if own.currency == "USD" else own.usd
    shown = deal_value(index, deal)
    if shown is None:
        return None
    return shown.amount if shown.currency == "USD" else shown.usd
