"""Who decides to give supplies, who decides to take receives."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.decisions import decided_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Chile's decision to sell two frigates to Peru upset Oman.", ("CHL", "PER")),
        ("Oman praised Chile's announcement yesterday that it would hand over old rifles to Peru.", ("CHL", "PER")),
        ("Oman criticised the Peruvian plan to buy frigates from Chile.", ("CHL", "PER")),
        ("Oman criticised Peru's plan to buy frigates.", (None, "PER")),
        ("Oman's announcement that Peru will buy frigates was no surprise.", (None, None)),
        ("Chile's decision was to close the yard, and its frigates went to Peru.", (None, None)),
        ("Chile will sell two frigates to Peru.", (None, None)),
    ],
)
def test_whose_decision_tells_a_side(text: str, sides: tuple[str | None, str | None]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert decided_sides(context, found, found.items[0]) == sides


def test_what_goes_back_to_its_maker_is_told() -> None:
    (told,) = transfers("We welcome Greece's announcement that it will transfer Patriot missiles to the United States.")
    assert told.supplier is not None
    assert told.supplier.value == ("GRC",)
