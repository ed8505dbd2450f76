"""Who only backs what others do."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.backers import backs


@pytest.mark.parametrize(
    ("text", "code", "only"),
    [
        ("Peru sent howitzers to Oman with the support of Chad.", "TCD", True),
        ("Peru sent howitzers to Oman in close coordination with Chad and Mali.", "MLI", True),
        ("With Chad's blessing, Peru sent howitzers to Oman.", "TCD", True),
        ("Peru sent howitzers to Oman without Chadian approval.", "TCD", True),
        ("Peru sent howitzers in support of Oman.", "OMN", False),
        ("Peru sent howitzers to Oman with spares from Chad.", "TCD", False),
        ("Chad's support for Oman includes howitzers.", "TCD", False),
        ("Peru sent howitzers to Oman with the support of Chad.", "OMN", False),
    ],
)
def test_who_is_named_for_his_support_alone(text: str, code: str, only: bool) -> None:
    context = around(text)
    (found,) = context.passage.found
    (party,) = (party for party in found.parties if party.code == code)
    assert backs(context, found, party) is only
