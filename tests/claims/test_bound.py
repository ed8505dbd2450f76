"""Which act a party belongs to: one that holds the item, one that holds other equipment, or none."""

import pytest
from tests.claims.texts import around

from pactwatch.claims.bound import bound_reasons, chain_reasons
from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles
from pactwatch.claims.governors import governed_by
from pactwatch.claims.passage import Found
from pactwatch.claims.sides import blended


def _reasons(context: Context, found: Found, item: str, code: str) -> set[str]:
    (mention,) = [one for one in found.items if one.designation == item]
    return {
        reason
        for party in found.parties
        if party.code == code
        for reason in bound_reasons(context, found, mention, party, governed_by(context, found, party))
    }


def _bound(sentence: str, item: str, code: str) -> set[str]:
    context = around(sentence)
    return _reasons(context, context.passage.found[0], item, code)


_TWO = "After Peru's purchase of 12 Gripen fighters from Sweden, China supplied HQ-9 missiles to Bolivia."


@pytest.mark.parametrize(
    ("item", "code", "reason"),
    [
        ("Gripen", "PER", "bound|owner|take"),
        ("Gripen", "SWE", "bound|from|take"),
        ("Gripen", "BOL", "bound=other-item|to"),
        ("Gripen", "CHN", "bound=other-item|subject"),
        ("HQ-9", "BOL", "bound|to|give"),
        ("HQ-9", "CHN", "bound|subject|give"),
        ("HQ-9", "PER", "bound=other-item|owner"),
    ],
)
def test_a_party_belongs_to_the_act_of_its_own_clause(item: str, code: str, reason: str) -> None:
    assert reason in _bound(_TWO, item, code)


@pytest.mark.parametrize(
    ("sentence", "code", "reason"),
    [
        ("The Gripen fighters were sold to Peru.", "PER", "bound|to-passive|give"),
        ("Sweden, which borders Norway, sold Gripen fighters.", "SWE", "bound|subject|give"),
        ("They gave Peru twelve Gripen fighters.", "PER", "bound|object|give"),
        ("In Peru, Sweden offered Gripen fighters.", "PER", "bound=inner|pre-in"),
        ("Peru: the Gripen fighters.", "PER", "bound=none|free"),
    ],
)
def test_how_a_party_belongs_to_it(sentence: str, code: str, reason: str) -> None:
    assert reason in _bound(sentence, "Gripen", code)


def test_equipment_is_told_by_the_acts_over_it_and_who_belongs_to_them() -> None:
    context = around("Peru plans to buy Gripen fighters from Sweden, said a visitor from Chile.")
    found = context.passage.found[0]
    before = {party.first: governed_by(context, found, party) for party in found.parties}
    told = set(chain_reasons(context, found, found.items[0], before))
    assert {"chain0=order", "chain1=want", "chain=order|want", "ruling=chain|sought", "binds=from|take"} <= told


def test_equipment_without_an_act_says_so() -> None:
    context = around("Gripen fighters, Peru.")
    found = context.passage.found[0]
    before = {party.first: governed_by(context, found, party) for party in found.parties}
    assert {"chain=none", "held-parties=0"} <= set(chain_reasons(context, found, found.items[0], before))


def test_both_weighings_count_and_the_second_more() -> None:
    first, again = Roles({"PER": 0.9}, {"PER": 0.5, "SWE": 0.2}), Roles({"PER": 0.1}, {"PER": 0.5})
    both = blended((False, False), first, again)
    assert 0.1 < both.supplies["PER"] < 0.5
    assert both.receives == pytest.approx({"PER": 0.5, "SWE": 0.2})
    told = blended((True, False), first, again)
    assert both.supplies["PER"] < told.supplies["PER"] == pytest.approx(0.5)
    assert told.receives == both.receives


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Peru will buy Gripen jets if the Chinese sell HQ-9 missiles to Bolivia.", "bound=other-item|subject"),
        ("Peru will buy Gripen jets, as the Chinese have supplied HQ-9 missiles.", "bound=other-item|subject"),
        ("Peru will buy Gripen jets and Chinese HQ-9 missiles.", "bound=inner|loose"),
    ],
)
def test_a_people_may_act_itself(sentence: str, reason: str) -> None:
    assert reason in _bound(sentence, "Gripen", "CHN")
