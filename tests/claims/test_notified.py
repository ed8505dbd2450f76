"""Sales that a parliament is told of or asked about."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The government notified parliament that it plans to sell tanks to Oman.", "approved"),
        ("The administration asked Congress to approve the sale of twelve tanks to Oman.", "approved"),
        ("The government has asked parliament to approve arms exports to Oman.", "approved"),
        ("Congress has been informed of the plan to sell bombs to Oman.", "approved"),
        ("The White House bypassed Congress to sell shells to Oman.", "approved"),
        ("The press has been informed of the plan to sell bombs to Oman.", "offered"),
        ("The navy asked parliament to approve the purchase of three frigates.", "sought"),
        ("Oman asked Spain to approve the sale of three frigates.", "sought"),
    ],
)
def test_what_a_parliament_is_asked_to_let_go_is_approved(text: str, stage: str) -> None:
    assert told_stage(text) == stage
