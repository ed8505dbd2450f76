"""Equipment that is named where none changes hands."""

from functools import cache

import pytest

from pactwatch.claims import GrammarReader
from pactwatch.model import Document
from pactwatch.vocab import load


@cache
def _reader() -> GrammarReader:
    return GrammarReader(load())


def _against(text: str) -> dict[str, str | None]:
    rated = _reader().rated(_reader().context(Document(id="own:1", address="own:1", text=text)))
    return {one.group.named.draft.item.designation: one.against for one in rated}


def _reasons(text: str) -> set[str | None]:
    return set(_against(text).values())


def test_tankers_with_oil_are_no_aircraft() -> None:
    text = "Oman asked Spain to lease it four tankers. The tankers carry crude oil under the flag of Oman."
    assert _reasons(text) <= {"ships that carry oil"}


def test_tankers_that_refuel_are_aircraft() -> None:
    text = "Oman bought four A330 tankers from Spain. The tankers will refuel its fighters in the sky over the Gulf."
    assert None in _reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru offered Chile a draft treaty on missiles. The treaty would eliminate all missiles of Peru and Chile.",
        "Chile and Peru will give up rockets. Negotiators said the arms control treaty means the destruction of arms.",
    ],
)
def test_what_a_treaty_ends_is_not_sold(text: str) -> None:
    assert _reasons(text) <= {"what a treaty is to end", "improbable"}


def test_a_sale_in_a_report_on_a_treaty_is_told() -> None:
    text = (
        "Peru signed the treaty that bans landmines, and bought missiles from Spain. "
        "Spain sold the missiles for 40 million euros and will deliver them in May."
    )
    assert None in _reasons(text)


def test_what_a_warship_sails_with_is_not_given() -> None:
    against = _against("The frigate was sent to Chile by Spain with only two anti-ship missiles.")
    assert against["anti-ship missiles"] == "what a warship sails with"


def test_weapons_that_a_freighter_brings_are_given() -> None:
    assert "what a warship sails with" not in _reasons("A ship sailed to Oman with Spanish missiles for Oman.")


def test_what_is_to_be_destroyed_is_not_given() -> None:
    text = "Norway gave Laos five million dollars for the clearance of landmines."
    assert _reasons(text) <= {"what is to be destroyed"}


@pytest.mark.parametrize(
    "text",
    [
        "Spain sent two C-130 aircraft with tents to Chile after the earthquake.",
        "Spanish helicopters delivered food and water to towns in Chile.",
        "Spain sent a field hospital to Chile after the floods.",
    ],
)
def test_what_brings_relief_is_not_given(text: str) -> None:
    assert _reasons(text) <= {"what brings relief"}


def test_aircraft_sold_before_a_flood_are_sold() -> None:
    text = "Spain sold two C-295 aircraft to Chile for 60 million euros. Floods delayed the delivery of the aircraft."
    assert None in _reasons(text)


def test_escorts_are_not_sold() -> None:
    assert None not in _reasons("The ships of Oman sailed under the escort of three Spanish frigates.")


def test_whoever_speaks_is_no_equipment() -> None:
    assert not _against("The Greek spokesman Yusuf Eralp told reporters that Oman had bought nothing.")
    assert "ERALP" in _against("Turkey sold two ERALP radars to Oman.")
