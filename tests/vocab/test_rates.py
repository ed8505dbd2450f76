"""Amounts in dollars of their day: pegs, reference rates, days without a rate, and what has no rate."""

from datetime import date
from decimal import Decimal

import pytest

from pactwatch.vocab import Peg
from pactwatch.vocab.rates import to_usd

THOUSAND = Decimal(1000)


@pytest.mark.parametrize(
    ("currency", "day", "dollars"),
    [
        ("USD", date(1980, 1, 1), "1000.00"),
        ("SAR", date(2020, 1, 1), "266.67"),
        ("AED", date(2021, 7, 7), "272.29"),
        ("QAR", date(1995, 1, 1), "274.73"),
        ("CNY", date(2000, 1, 3), "120.82"),
        ("ARS", date(1995, 1, 1), "1000.00"),
        ("EUR", date(2021, 7, 7), "1183.10"),
        ("EUR", date(2021, 7, 11), "1185.80"),  # a Sunday: the rate of Friday the 9th
        ("EUR", date(1999, 1, 4), "1178.90"),
    ],
)
def test_an_amount_is_turned_at_the_rate_of_its_day(currency: str, day: date, dollars: str) -> None:
    assert to_usd(THOUSAND, currency, day) == Decimal(dollars)


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("PKR", date(2021, 7, 7)),
        ("EUR", date(1998, 12, 31)),
        ("ARS", date(2002, 1, 6)),
        ("GBP", date(2200, 1, 1)),
        ("XYZ", date(2021, 7, 7)),
    ],
)
def test_no_rate_is_none(currency: str, day: date) -> None:
    assert to_usd(THOUSAND, currency, day) is None


def test_pegs_can_be_given() -> None:
    peg = Peg("PKR", Decimal(4), date(2021, 1, 1), date(2021, 1, 31))
    assert to_usd(THOUSAND, "PKR", date(2021, 1, 31), (peg,)) == Decimal("250.00")
    assert to_usd(THOUSAND, "PKR", date(2021, 2, 1), (peg,)) is None
