"""Who only made what another one passes on or sells, and where an armed group is."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.governors import governed_by
from pactwatch.claims.resupplied import passed_on


@pytest.mark.parametrize(
    ("sentence", "makers"),
    [
        ("Chad sent Chinese-made rifles to Mali.", {"CHN"}),
        ("Chad is supplying Mali with Chinese rifles.", {"CHN"}),
        ("Chad has increased its supply of Chinese rifles to Mali.", {"CHN"}),
        ("Germany will deliver Polish tanks to Ukraine.", {"POL"}),
        ("Peru signed a contract to buy 12 American-made F-5 jets from Chile.", {"USA"}),
        ("Mali bought US-made howitzers from a Peruvian dealer.", {"USA"}),
        ("Mali bought Chinese rifles.", set()),
        ("Mali bought Chinese-made rifles.", set()),
        ("Chad wants Chinese rifles for its army.", set()),
        ("Chad sold rifles to the Malian army.", set()),
    ],
)
def test_who_made_what_another_one_passes_on(sentence: str, makers: set[str]) -> None:
    context = around(sentence)
    ((found, item),) = items(context)
    assert {party.code for party in found.parties if passed_on(context, found, item, party)} == makers


@pytest.mark.parametrize(
    ("sentence", "code", "governor"),
    [
        ("Iran sent rockets to Lebanon's Hezbollah.", "HEZBOLLAH", "to"),
        ("Egypt sent rifles to Sudan's paramilitary Rapid Support Forces.", "RSF", "to"),
        ("Iran sent rockets to the Lebanese Hezbollah militia.", "HEZBOLLAH", "to"),
        ("Egypt sent rifles via Chad to Sudan.", "SDN", "to"),
        ("Chad sent rifles to Mali, the Niger monitors said.", "NER", ","),
        ("Chad sent rifles to the Shabab, the U.N. said.", "AL SHABAAB", "to"),
    ],
)
def test_what_governs_an_armed_group_stands_before_where_it_is(sentence: str, code: str, governor: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    party = next(one for one in found.parties if one.code == code)
    assert governed_by(context, found, party) == governor
