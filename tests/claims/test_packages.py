"""Amounts of money that stand for a whole package."""

import pytest
from tests.claims.texts import around, grouped

from pactwatch.claims.packages import deal_values, shared, spread


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("The deal is worth 900 million euros.", 900_000_000),
        ("Officials put the cost of the contract at $40 million.", 40_000_000),
        ("The package is valued at $2 billion.", 2_000_000_000),
    ],
)
def test_a_sentence_gives_the_value_of_the_deal(sentence: str, amount: int) -> None:
    ((_, money),) = deal_values(around(sentence))
    assert money.amount == amount


@pytest.mark.parametrize(
    "sentence",
    [
        "The deal for frigates is worth 900 million euros.",
        "The deal was signed in Oslo.",
        "Its budget is worth 900 million euros.",
        "The deal came after talks about 900 million euros.",
    ],
)
def test_a_sentence_gives_no_value_of_the_deal(sentence: str) -> None:
    assert deal_values(around(sentence)) == []


_DEAL = "Spain sold frigates to Chile. Spain sold helicopters to Chile. The deal is worth 900 million euros."


def test_a_deals_value_reaches_the_groups_near_it() -> None:
    context = around(_DEAL)
    amounts = spread(context, grouped(context, ("ESP", "CHL"), ("ESP", "CHL")))
    assert {place: amount.amount for place, amount in amounts.items()} == {0: 900_000_000, 1: 900_000_000}
    assert shared(amounts) == amounts


def test_a_deals_value_stays_with_the_parties_told_most_often() -> None:
    context = around(
        "Spain sold frigates to Chile. Spain sold howitzers to Chile. Serbia sold radars to Mali. "
        "The deal is worth $9 million."
    )
    amounts = spread(context, grouped(context, ("ESP", "CHL"), ("ESP", "CHL"), ("SRB", "MLI")))
    assert sorted(amounts) == [0, 1]


def test_a_deals_value_does_not_reach_far() -> None:
    context = around("Spain sold frigates to Chile. It rained. It snowed. It hailed. The deal is worth $9 million.")
    assert spread(context, grouped(context, ("ESP", "CHL"))) == {}


def test_a_group_keeps_its_own_amount() -> None:
    context = around(
        "Spain sold frigates to Chile for $5 million. Spain sold howitzers to Chile. The deal is worth $9 million."
    )
    amounts = spread(context, grouped(context, ("ESP", "CHL"), ("ESP", "CHL")))
    assert {place: amount.amount for place, amount in amounts.items()} == {0: 5_000_000, 1: 9_000_000}
    assert shared(amounts) == {}


def test_one_amount_for_a_list_is_that_of_a_package() -> None:
    context = around(
        "Spain sold frigates and helicopters to Chile for $5 million. Spain sold howitzers to Chile for $1 million."
    )
    amounts = spread(context, grouped(context, ("ESP", "CHL"), ("ESP", "CHL"), ("ESP", "CHL")))
    assert sorted(amounts) == [0, 1, 2]
    assert sorted(shared(amounts)) == [0, 1]


def test_a_value_without_groups_goes_nowhere() -> None:
    assert spread(around("The deal is worth 900 million euros."), []) == {}


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("The minister announced assistance of $800 million.", 1),
        ("A tranche of 90 million euros follows.", 1),
        ("This brings the total assistance to $3 billion.", 0),
    ],
)
def test_aid_has_a_value_and_no_sum_of_all_aid(sentence: str, amounts: int) -> None:
    assert len(deal_values(around(sentence))) == amounts
