"""Words that have the form of an act of the trade and tell none."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    "text",
    [
        "Howitzers that give infantry more punch.",
        "The Spike missile offers superior range over the Hellfire.",
        "The Gripen will provide the capability to carry more weapons.",
        "The frigates give Oman the ability to patrol far out.",
        "The tanks have given Chile an edge.",
        "Kenya's very own helicopters.",
    ],
)
def test_what_equipment_does_is_no_act_of_the_trade(text: str) -> None:
    assert told_stage(text) is None


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Spain has offered frigates to Oman.", "offered"),
        ("The frigates offered by Spain are old.", "offered"),
        ("The tanks that Spain offers are old.", "offered"),
        ("The howitzers given to Kenya by China arrived.", "delivered"),
        ("The frigates China provides to Oman are new.", "delivering"),
        ("The firm behind the Gripen has offered to build it in Peru.", "offered"),
        ("The Rafale maker offers Oman missiles.", "offered"),
        ("The army is short of howitzers.", "sought"),
        ("Chad asked Italy for its retired frigates.", "sought"),
    ],
)
def test_what_a_state_gives_or_offers_is_one(text: str, stage: str) -> None:
    assert told_stage(text) == stage


def test_being_short_of_time_seeks_nothing() -> None:
    assert told_stage("The trial over the sale of howitzers was running short of time.") == "ordered"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Missiles were found in Chad in violation of an arms embargo.", None),
        ("Italy sent missiles to Chad in violation of the arms embargo.", "delivered"),
        ("Italy sent missiles to Chad despite the embargo.", "delivered"),
        ("The embargo covers missiles.", "refused"),
        ("Sweden brought two Gripen jets to the air show in Lima.", None),
        ("Sweden sent howitzers to India for trials.", None),
        ("Sweden sent howitzers to Latvia.", "delivered"),
        ("Russia flew two helicopters to the exhibition, making a pitch for their sale.", "offered"),
        ("The Gripen is being considered by Peru.", "sought"),
        ("The Gripen was considered to be the best.", None),
        (
            "Sweden brought two of its new, light Gripen jets to Brazil for the biggest air show of the year.",
            None,
        ),
        ("The missiles are no deal breaker.", None),
        ("Norway is known in the howitzer market, where prices rise.", None),
        ("The market for howitzers is small.", None),
        ("Several firms market howitzers in Africa.", "offered"),
        ("The howitzer has a proven track record in the hills.", None),
        ("The armed forces showed howitzers.", None),
        ("Spain armed rebels with howitzers.", "delivered"),
        ("The missile deal was signed.", "ordered"),
    ],
)
def test_bans_that_were_broken_shows_and_opinions_are_no_acts(text: str, stage: str | None) -> None:
    assert told_stage(text) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The navy voted in favour of buying frigates from Italy.", "ordered"),
        ("The navy dropped the frigates in favour of submarines.", "cancelled"),
    ],
)
def test_being_in_favour_of_a_purchase_cancels_nothing(text: str, stage: str) -> None:
    assert told_stage(text) == stage
