"""Equipment in whose place something else is taken."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage", "place"),
    [
        ("Peru chose the Gripen over the Rafale.", "ordered", 0),
        ("Peru bought over 100 tanks from Italy.", "ordered", 0),
        ("Peru selected helicopters over drones.", "offered", 1),
        ("Peru ordered the Gripen instead of the Rafale.", "offered", 1),
        ("The air force prefers the Gripen over the Rafale that Peru received in May.", "delivered", 1),
        ("Peru ordered tanks over five years ago.", "delivered", 0),
        ("Italy won a contract for helicopters over Spain.", "ordered", 0),
        ("Peru chose the Gripen over the Rafale and the Kfir.", "offered", 2),
        ("Peru bought the Gripen after deciding against Dassault Co.'s Rafale and the Kfir.", "offered", 1),
        ("Peru bought the Gripen after deciding against Dassault Co.'s Rafale and the Kfir.", "offered", 2),
        ("Rebels flew over Oman in helicopters bought from Italy.", "delivered", 0),
    ],
)
def test_what_something_is_chosen_over_was_only_offered(text: str, stage: str | None, place: int) -> None:
    assert told_stage(text, place) == stage
