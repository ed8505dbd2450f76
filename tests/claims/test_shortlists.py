"""Rivals that were selected together."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman has selected the Swedish Gripen, the French Rafale and the Typhoon.", "sought"),
        ("Oman chose the Gripen, Rafale and Typhoon.", "sought"),
        ("Oman selected 12 Gripen, 6 Rafale and 8 Typhoon.", "ordered"),
        ("Oman has selected the Gripen and the Rafale.", "ordered"),
        ("Oman has selected the Gripen.", "ordered"),
        ("Oman has ordered the Gripen, the Rafale and the Typhoon.", "ordered"),
    ],
)
def test_of_three_rivals_that_are_selected_none_is_ordered(text: str, stage: str) -> None:
    assert told_stage(text) == stage
