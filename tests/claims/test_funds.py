"""Who only pays for what another one gets."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.funds import pays


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("Italy sold Kenya two boats with financing from Oman.", {"OMN"}),
        ("Italy will send Kenya boats financed by Oman and Qatar.", {"OMN", "QAT"}),
        ("Italy delivered boats to Kenya, paid for by Oman.", {"OMN"}),
        ("An Omani-funded deal gave Kenya boats from Italy.", {"OMN"}),
        ("The boats were paid for by Kenya, said Italy.", set()),
        ("Kenya bought boats from Oman.", set()),
        ("Kenya got a loan from Oman for the boats.", set()),
    ],
)
def test_who_pays(text: str, payers: set[str]) -> None:
    context = around(text)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if pays(context, found, party)} == payers
