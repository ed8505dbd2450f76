"""Who only minds what others do has no part in it."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.asides import apart


@pytest.mark.parametrize(
    ("sentence", "outside"),
    [
        ("Egypt bought Su-35 fighters from Russia amidst warnings from the Trump administration.", {"USA"}),
        ("Over US objections, Iraq bought T-90 tanks from Russia.", {"USA"}),
        ("Iraq bought T-90 tanks from Russia despite the threat of US sanctions.", {"USA"}),
        ("Amid strong protests from Greece and Cyprus, Italy sold frigates to Turkey.", {"GRC", "CYP"}),
        ("Italy sold frigates to Turkey in the face of opposition from Greece.", {"GRC"}),
        ("Despite Greece's objections, Italy sold frigates to Turkey.", {"GRC"}),
        ("Objections from Germany have held up the sale of engines to Turkey.", set()),
        ("Despite the delay, Germany delivered tanks to Hungary.", set()),
        ("Italy is concerned over the delivery of frigates to Turkey.", set()),
    ],
)
def test_objections_give_no_part(sentence: str, outside: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == outside
