"""An amount behind one recipient is no price of what another one gets."""

import pytest
from tests.claims.texts import around, draft

from pactwatch.claims.payers import pays_other


@pytest.mark.parametrize(
    ("text", "recipient", "other"),
    [
        ("Norway sold tanks to Peru for a total of $3 million and is in talks with Chile.", "CHL", True),
        ("Norway sold tanks to Peru for a total of $3 million and is in talks with Chile.", "PER", False),
        ("Norway sold tanks to Chile and Peru for $3 million.", "CHL", False),
        ("Chile has bought tanks in a deal with Norway worth $3 million.", "CHL", False),
        ("Chile, after long talks in Peru, will pay $3 million for tanks.", "CHL", False),
    ],
)
def test_whose_price_it_is(text: str, recipient: str, other: bool) -> None:
    context = around(text)
    (money,) = context.passage.found[0].money
    assert pays_other(context, draft(context, 0, "NOR", recipient), money) is other
