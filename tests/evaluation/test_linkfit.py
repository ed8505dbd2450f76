"""Match weights fitted to annotated links: the same every time, better where there is something to learn."""

from __future__ import annotations

import pytest
from tests.deals.builders import VOCABULARY, exactly, transfer_claim

from pactwatch.deals.profile import profiles_of
from pactwatch.deals.weights import BY_HAND, DEFAULT
from pactwatch.evaluation.linkfit import (
    FIXED,
    NAMES,
    Agreement,
    Figures,
    Links,
    figures,
    fit,
    weight_of,
    weights_with,
)
from pactwatch.model import Claim

HAND = {name: weight_of(BY_HAND, name).bits for name in NAMES}


def links(*told: tuple[Claim, str]) -> Links:
    claims = {claim.id: claim for claim, _ in told}
    return Links.of(profiles_of(claims, {}, VOCABULARY), {claim.id: deal for claim, deal in told})


def disputed(publisher: str, number: int) -> tuple[tuple[Claim, str], ...]:
    """Two reports of one deal that the weights set by hand part: their numbers differ and one leaves out a side."""
    deal, buyer = f"{publisher}{number}", f"AA{number}"
    first = transfer_claim(f"{publisher}:{number}a", recipient=buyer, ordered=exactly(10), published="2020-01-01")
    second = transfer_claim(
        f"{publisher}:{number}b", supplier="", recipient=buyer, ordered=exactly(40), published="2020-03-10"
    )
    return (first, deal), (second, deal)


@pytest.fixture(scope="module")
def disagreeing() -> Links:
    return links(*(told for number in range(5) for told in disputed("north", number)))


def test_figures_are_those_of_the_definition() -> None:
    two_of_three = [Agreement(2, 2, 3), Agreement(2, 2, 3), Agreement(1, 1, 3)]
    found = figures(two_of_three)
    assert found.b_cubed == pytest.approx(2 * 1 * (5 / 9) / (1 + 5 / 9))
    assert found.pairwise == pytest.approx(2 * 1 * (1 / 3) / (1 + 1 / 3))
    assert figures([]) == Figures(0.0, 0.0)


def test_fitting_gains_and_leaves_alone_what_admits_no_doubt(disagreeing: Links) -> None:
    bits = fit(disagreeing)
    assert figures(disagreeing.agreements(bits)).mean > figures(disagreeing.agreements(HAND)).mean
    assert {name: bits[name] for name in FIXED} == {name: HAND[name] for name in FIXED}
    unused = [name for name in NAMES if not disagreeing.used[name]]
    assert {name: bits[name] for name in unused} == {name: HAND[name] for name in unused}


def test_fitting_gives_the_same_weights_in_any_order(disagreeing: Links) -> None:
    deals = dict(zip((one.claim for one in disagreeing.profiles), disagreeing.deals, strict=True))
    assert fit(Links.of(reversed(disagreeing.profiles), deals)) == fit(disagreeing)


def test_a_publisher_is_left_out_with_all_its_claims(disagreeing: Links) -> None:
    both = links(*disputed("north", 1), *disputed("south", 1))
    assert [one.claim for one in both.without(["north"]).profiles] == ["south:1a", "south:1b"]
    assert both.without(["west"]).profiles == both.profiles
    assert disagreeing.without(["north"]).agreements(HAND) == ()


def test_the_weights_in_use_keep_the_reasons_of_those_set_by_hand() -> None:
    assert all(weight_of(DEFAULT, name).reason == weight_of(BY_HAND, name).reason for name in NAMES)
    moved = weights_with({**HAND, "mode_loan": -9.0})
    assert (moved.mode_loan.bits, moved.mode_loan.reason) == (-9.0, BY_HAND.mode_loan.reason)
