"""What begins: a delivery, or something else."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The raids started taking their toll on the tanks.", None),
        ("Critics began to question the howitzers.", None),
        ("Spain began delivering frigates to Oman.", "delivering"),
        ("Spain has started deliveries of frigates to Oman.", "delivering"),
        ("The jets were seen rushing towards the border.", None),
    ],
)
def test_only_what_is_traded_begins_to_come(text: str, stage: str | None) -> None:
    assert told_stage(text) == stage
