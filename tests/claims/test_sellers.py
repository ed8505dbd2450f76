"""Who takes part in a text by what it makes alone."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.sellers import sellers
from pactwatch.vocab import load


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru chose the Swedish Gripen. Saab was pleased.", {"SWE"}),
        ("Peru chose the Swedish Gripen. Sweden was pleased.", set()),
        ("Peru chose Saab.", set()),
        ("Peru bought Swedish boats.", set()),
    ],
)
def test_who_only_sells(text: str, who: set[str]) -> None:
    assert sellers(around(text), load()) == who
