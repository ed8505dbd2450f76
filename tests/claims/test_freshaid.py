"""Help that is announced stands apart from what the same giver sends already."""

import pytest
from tests.claims.texts import transfers

from pactwatch.model import Stage

_PLEDGED = "Norway pledged $40 million in military aid to Chad, including air defence systems and ammunition."
_GIVEN = "NASAMS batteries that Norway delivered to Chad last year guard the capital."
_PACKAGE = (
    "Norway will give Chad a new package of military assistance worth $40 million. "
    "The package includes howitzers, armoured vehicles and radars."
)


def _told(text: str) -> dict[str, Stage | None]:
    return {claim.item.value.designation: claim.stage.value if claim.stage else None for claim in transfers(text)}


@pytest.mark.parametrize("text", [f"{_PLEDGED} {_GIVEN}", f"{_GIVEN} {_PLEDGED}"])
def test_a_kind_that_is_pledged_is_not_the_system_that_serves_already(text: str) -> None:
    assert _told(text) == {"air defence systems": "approved", "ammunition": "approved", "NASAMS": "delivered"}


def test_weapons_given_before_are_not_those_of_a_new_package() -> None:
    text = f"{_PACKAGE} The weapons that Norway has provided to Chad since 2019 have saved lives."
    told = _told(text)
    assert told["howitzers"] == "approved"
    assert told["weapons"] == "delivered"


def test_what_is_sold_and_then_delivered_stays_one_transfer() -> None:
    text = (
        "Denmark approved the $90 million sale of air defence systems to Chad. Denmark delivered the NASAMS to Chad "
        "in May."
    )
    assert [claim.item.value.designation for claim in transfers(text)] == ["NASAMS"]


@pytest.mark.parametrize(
    "arrival",
    [
        "The Archer howitzers were handed over in Tallinn on Monday.",
        "The first of these Archer howitzers arrived on Monday.",
    ],
)
def test_what_arrives_is_what_was_announced(arrival: str) -> None:
    text = f"Sweden approved a gift of howitzers worth $50 million to Estonia. {arrival}"
    assert list(_told(text)) == ["Archer"]
