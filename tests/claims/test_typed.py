"""What people type and what cells hold."""

from __future__ import annotations

import pytest

from pactwatch import vocab
from pactwatch.claims.typed import date_typed, is_ambiguous, money_typed, quantity_typed
from pactwatch.errors import RecordError
from pactwatch.model import Qualifier, Quantity

WORDS = vocab.load()


@pytest.mark.parametrize(
    ("text", "amount", "qualifier"),
    [
        ("20", 20, Qualifier.EXACT),
        ("20.0", 20, Qualifier.EXACT),
        ("1,200", 1200, Qualifier.EXACT),
        ("1 200", 1200, Qualifier.EXACT),
        ("a dozen", 12, Qualifier.EXACT),
        ("12 units", 12, Qualifier.EXACT),
        ("approx. 20", 20, Qualifier.ABOUT),
        ("ca 20", 20, Qualifier.ABOUT),
        ("~20", 20, Qualifier.ABOUT),
        ("9?", 9, Qualifier.ABOUT),
        ("over 700", 700, Qualifier.AT_LEAST),
        ("20+", 20, Qualifier.AT_LEAST),
        (">= 5", 5, Qualifier.AT_LEAST),
        ("20-30", 20, Qualifier.AT_LEAST),
        ("up to 12", 12, Qualifier.AT_MOST),
        ("< 12", 12, Qualifier.AT_MOST),
    ],
)
def test_numbers(text: str, amount: int, qualifier: Qualifier) -> None:
    assert quantity_typed(text) == Quantity(amount, qualifier)


@pytest.mark.parametrize("text", ["", "TB2", "several", "4x4", "12 and 20", "n/a", "1.5"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(RecordError, match="no number of items; write"):
        quantity_typed(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("$900 million", "900000000 USD exact"),
        ("900,000,000 USD", "900000000 USD exact"),
        ("about 1.2 billion EUR", "1200000000 EUR about"),
        ("Rs 5,083 crore", "50830000000 INR exact"),
        ("900", "900 USD exact"),
        ("347.96 million", "347960000 USD exact"),
    ],
)
def test_amounts(text: str, told: str) -> None:
    found = money_typed(text, WORDS, currency="USD")
    assert f"{found.amount} {found.currency} {found.qualifier.value}" == told


def test_an_amount_without_a_currency_is_none() -> None:
    with pytest.raises(RecordError, match="with its currency"):
        money_typed("900", WORDS)


@pytest.mark.parametrize(
    ("text", "day_first", "told"),
    [
        ("2021", None, "2021"),
        ("2021-05", None, "2021-05"),
        ("2021-05-12 00:00:00", None, "2021-05-12"),
        ("12 May 2021", None, "2021-05-12"),
        ("May 12, 2021", None, "2021-05-12"),
        ("May 2021", None, "2021-05"),
        ("13/05/2021", None, "2021-05-13"),
        ("05/05/2021", None, "2021-05-05"),
        ("12/05/2021", None, "2021"),
        ("12/05/2021", True, "2021-05-12"),
        ("12/05/2021", False, "2021-12-05"),
        ("2021/05/12", None, "2021-05-12"),
    ],
)
def test_dates(text: str, day_first: bool | None, told: str) -> None:
    assert str(date_typed(text, day_first)) == told


@pytest.mark.parametrize("text", ["", "soon", "12/05/21", "40/40/2021", "spring 2021"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(RecordError):
        date_typed(text)


def test_which_dates_could_be_read_in_two_ways() -> None:
    assert [is_ambiguous(text) for text in ("12/05/2021", "13/05/2021", "05/05/2021", "2021-05-12")] == [
        True,
        False,
        False,
        False,
    ]
