"""Equipment that takes part in a tender is offered, not only wanted."""

import pytest
from tests.claims.texts import around, items, told_stage

from pactwatch.claims.stages import stage_of


@pytest.mark.parametrize(
    "sentence",
    [
        "The Gripen was the cheapest in the Swiss tender.",
        "The Gripen is the favourite of pilots in Chile's competition.",
        "The chances of the Gripen winning the Swiss tender are small.",
        "The Gripen has little chance of winning the Chilean tender.",
        "The Gripen faces stiff competition from the Rafale in Brazil.",
        "The Gripen and the Rafale met the requirements of the Chilean air force.",
        "The Gripen was shortlisted in the Chilean competition.",
        "The Gripen is vying for a Chilean order.",
        "The Gripen emerged as the cheapest jet in the Peruvian competition.",
    ],
)
def test_bids(sentence: str) -> None:
    assert told_stage(sentence) == "offered"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile wants the Gripen in its tender.",
        "Chile has a chance to buy the Gripen.",
        "Fighter jets are the most wanted in Chile's tender.",
        "Chile shortlisted the Gripen.",
        "Chile looks at the Gripen for its requirement.",
    ],
)
def test_wishes(sentence: str) -> None:
    assert told_stage(sentence) == "sought"


def test_an_aside_between_commas_is_stepped_over() -> None:
    assert told_stage("The Gripen, although praised by pilots, was rejected by Chile.") == "refused"
    assert told_stage("The frigates, if built on time, will be handed over to Oman.") == "approved"


def test_what_is_on_offer_may_be_cancelled() -> None:
    assert told_stage("That made the H225M on offer the only bid left, and it had to be cancelled.") == "cancelled"


def test_who_is_eliminated_is_refused() -> None:
    assert told_stage("The Gripen was eliminated from the Chilean competition.") == "refused"


def test_an_edge_is_no_equipment() -> None:
    assert told_stage("The F-18 has a folding wing, giving it an edge over the Rafale.", 1) is None


def test_what_is_left_in_a_race_is_offered() -> None:
    text = "The two that are left in the race are old: the Swedish Gripen and the Italian M-346."
    context = around(text)
    rulings = [stage_of(context, found, item) for found, item in items(context)]
    assert [(one.stage, one.kind) for one in rulings] == [("offered", "chain")] * 2


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chile has selected the Swedish Gripen, the French Rafale and used F-16 jets.", "offered"),
        ("Chile has selected the Gripen and the C-390.", "ordered"),
        ("Chile has selected the Gripen.", "ordered"),
        ("Chile ordered Gripen, Rafale and F-16 jets.", "ordered"),
    ],
)
def test_of_three_rivals_that_are_picked_none_has_won(text: str, stage: str) -> None:
    assert told_stage(text) == stage
