"""Acts whose object is people, papers or a sight of equipment."""

import pytest
from tests.claims.passages import read
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chile sent a six-member team of pilots to Sweden to evaluate the Gripen.", "sought"),
        ("Chile sent experts to Sweden to see the Gripen.", None),
        ("Sweden sent technicians and two Gripen jets to Chad.", "delivered"),
        ("The firm will submit a final report on the howitzers.", None),
        ("The firm will submit a bid for the howitzers.", "offered"),
        ("Officers from Oman were given access to the Gripen.", None),
        ("Oman's officers will get a detailed briefing on the Gripen.", None),
        ("Oman will get six Gripen jets.", "ordered"),
        ("The chief awarded 12 sailors with badges for the BrahMos missile.", None),
        ("Oman awarded Spain a contract for howitzers.", "ordered"),
    ],
)
def test_people_papers_and_visits_are_no_goods(text: str, stage: str | None) -> None:
    assert told_stage(text) == stage


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Kenya sent a delegation to Spain, where howitzers are made.", []),
        ("Kenya sent howitzers to Chad.", ["supply"]),
    ],
)
def test_who_sends_people_supplies_nothing(text: str, frames: list[str]) -> None:
    assert [act.frame for act in read(text).found[0].triggers if act.frame == "supply"] == frames
