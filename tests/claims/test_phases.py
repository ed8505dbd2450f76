"""How far a supply has come."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The first of 32 howitzers will be handed over to Peru in 2030.", "ordered"),
        ("The first of 32 howitzers arrived in Peru.", "delivering"),
        ("The yard launched the first of two frigates for Peru.", None),
        ("Peru will get the first batch of howitzers.", "ordered"),
        ("Peru got the first batch of howitzers.", "delivered"),
    ],
)
def test_a_part_that_comes_is_not_all(text: str, stage: str | None) -> None:
    assert told_stage(text) == stage
