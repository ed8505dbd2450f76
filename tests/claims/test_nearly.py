"""Deals that are close and not made yet."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Peru and Italy are close to a deal under which Italy will sell Peru two frigates.", "negotiating"),
        ("The minister said that agreement was close on the sale of French submarines to Chile.", "negotiating"),
        ("Brazil is nearing an agreement with France to buy Scorpene submarines.", "negotiating"),
        ("Saab is closing in on a deal to sell Gripen jets to Peru.", "negotiating"),
        ("Malaysia is on the verge of a deal to buy Hornets from Kuwait.", "negotiating"),
        ("A source close to the deal said Peru bought Rafale jets from France.", "ordered"),
        ("A deal is not close, but Peru wants to buy K2 tanks from Poland.", "sought"),
        ("Kuwait is in close contact over the agreement to buy tanks from Germany.", "ordered"),
        ("Two years after the contract was signed, Chile received four frigates near Valparaiso.", "delivered"),
    ],
)
def test_a_deal_that_is_close_is_negotiated(text: str, stage: str) -> None:
    assert told_stage(text) == stage
