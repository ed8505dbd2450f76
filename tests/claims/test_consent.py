"""What a buyer has asked for is approved where the report tells the seller's consent."""

import pytest
from tests.claims.texts import around, draft

from pactwatch.claims.consent import with_consent

APPROVED = "Washington approved the sale of 18 F-16 jets to Chile."


@pytest.mark.parametrize(
    ("asked", "stage"),
    [
        ("Chile has requested to buy 40 torpedoes.", "approved"),
        ("Chile had asked to buy engines built by a firm in Ohio, and 40 torpedoes.", "approved"),
        ("Chile asks for 40 torpedoes.", "sought"),
        ("Chile wants 40 torpedoes.", "sought"),
    ],
)
def test_consent_is_to_what_was_requested(asked: str, stage: str) -> None:
    context = around(f"{APPROVED} {asked}")
    last = sum(len(found.items) for found in context.passage.found) - 1
    given = draft(context, 0, "USA", "CHL", stage="approved")
    wanted = draft(context, last, "USA", "CHL", stage="sought")
    object.__setattr__(given, "definite", True)
    assert [one.stage for one in with_consent([given, wanted])] == ["approved", stage]


def test_consent_to_another_buyer_tells_nothing() -> None:
    context = around(f"{APPROVED} Peru has requested to buy 40 torpedoes.")
    given = draft(context, 0, "USA", "CHL", stage="approved")
    object.__setattr__(given, "definite", True)
    wanted = draft(context, 1, "USA", "PER", stage="sought")
    assert with_consent([given, wanted])[1].stage == "sought"
