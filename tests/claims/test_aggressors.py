"""Whose war a text tells of."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.aggressors import aggressors


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Sudan's brutal and unprovoked war against Chad goes on.", {"SDN"}),
        ("Since the Sudanese invasion of Chad much has changed.", {"SDN"}),
        ("Sudan invaded Chad in May.", {"SDN"}),
        ("As Sudan begins its renewed offensive, Chad wants help.", {"SDN"}),
        ("As Sudan begins its renewed talks, Chad wants help.", set()),
        ("Sudanese assault rifles were found in Chad.", set()),
        ("Sudan and Chad held a war game.", set()),
        ("Sudan buys tanks. Sudan sells rifles. Sudan met Chad. Sudan wants drones. Sudan invaded Chad.", set()),
    ],
)
def test_who_attacks_in_a_good_part_of_its_mentions(text: str, parties: set[str]) -> None:
    assert aggressors(around(text)) == parties


def test_nobody_is_armed_by_its_attacker_unless_the_sentence_says_so() -> None:
    attack = "Sudan's invasion of Chad goes on. Chad asked France for help against the Sudanese invasion. "
    told = transfers(attack + "France will deliver 20 tanks to Chad. Chad will also get drones.")
    assert {one.supplier.value for one in told if one.supplier} == {("FRA",)}
    said = transfers(attack + "Years before, Sudan delivered 20 tanks to Chad.")
    assert {one.supplier.value for one in said if one.supplier} == {("SDN",)}
