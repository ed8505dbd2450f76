"""What is waited for: deliveries, and the consent that a deal needs."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Saab awaits final approval from Stockholm to sell Gripen jets to Peru.", "sought"),
        ("The sale of tanks to Poland is still waiting for clearance from Berlin.", "sought"),
        ("The deal for twelve jets with Serbia awaits the signature of the minister.", "sought"),
        ("The yard is waiting for the go-ahead to export frigates to Chile.", "sought"),
        ("Berlin gave its approval for the sale of tanks to Poland.", "approved"),
        ("The approval for the sale of tanks to Poland came in May.", "approved"),
        ("Kenya is awaiting delivery of six helicopters from Italy.", "ordered"),
        ("Chile awaits the arrival of its first corvettes from Italy.", "ordered"),
        ("While it waits for the tanks, Poland trains its crews.", "ordered"),
        ("Oslo cleared the path for the export of howitzers to Kuwait.", "approved"),
    ],
)
def test_what_is_waited_for(text: str, stage: str) -> None:
    assert told_stage(text) == stage
