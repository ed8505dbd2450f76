"""Nouns that stand for equipment named before."""

import pytest
from tests.claims.texts import around, items, transfers

from pactwatch.claims.known import known_before


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Kenya ordered two Sparviero corvettes. Italy refused to deliver the ships to Kenya.", True),
        ("Kenya ordered two Sparviero corvettes. Italy later sold both vessels to Peru.", True),
        ("Kenya ordered two Sparviero corvettes. Italy sold the first two ships to Peru.", True),
        ("Kenya ordered two Sparviero corvettes. Italy sold old ships to Peru.", False),
        ("Kenya ordered two Sparviero corvettes. Italy sold the tanks to Peru.", False),
        ("Kenya ordered two Sparviero corvettes. The ships are grey.", False),
        ("Italy sold the ships to Peru.", False),
    ],
)
def test_a_noun_stands_for_what_was_named(text: str, known: bool) -> None:
    context = around(text)
    assert known_before(context, *items(context)[-1]) == known


def test_what_became_of_known_equipment_is_told_of_its_name() -> None:
    text = "Italy built two Sparviero corvettes under a contract with Kenya. It refused to deliver the ships to Kenya."
    (told,) = transfers(text)
    assert told.stage is not None
    assert told.stage.value == "refused"
