"""Who is asked for equipment supplies it, who asks receives it."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.asked import asked_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Peru's army has approached the Chilean Air Force for spares of its jets.", ("CHL", "PER")),
        ("Oman has again turned to Italy for more frigates.", ("ITA", "OMN")),
        ("Several states are approaching Italian firms for ammunition.", ("ITA", None)),
        ("Oman is at odds with Peru and some states are asking Italy for rifles.", ("ITA", None)),
        ("Peru asked Italy for permission to sell its frigates to Oman.", (None, None)),
        ("Peru turned Italy down for frigates.", (None, None)),
        ("Peru asked for frigates from Italy.", (None, None)),
        ("Peru approached the coast, and Italy waited for the frigates.", (None, None)),
        ("Peru bought frigates from Italy.", (None, None)),
    ],
)
def test_who_is_asked(text: str, sides: tuple[str | None, str | None]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert asked_sides(context, found, found.items[0]) == sides
