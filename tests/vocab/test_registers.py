"""Designations as registers write them, found in the catalogue."""

import pytest

from pactwatch import vocab
from pactwatch.errors import VocabularyError
from pactwatch.model import Category
from pactwatch.vocab.registers import category_told, is_kind, system_of

VOCABULARY = vocab.load()


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("FGA aircraft", Category.AIRCRAFT),
        ("tanker/transport aircraft", Category.AIRCRAFT),
        ("tanker", Category.SHIP),
        ("tank", Category.ARMOURED_VEHICLE),
        ("tank destroyer", Category.ARMOURED_VEHICLE),
        ("destroyer", Category.SHIP),
        ("armoured personnel carrier", Category.ARMOURED_VEHICLE),
        ("aircraft carrier", Category.SHIP),
        ("portable SAM", Category.AIR_DEFENCE),
        ("anti-ship missile", Category.MISSILE),
        ("anti-radar missile", Category.MISSILE),
        ("combat helicopter radar", Category.SENSOR),
        ("combat helicopter", Category.HELICOPTER),
        ("reconnaissance drone", Category.UAV),
        ("vehicle engine", Category.ENGINE),
        ("anti-submarine aircraft", Category.AIRCRAFT),
        ("submarine", Category.SUBMARINE),
        ("surveillance satellite", Category.SATELLITE),
        ("guided shell", Category.AMMUNITION),
        ("teapot", None),
    ],
)
def test_descriptions_tell_a_category(description: str, category: Category | None) -> None:
    assert category_told(description) is category


@pytest.mark.parametrize(
    ("designation", "description", "system"),
    [
        ("Bayraktar TB-2", "armed UAV", "bayraktar-tb2"),
        ("CAESAR 155mm", "self-propelled gun", "caesar"),
        ("Mi-24P/Mi-35P", "combat helicopter", "mi-24p"),
        ("Cougar APC", "APC", "cougar-mrap"),
        ("Javelin ATM", "anti-tank missile", "javelin"),
        ("96K9 Pantsyr-S1", "self-propelled air-defence system", "pantsir"),
        ("Meteor", "BVRAAM", "meteor"),
        ("Zzyzx-77", "tank", None),
        ("vehicle engine", "vehicle engine", None),
    ],
)
def test_designations_of_registers_are_found(designation: str, description: str, system: str | None) -> None:
    found = system_of(VOCABULARY, designation, description)
    assert (found.id if found else None) == system


def test_the_description_tells_which_system_of_one_name_is_meant() -> None:
    aircraft, vehicle = (system_of(VOCABULARY, "Spartan", kind) for kind in ("transport aircraft", "APC"))
    assert aircraft is not None
    assert vehicle is not None
    assert aircraft.id != vehicle.id


def test_an_entry_of_another_kind_is_not_meant() -> None:
    assert VOCABULARY.system_named("F-22") is not None
    assert system_of(VOCABULARY, "F-22", "frigate") is None


def test_a_designation_without_description_is_looked_up_as_a_whole_first() -> None:
    found = system_of(VOCABULARY, "Leopard-2A6")
    assert found is not None
    assert found.id == "leopard-2a6"


def test_what_only_names_a_kind_is_told_apart() -> None:
    assert is_kind("vehicle engine", "vehicle engine")
    assert is_kind("air refuel system", "air refuel system")
    assert not is_kind("Rafale", "FGA aircraft")
    assert not is_kind("tug", "patrol boat")


def test_own_words_stand_in_for_the_table(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "descriptions.yaml").write_text(
        "provenance: made for this test\ndescriptions:\n- {category: ship, words: [teapot]}\n"
    )
    assert category_told("teapot", folder) is Category.SHIP


@pytest.mark.parametrize("content", ["x: 1", "descriptions: [{category: ship}]", "descriptions: [{words: [boat]}]"])
def test_malformed_tables_are_refused(content: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("own")
    (folder / "descriptions.yaml").write_text(content)
    with pytest.raises(VocabularyError, match=r"descriptions\.yaml"):
        category_told("boat", folder)
