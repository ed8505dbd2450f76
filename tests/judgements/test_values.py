"""Values as text and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judgements.claims import WORDS

from pactwatch.errors import RecordError
from pactwatch.judgements import as_text, parsed
from pactwatch.model import Category, Item, Mode, Money, PartialDate, Qualifier, Quantity, Stage
from pactwatch.model.values import MOST_ITEMS

qualifiers = st.sampled_from(Qualifier)


@given(st.builds(Quantity, st.integers(1, MOST_ITEMS), qualifiers))
def test_a_number_as_text_reads_back(quantity: Quantity) -> None:
    assert parsed("number_ordered", as_text(quantity), WORDS) == quantity


@given(st.decimals(min_value="0.01", max_value=10**12, places=2), st.sampled_from(["USD", "EUR", "INR"]), qualifiers)
def test_an_amount_as_text_reads_back(amount: Decimal, currency: str, qualifier: Qualifier) -> None:
    found = parsed("value", as_text(Money(amount, currency, "x", qualifier)), WORDS)
    assert isinstance(found, Money)
    assert (found.amount, found.currency, found.qualifier) == (amount, currency, qualifier)


@given(st.dates().map(PartialDate.of))
def test_a_date_as_text_reads_back(date: PartialDate) -> None:
    assert parsed("happened", as_text(date), WORDS) == date


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("supplier", "Türkiye", ("TUR",)),
        ("supplier", "TUR, Pakistan and TUR", ("TUR", "PAK")),
        ("recipient", "HEZB", ("HEZB",)),
        ("stage", "Delivered", Stage.DELIVERED),
        ("mode", "gift", Mode.GIFT),
        ("item", "XB-9", Item("XB-9", Category.OTHER)),
        ("item", "bayraktar TB2", Item("bayraktar TB2", Category.UAV, "bayraktar-tb2")),
        ("place", " Izmir ", "Izmir"),
        ("stage", "", None),
        ("number_ordered", "-", None),
    ],
)
def test_what_people_type(field: str, text: str, value: object) -> None:
    assert parsed(field, text, WORDS) == value


def test_an_item_that_the_catalogue_does_not_know_stays_of_its_category() -> None:
    assert parsed("item", "XB-9", WORDS, Item("thing", Category.SHIP)) == Item("XB-9", Category.SHIP)


@pytest.mark.parametrize(
    ("field", "text"),
    [("supplier", "Atlantis"), ("stage", "done"), ("number_ordered", "many"), ("value", "900"), ("happened", "soon")],
)
def test_what_is_no_value_says_what_to_write(field: str, text: str) -> None:
    with pytest.raises(RecordError, match=r"write|take one"):
        parsed(field, text, WORDS)
