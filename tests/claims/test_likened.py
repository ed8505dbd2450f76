"""Equipment that only says what other equipment is like."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.likened import likened


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("Peru ordered the K9PL, a variant of the K9 howitzer.", ["K9"]),
        ("Peru ordered the F-15QA (an advanced version of the F-15E) in May.", ["F-15E"]),
        ("India will deliver the Nag, similar to the older American Javelin, to Peru.", ["Javelin"]),
        ("Peru ordered a version of the Leopard 2.", []),
        ("Peru was offered the export variant of the Bayraktar TB2.", []),
        ("Peru ordered the Nag and, similar to Chile, the Javelin.", []),
        ("Peru bought Leopard 2 tanks from a copy of the list, and drones.", []),
    ],
)
def test_what_other_equipment_is_like(text: str, like: list[str]) -> None:
    context = around(text)
    found = [item.designation for found, item in items(context) if likened(context, found, item)]
    assert found == like
