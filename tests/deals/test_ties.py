"""Pairs of claims that people have decided on."""

from __future__ import annotations

from tests.deals.builders import VOCABULARY, exactly, transfer_claim

from pactwatch.deals import Ties, link
from pactwatch.model import Category

ONE = [transfer_claim(f"a{number}/1", ordered=exactly(12)) for number in range(3)]
TWO = [transfer_claim(f"b{number}/1", what="F-16", category=Category.AIRCRAFT) for number in range(2)]


def linked(*, together: tuple[tuple[str, str], ...] = (), apart: tuple[tuple[str, str], ...] = ()) -> list[list[str]]:
    deals = link([*ONE, *TWO], {}, VOCABULARY, ties=Ties(together, apart)).deals
    return [list(deal.claims) for deal in deals]


def test_without_ties_the_weights_decide() -> None:
    assert linked() == [["a0/1", "a1/1", "a2/1"], ["b0/1", "b1/1"]]


def test_a_tie_makes_one_deal_of_the_two_that_hold_the_claims() -> None:
    assert linked(together=(("a1/1", "b0/1"),)) == [["a0/1", "a1/1", "a2/1", "b0/1", "b1/1"]]


def test_what_is_parted_stands_in_two_deals() -> None:
    found = linked(apart=(("a0/1", "a1/1"),))
    assert not any({"a0/1", "a1/1"} <= set(deal) for deal in found)


def test_where_whole_deals_cannot_be_joined_the_tied_claims_stand_alone() -> None:
    found = linked(together=(("a0/1", "b0/1"),), apart=(("a2/1", "b1/1"),))
    assert ["a0/1", "b0/1"] in found
    assert ["a1/1", "a2/1"] in found


def test_a_tie_to_a_claim_that_is_not_there_has_no_effect() -> None:
    assert linked(together=(("a0/1", "zz"),), apart=(("a0/1", "zz"),)) == linked()
