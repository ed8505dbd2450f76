"""Plans that are taken up again."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chile will go ahead with its plan to buy frigates from Spain.", "approved"),
        ("Norway is proceeding with plans to sell missiles to Oman.", "approved"),
        ("Chile may go ahead with its plan to buy frigates from Spain.", "sought"),
        ("Chile will not proceed with its plan to buy frigates.", "sought"),
        ("Chile will go ahead with the purchase of frigates from Spain.", "ordered"),
        ("Chile intends to proceed with the sale of frigates to Peru.", "ordered"),
        ("Plans to buy six submarines might get approval from Lima.", "sought"),
        ("The sale of tanks to Ghana will receive approval from Berlin.", "sought"),
        ("The sale of tanks to Ghana received approval from Berlin.", "approved"),
    ],
)
def test_who_goes_on_with_a_plan_has_cleared_it(text: str, stage: str) -> None:
    assert told_stage(text) == stage
