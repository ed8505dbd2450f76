"""Who took part in another deal than the one told: earlier buyers, whose deal is compared with, who was beaten."""

import pytest
from tests.claims.texts import around, reader

from pactwatch.claims.earlier import compared, earlier, recalled
from pactwatch.claims.governors import governed_by
from pactwatch.claims.terms import Terms


def _told(text: str) -> set[tuple[str | None, str | None, str]]:
    context = around(text)
    return {
        (one.group.supplier, one.group.recipient, one.group.staged.draft.stage)
        for one in reader().rated(context)
        if one.against is None
    }


def _who(text: str, check: object) -> set[str]:
    context = around(text)
    (found,) = context.passage.found
    assert callable(check)
    return {party.code for party in found.parties if check(context, found, party)}


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Kenya would be the third foreign buyer of the jet after Oman and Peru.", {"OMN", "PER"}),
        ("Kenya is the only country besides Oman to fly the jet.", {"OMN"}),
        ("Kenya is the second state after the Oman to order the jet.", {"OMN"}),
        ("Kenya ordered the jet after Oman attacked it.", set()),
        ("Kenya was the first country to order the jet after Oman left the programme.", set()),
        ("Kenya ordered the jet after Oman.", set()),
    ],
)
def test_who_bought_before(text: str, before: set[str]) -> None:
    assert _who(text, earlier) == before


def test_earlier_buyers_have_ordered_too() -> None:
    text = "Kenya would be the third export customer for Sweden's Gripen after Oman and Peru."
    assert _told(text) == {("SWE", "KEN", "sought"), ("SWE", "OMN", "ordered"), ("SWE", "PER", "ordered")}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The order is worth half the value of the deal signed with Oman.", {"OMN"}),
        ("Kenya pays more than the contract with Oman brought in.", {"OMN"}),
        ("The terms are similar to the deal with Oman.", {"OMN"}),
        ("Kenya signed the deal with Oman.", set()),
        ("The value of the jets for Oman rose.", set()),
    ],
)
def test_whose_deal_is_only_compared_with(text: str, others: set[str]) -> None:
    assert _who(text, compared) == others


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sweden lost the contract for 20 jets to France.", "against"),
        ("Sweden lost out to France.", "against"),
        ("Sweden sold 20 jets to France.", "to"),
        ("Sweden lost two jets, which were sold to France.", "to"),
    ],
)
def test_to_whom_a_bid_is_lost_is_a_rival(text: str, word: str) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert governed_by(context, found, found.parties[-1]) == word


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("The package, building on last month's $40 million package, gives Chad more howitzers.", True),
        ("The order of frigates comes on top of an earlier $90 million deal.", True),
        ("The loan supplements the previous aid worth $90 million and pays for howitzers.", True),
        ("Following last year's $90 million contract, Oman delivered the howitzers.", False),
        ("Last month's $40 million package gives Chad howitzers.", False),
        ("The talks on top of last month's agenda gave Chad howitzers worth $40 million.", False),
        ("Building on success, Chad bought howitzers for $40 million.", False),
    ],
)
def test_an_amount_of_what_was_given_before(text: str, before: bool) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert [recalled(context, found, amount) for amount in found.money] == [before]
    assert (Terms(context).money(found, found.items[0]) is None) == before
