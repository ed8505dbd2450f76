"""Every value claimed for a field, the one shown, and what counts as a conflict."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.deals.builders import (
    VOCABULARY,
    at_least,
    attribution,
    dollars,
    exactly,
    transfer_claim,
)

from pactwatch.deals import link
from pactwatch.model import Category, Claim, Deal, Item, Mode, Money, Qualifier, Quantity, Stage

JETS = Category.AIRCRAFT


def deal_of(*claims: Claim, stories: dict[str, str] | None = None) -> Deal:
    deals = link(claims, stories or {}, VOCABULARY).deals
    assert len(deals) == 1, "the claims of this test are one deal"
    return deals[0]


def test_the_number_of_most_independent_stories_is_shown_and_copies_count_once() -> None:
    deal = deal_of(
        transfer_claim("a", ordered=exactly(18), value=dollars(900)),
        transfer_claim("b", ordered=exactly(18), value=dollars(900)),
        transfer_claim("c", ordered=exactly(24), value=dollars(900)),
        transfer_claim("d", ordered=exactly(24), value=dollars(900), published="2022-06-09"),
        stories={"a": "s", "b": "s"},
    )
    number = deal.field("number_ordered")
    assert number is not None
    assert number.shown == exactly(24)
    assert number.rule == "told by most independent stories"
    assert number.conflict
    assert [(value.value, value.stories, value.claims) for value in number.values] == [
        (exactly(24), 2, ("c", "d")),
        (exactly(18), 1, ("a", "b")),
    ]


def test_speakers_are_those_named_else_the_own_voice() -> None:
    deal = deal_of(
        transfer_claim("a", said_by=attribution("a minister", "The Daily")),
        transfer_claim("b"),
    )
    supplier = deal.field("supplier")
    assert supplier is not None
    assert supplier.values[0].speakers == ("The Daily", "a minister", "own voice")


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (exactly(18), exactly(24), True),
        (exactly(18), exactly(18), False),
        (at_least(700), exactly(750), False),
        (at_least(700), exactly(650), True),
        (Quantity(30, Qualifier.ABOUT), exactly(32), False),
        (Quantity(30, Qualifier.ABOUT), exactly(60), True),
        (Quantity(12, Qualifier.AT_MOST), exactly(8), False),
    ],
)
def test_numbers_conflict_only_where_none_satisfies_both(first: Quantity, second: Quantity, conflict: bool) -> None:
    deal = deal_of(
        transfer_claim("a", ordered=first, value=dollars(900)), transfer_claim("b", ordered=second, value=dollars(900))
    )
    number = deal.field("number_ordered")
    assert number is not None
    assert number.conflict is conflict


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (dollars(900), dollars(905), False),
        (dollars(900), dollars(950), True),
        (dollars(900, Qualifier.AT_LEAST), dollars(950), False),
        (dollars(900), dollars(950, Qualifier.AT_MOST), False),
        (dollars(900), Money(Decimal(830), "EUR", "€830", usd=Decimal(901)), False),
        (dollars(900), Money(Decimal(900), "EUR", "€900", usd=Decimal(975)), True),
        (dollars(900), Money(Decimal(66000), "INR", "Rs 66,000"), False),
    ],
)
def test_values_of_money_conflict_past_one_per_cent(first: Money, second: Money, conflict: bool) -> None:
    deal = deal_of(transfer_claim("a", value=first), transfer_claim("b", value=second))
    value = deal.field("value")
    assert value is not None
    assert value.conflict is conflict


def test_the_item_is_shown_under_its_catalogue_name_and_the_words_are_kept() -> None:
    deal = deal_of(
        transfer_claim("a", what="Bayraktar TB-2", ordered=exactly(24)),
        transfer_claim("b", what="armed drones", ordered=exactly(24)),
        transfer_claim("c", what="armed drones", ordered=exactly(24)),
    )
    item = deal.field("item")
    assert item is not None
    assert item.shown == Item("Bayraktar TB2", Category.UAV, "bayraktar-tb2")
    assert item.rule == "catalogue name of the item"
    assert not item.conflict
    assert Item("armed drones", Category.UAV) in [value.value for value in item.values]
    assert deal.shown("category") is Category.UAV


def test_an_unknown_type_is_more_exact_than_a_class() -> None:
    deal = deal_of(
        transfer_claim("a", what="drones", ordered=exactly(24)),
        transfer_claim("b", what="drones", ordered=exactly(24)),
        transfer_claim("c", what="Skyrat X1", ordered=exactly(24)),
    )
    item = deal.field("item")
    assert item is not None
    assert isinstance(item.shown, Item)
    assert (item.shown.designation, item.rule) == ("Skyrat X1", "the most exact designation told")


def test_two_suppliers_of_one_system_are_a_conflict() -> None:
    deal = deal_of(
        transfer_claim("a", what="F-16", category=JETS, supplier="DNK", ordered=exactly(24)),
        transfer_claim("b", what="F-16", category=JETS, supplier="USA", ordered=exactly(24)),
        transfer_claim("c", what="F-16", category=JETS, supplier="DNK", ordered=exactly(24)),
    )
    supplier = deal.field("supplier")
    assert supplier is not None
    assert (supplier.shown, supplier.conflict) == (("DNK",), True)


def test_the_latest_number_delivered_is_shown_and_growth_is_no_conflict() -> None:
    delivered = Stage.DELIVERING
    growing = [
        transfer_claim("a", delivered=exactly(3), stage=delivered, published="2022-01-01"),
        transfer_claim("b", delivered=exactly(6), stage=delivered, published="2022-06-01"),
    ]
    field = deal_of(*growing).field("number_delivered")
    assert field is not None
    assert (field.shown, field.conflict, field.rule) == (exactly(6), False, "the latest dated report's number")
    shrunk = transfer_claim("c", delivered=exactly(4), stage=delivered, published="2022-07-01")
    field = deal_of(*growing, shrunk).field("number_delivered")
    assert field is not None
    assert (field.shown, field.conflict) == (exactly(4), True)


def test_unspecified_terms_give_way_to_any_that_are_told() -> None:
    deal = deal_of(transfer_claim("a", mode=Mode.UNSPECIFIED), transfer_claim("b", mode=Mode.LICENCE))
    assert deal.shown("mode") is Mode.LICENCE
    assert deal_of(transfer_claim("a", mode=Mode.UNSPECIFIED)).shown("mode") is Mode.UNSPECIFIED


def test_an_unknown_field_is_left_out() -> None:
    deal = deal_of(transfer_claim("a", supplier="", stage=None))
    assert [field.name for field in deal.fields] == ["recipient", "item", "category"]


def test_spellings_of_an_unknown_designation_are_one_value() -> None:
    deal = deal_of(
        transfer_claim("a", what="KF-414", category=Category.ENGINE),
        transfer_claim("b", what="KF414", category=Category.ENGINE),
    )
    item = deal.field("item")
    assert item is not None
    assert [(value.claims, value.stories) for value in item.values] == [(("a", "b"), 2)]
