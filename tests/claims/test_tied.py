"""Parties that are only named for ties with them."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.tied import tied


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Italy halted sales of rifles to Chad over the president's ties to Libya and Niger.", {"LBY", "NER"}),
        ("Peru will get jets despite its close links with Cuba.", {"CUB"}),
        ("Peru calls the sale of jets to Chile a threat to Peru.", {"PER"}),
        ("Italy sold rifles to Chad and has links in Libya.", set()),
    ],
)
def test_who_only_has_ties(text: str, codes: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if tied(context, found, party)} == codes
