"""Acts that are only supposed."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Any arms exports from Oman to Sudan would violate the embargo.", "offered", 0),
        ("They warned that any further sale of howitzers to Ghana would be punished.", "offered", 0),
        ("Any purchase of frigates by Peru would need a loan.", "sought", 0),
        ("Any future delivery of missiles to Oman would break the accord.", "offered", 0),
        ("Norway denied any sale of frigates to Peru.", "ordered", 0),
        ("Italy has not delivered any frigates to Oman.", "ordered", 0),
        ("The many arms exports from Italy to Oman went on.", "delivering", 0),
        ("Any deal for frigates would be worth 2 billion euros.", "negotiating", 0),
        ("The howitzers got many requests from African armies.", "sought", 0),
    ],
)
def test_any_act_is_only_supposed(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("If Oman buys frigates from Spain, the yard will hire workers.", "sought", 0),
        ("The yard will hire workers if Spain sells frigates to Oman.", "offered", 0),
        ("If the purchase of howitzers goes ahead, Latvia will need trucks.", "sought", 0),
        ("Oman bought frigates and will pay more if prices rise.", "ordered", 0),
        ("If the contract for frigates is signed, Spain will build a yard.", "negotiating", 0),
        ("It is unclear if Spain delivered frigates to Oman.", "delivered", 0),
        ("The loan will enable Oman's purchase of helicopters.", "sought", 0),
        ("The grant would enable the acquisition of howitzers by Latvia.", "sought", 0),
        ("The loan enabled Oman's purchase of helicopters.", "ordered", 0),
        ("Kenya might become the third customer for the Gripen.", "sought", 0),
        ("Kenya could become the first export customer of the Gripen.", "sought", 0),
        ("Kenya became the first export customer of the Gripen.", "ordered", 0),
        ("The sale of jets to Oman would anger Iran.", "offered", 0),
        ("The Gripen deal would be the largest in years.", "negotiating", 0),
        ("Selling jets to Oman would anger Iran.", "offered", 0),
        ("The ministry believed supplying missiles to Oman would calm the region.", "offered", 0),
        ("The purchase of frigates by Oman could cost 2 billion euros.", "sought", 0),
        ("Spain signed a deal for frigates that would create jobs.", "ordered", 0),
        ("The sale of jets to Oman was agreed.", "ordered", 0),
        ("Delivery of frigates to Oman would begin in May, the minister said.", "ordered", 0),
    ],
)
def test_what_would_follow_a_condition_is_only_supposed(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("In addition to arming Latvia with howitzers, the bill would pay for new roads.", "offered", 0),
        ("Besides supplying howitzers to Latvia, the plan would train its gunners.", "offered", 0),
        ("In addition to supplying howitzers to Latvia, Norway has trained its gunners.", "delivering", 0),
        ("By supplying howitzers to Latvia, Norway angered Moscow.", "delivering", 0),
        ("In addition to arming Latvia, the bill would help Oman.", "offered", 0),
        (
            "In addition to arming Latvia with howitzers and investing in its ports, the bill would help Oman.",
            "offered",
            0,
        ),
    ],
)
def test_what_a_bill_would_do_is_only_supposed(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman's order for frigates is expected to be worth $2 billion.", "sought"),
        ("The purchase of frigates from Spain is likely next year.", "sought"),
        ("A sale of frigates to Oman is also possible.", "offered"),
        ("The order for frigates is expected to be completed in May.", "ordered"),
        ("Oman's order for frigates is its largest.", "ordered"),
    ],
)
def test_what_is_expected_is_not_done(text: str, stage: str) -> None:
    assert told_stage(text) == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The Omani order for tanks is expected to be worth 20 million dollars.", "sought"),
        ("Orders for the tanks will be split between Chile and Peru.", "sought"),
        ("The contract for the corvettes is likely to be worth 2 billion euros.", "negotiating"),
        ("The order for tanks is worth 20 million dollars.", "ordered"),
        ("Oman signed an order for tanks, which will be made in Spain.", "ordered"),
        ("Oman is poised for an order of six corvettes.", "sought"),
        ("The admiral backs the idea of buying corvettes.", "sought"),
        ("The minister was asked about the purchase of tanks from Oman.", "ordered"),
        ("Oman asked about buying tanks.", "sought"),
        ("Oman plans to buy more arms, equipping its jets with missiles.", "sought"),
    ],
)
def test_a_deal_to_come_is_none_yet(text: str, stage: str) -> None:
    assert told_stage(text) == stage
