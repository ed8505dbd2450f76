"""Deliveries that are on their way."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Italy will send howitzers to Latvia next week.", "delivering", 0),
        ("Italy will send howitzers to Latvia.", "approved", 0),
        ("During his visit, the minister will hand over a patrol boat to Palau.", "delivering", 0),
        ("Italy will hand over helicopters to Kenya at a ceremony in Nairobi.", "delivering", 0),
        ("Italy will hand over helicopters to Kenya.", "approved", 0),
        ("A ceremony was held in Nairobi to hand over five helicopters to Kenya.", "delivered", 0),
        ("Italy delivered the first 6 of 24 howitzers to Kenya.", "delivering", 0),
    ],
)
def test_what_is_handed_over_on_a_day_told_is_on_its_way(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Oman has received two Rafale jets and will get one more Rafale in May.", "delivering", 1),
        ("Oman received tanks and will get frigates in May.", "ordered", 1),
        ("Oman will get a Rafale in May.", "ordered", 0),
        ("Canada is coordinating deliveries of howitzers to Latvia.", "delivering", 0),
        ("Canada and Norway have provided a steady supply of howitzers to Latvia.", "delivered", 0),
        ("Shipments of howitzers to Latvia did not begin until May.", "delivering", 0),
        ("Oman is set to get the third squadron of the missile later this month.", "delivering", 0),
        ("Oman will receive the 3rd frigate in May.", "delivering", 0),
        ("Oman will receive the second frigate in May.", "delivering", 0),
        ("Oman is due to induct a first batch of corvettes.", "ordered", 0),
        ("Oman will receive deliveries of missiles in 2027.", "ordered", 0),
        ("Italy will make deliveries of missiles to Oman.", "delivering", 0),
        ("Canada provided a supply of howitzers to Latvia.", "delivered", 0),
        ("Oman received a shipment of howitzers.", "delivered", 0),
    ],
)
def test_the_next_of_several_are_on_their_way(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage
