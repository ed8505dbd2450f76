"""Acts on which a deal depends, or that lead to it no more."""

import pytest
from tests.claims.texts import told_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Oman decided not to buy the frigates.", "cancelled"),
        ("Norway has agreed not to sell missiles to Oman.", "refused"),
        ("Norway decided to sell missiles to Oman.", "approved"),
        ("Japan eased its rules to allow the export of missiles to Norway.", "approved"),
        ("Japan wants to allow the export of missiles to Norway.", "sought"),
        ("Berlin lifted its veto on the sale of jets to Oman.", "approved"),
        ("Oman and Norway have agreed in principle on the sale of missiles.", "negotiating"),
        ("Norway is weighing whether to send missiles to Peru.", "offered"),
        ("Peru debates whether to buy missiles.", "sought"),
        ("Spain and Oman are finalising a deal for two frigates.", "negotiating"),
        ("Spain has been winning orders for its frigates.", "ordered"),
        ("Berlin said it would send tanks to Estonia.", "approved"),
        ("Berlin said Paris would send tanks to Estonia.", "offered"),
        ("Hungary will not allow the transit of howitzers to Estonia.", "refused"),
        ("Hungary has not approved the sale of howitzers to Estonia.", "sought"),
        ("Oslo has resisted calls to send missiles to Peru.", "refused"),
        ("Two men were arrested who tried to smuggle missiles to Chad.", "refused"),
        ("A plot to smuggle missiles to Chad was foiled.", "refused"),
        ("Oslo has sold and delivered missiles to Peru.", "delivered"),
        ("Peru paid for missiles from Norway.", "ordered"),
        ("Spain will build two frigates for Oman.", "ordered"),
    ],
)
def test_what_a_deal_depends_on(text: str, stage: str) -> None:
    assert told_stage(text) == stage
