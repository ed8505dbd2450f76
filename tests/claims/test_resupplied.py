"""Who made what another one passes on supplies nothing, nor does who lets another one give it; where rebels are."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.asides import outsider
from pactwatch.claims.governors import governed_by
from pactwatch.claims.resupplied import gives_on, passed_on


def _outside(sentence: str) -> set[str]:
    context = around(sentence)
    found, item = items(context)[0]
    return {party.code for party in found.parties if outsider(context, found, item, party)}


@pytest.mark.parametrize(
    ("sentence", "makers"),
    [
        ("Peru plans to hand over to Bolivia two Russian Mi-17 helicopters.", {"RUS"}),
        ("The Omani government will donate 40 German Leopard tanks to Jordan.", {"DEU"}),
        ("Oman has given US M109 howitzers to Jordan.", {"USA"}),
        ("Niger bought Russian Mi-17 helicopters from Bulgaria.", {"RUS"}),
        ("Niger bought Russian Mi-17 helicopters from Moscow.", set()),
        ("Niger bought Russian Mi-17 helicopters.", set()),
        ("Russia will supply Indian Su-30 fighters with new engines.", set()),
        ("Russia sent Syrian forces T-90 tanks.", set()),
        ("Oman will host Russian Mi-17 helicopters from Jordan.", set()),
    ],
)
def test_who_made_what_another_gives_supplies_nothing(sentence: str, makers: set[str]) -> None:
    assert _outside(sentence) == makers


@pytest.mark.parametrize(
    ("sentence", "givers"),
    [
        ("Oman and Chad gave American-made howitzers to Jordan.", {"OMN", "TCD"}),
        ("The Omani and Chadian governments are in the process of giving US-made M109s to Jordan.", {"OMN", "TCD"}),
        ("Oman gave howitzers to Jordan.", set()),
        ("Oman bought American-made howitzers.", set()),
    ],
)
def test_all_of_one_list_pass_on_what_another_one_made(sentence: str, givers: set[str]) -> None:
    context = around(sentence)
    found, item = items(context)[0]
    assert gives_on(context, found, item) == givers


@pytest.mark.parametrize(
    ("sentence", "letting"),
    [
        ("Spain secretly let Morocco sell patrol boats to Mali.", {"ESP"}),
        ("Spain allowed Morocco to transfer patrol boats to Mali.", {"ESP"}),
        ("Washington pressed the government of Oman to give Jordan howitzers.", {"USA"}),
        ("Spain allowed Morocco to buy patrol boats from Norway.", set()),
        ("Jordan asked Oman to supply howitzers.", set()),
        ("Jordan wants Oman to send howitzers before Syria strikes.", set()),
        ("Spain sold patrol boats to Mali.", set()),
    ],
)
def test_who_lets_another_one_give_supplies_nothing(sentence: str, letting: set[str]) -> None:
    assert _outside(sentence) == letting


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
        ("Honduras sent rifles to the Nicaraguan contras.", "CONTRAS", "to"),
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
