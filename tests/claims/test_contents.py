"""What a package told before is said to hold."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.contents import contents

ANNOUNCED = "Norway announced a new package of military aid for Moldova on 4 March 2024. "


def listed(text: str) -> list[list[str]]:
    """The equipment in a package, sentence by sentence, of those that list some."""
    context = around(text)
    return [
        [item.designation for item in found.items if item.first in packed]
        for found, packed in zip(context.passage.found, contents(context), strict=True)
        if packed is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("The aid package consists of 50 armoured vehicles and 20 drones.", [["armoured vehicles", "drones"]]),
        ("It includes 50 armoured vehicles and 20 drones.", [["armoured vehicles", "drones"]]),
        ("This concerns 50 armoured vehicles and 20 drones.", [["armoured vehicles", "drones"]]),
        ("Included in the package are 31 tanks.", [["tanks"]]),
        ("Among the weapons are 200 Stinger missiles.", [["Stinger"]]),
        ("Also in the package are 20 drones.", [["drones"]]),
        ("Part of the package is a radar.", [["radar"]]),
        ("Also, Moldova wants tanks.", []),
        ("The package includes shells for infantry and the tanks.", [["shells"]]),
        ("The package includes shells for howitzers, and tanks.", [["shells", "tanks"]]),
        ("A ship left for Moldova. On board were 30 tanks.", [["tanks"]]),
        ('A ship left for Moldova. "Aboard the ship were 30 tanks.', [["tanks"]]),
        ("The minister left for Moldova. On board were 30 soldiers.", []),
        ("The package includes shells for the howitzers.", [["shells"]]),
        ("The package includes:\n- 20 drones;\n- 30 tanks.", [[], ["drones"], ["tanks"]]),
        ("The weapons seized included 30 rifles. They included 20 mortars.", [["rifles"], ["mortars"]]),
        ("The package includes 20 drones. Moldova also wants tanks.", [["drones"]]),
        ("The tank has a radar, and its crew includes a gunner.", []),
        ("The minister said that the army has 30 tanks.", []),
    ],
)
def test_what_a_package_holds(sentence: str, items: list[list[str]]) -> None:
    assert listed(ANNOUNCED + sentence) == items


def test_a_package_and_what_it_holds_may_stand_in_one_sentence() -> None:
    told = "Norway announced a package, which includes 50 tanks and 20 drones, for Moldova."
    assert listed(told) == [["tanks", "drones"]]


def test_what_a_package_holds_goes_between_its_parties_at_its_stage() -> None:
    told = transfers(ANNOUNCED + "The package includes:\n- 20 drones;\n- 31 Leopard 2 tanks.\nSweden and Chad met.")
    assert {one.item.value.designation for one in told} >= {"drones", "Leopard 2"}
    assert {(one.supplier.value, one.recipient.value) for one in told if one.supplier and one.recipient} == {
        (("NOR",), ("MDA",))
    }
    assert {one.stage.value for one in told if one.stage} == {"approved"}


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        ("Norway continues to provide Moldova with rifles. This new package includes 20 drones.", "approved"),
        (
            "Norway will announce a package of military aid for Oman today. The package includes 20 drones.",
            "approved",
        ),
        ("Norway has delivered rifles to Moldova. Today's announcement includes 20 drones.", "approved"),
        ("Norway delivered a package of rifles to Moldova. The package included 20 drones.", "delivered"),
        ("Norway continues to provide Moldova with rifles. The new package would include 20 drones.", "delivering"),
    ],
)
def test_a_new_package_is_announced_whatever_was_told_before(before: str, stage: str) -> None:
    told = [one for one in transfers(before) if one.item.value.designation == "drones"]
    assert [one.stage.value for one in told if one.stage] == [stage]


def test_what_was_seized_was_to_go_where_the_whole_was() -> None:
    told = transfers(
        "The navy intercepted a shipment of Libyan weapons bound for Tunisia. The weapons seized included 30 mortars."
    )
    mortars = next(one for one in told if one.item.value.designation == "mortars")
    assert (mortars.supplier and mortars.supplier.value, mortars.recipient and mortars.recipient.value) == (
        ("LBY",),
        ("TUN",),
    )
    assert mortars.stage is not None
    assert mortars.stage.value == "refused"


def test_a_package_told_clearly_is_not_forgotten_for_other_remarks() -> None:
    text = ANNOUNCED + "Norway builds the NSM. The package also includes 20 drones and mortars."
    told = {one.item.value.designation: one.stage for one in transfers(text)}
    assert (told["drones"] or told["mortars"]) is not None
    assert {stage.value for name, stage in told.items() if stage and name in ("drones", "mortars")} == {"approved"}


def test_points_of_a_list_are_different_things() -> None:
    points = (
        "The package includes:\n- shells for howitzers;\n- 75,000 rounds of 155mm ammunition;\n- mortar ammunition."
    )
    told = {one.item.value.designation for one in transfers(ANNOUNCED + points)}
    assert {"155mm ammunition", "mortar ammunition"} <= told


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("The agreement involves the purchase of 12 howitzers.", "ordered"),
        ("The agreement would involve the purchase of 12 howitzers.", "sought"),
        ("The package includes 12 howitzers.", "sought"),
    ],
)
def test_an_agreement_on_what_was_sought_is_told_with_what_it_holds(sentence: str, stage: str) -> None:
    (told,) = transfers("Chad plans to buy weapons from Norway. " + sentence)
    assert told.stage is not None
    assert (told.item.value.designation, told.stage.value) == ("howitzers", stage)
