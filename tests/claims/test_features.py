"""How firmly acts of the trade hold equipment."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.features import hold


@pytest.mark.parametrize(
    ("text", "firmly"),
    [
        ("A freighter with howitzers bound for Chad left Genoa.", True),
        ("The frigates on offer were built in Spain.", True),
        ("Twelve howitzers arrived in May.", True),
        ("The army bought howitzers.", True),
        ("Howitzers were bought.", True),
        ("The howitzers bought new fame for the makers.", False),
    ],
)
def test_what_holds_equipment_from_behind(text: str, firmly: bool) -> None:
    assert (hold(*items(around(text))[0]) == 1.0) == firmly
