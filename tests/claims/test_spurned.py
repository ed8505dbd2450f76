"""Equipment in whose place something else is taken."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.stages import stage_of


def _told(text: str, place: int) -> str | None:
    context = around(text)
    found, item = items(context)[place]
    return stage_of(context, found, item).stage


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
        ("Rebels flew over Oman in helicopters bought from Italy.", "delivered", 0),
        ("During his visit, the minister will hand over a patrol boat to Palau.", "delivering", 0),
        ("Italy will hand over helicopters to Kenya at a ceremony in Nairobi.", "delivering", 0),
        ("Italy will hand over helicopters to Kenya.", "approved", 0),
    ],
)
def test_what_something_is_chosen_over_was_only_offered(text: str, stage: str | None, place: int) -> None:
    assert _told(text, place) == stage
