"""Who made what another one passes on supplies nothing, nor does who only lets another one give it."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.asides import outsider


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
