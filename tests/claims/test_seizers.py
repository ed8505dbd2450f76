"""Who seizes goods, where and under whose flag they went has no side in what is seized."""

import pytest
from tests.claims.texts import around, items

from pactwatch.claims.asides import apart
from pactwatch.claims.contents import caught
from pactwatch.claims.seizers import seizing, sent_seized


@pytest.mark.parametrize(
    ("sentence", "without_part"),
    [
        ("Togolese marines seized 40 Iranian rocket launchers bound for Somalia.", {"TGO"}),
        ("Iranian rocket launchers were seized two weeks ago by Togolese naval forces.", {"TGO"}),
        ("Sailors of the Togolese navy aboard a frigate have intercepted rifles from Iran.", {"TGO"}),
        ("A plane that carried Korean mortars to Chad was impounded in Ghana.", {"GHA"}),
        ("Spanish police impounded a Panamanian-flagged vessel carrying rifles to Chad.", {"ESP", "PAN"}),
        ("The Pakistani navy said it had stopped a dhow smuggling Iranian drones to Oman.", {"PAK"}),
        ("The Iranian vessel, halted on Monday by a Togolese warship, carried mortars.", {"TGO"}),
        ("The mortars seized by Togo were handed over to Chad.", set()),
        ("Rifles from Chad, intercepted in May, were meant for Mali.", set()),
        ("Togo stopped the sale of rifles to Chad.", set()),
    ],
)
def test_who_seizes_goods_has_no_part_in_them(sentence: str, without_part: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == without_part


def test_seized_goods_were_sent_by_whom_they_are_named_after() -> None:
    context = around(
        "Togo seized 40 Iranian rocket launchers. Sudanese rifles were intercepted. Togo bought Omani rifles."
    )
    told = {p.code for found, item in items(context) for p in found.parties if sent_seized(context, found, item, p)}
    assert told == {"IRN", "SDN"}
    assert seizing(context) == {"TGO"}


def test_a_list_of_what_was_seized_may_open_with_a_pronoun() -> None:
    context = around("The navy boarded the dhow. It said the weapons seized included 150 mortars.")
    assert caught(context, context.passage.found[1])


@pytest.mark.parametrize(
    ("sentence", "without_part"),
    [
        ("Oman sent rifles to the rebels in Chad.", {"TCD"}),
        ("For its support of rebels in Chad, Oman refused to sell rifles to Togo.", {"TCD"}),
    ],
)
def test_where_rebels_are_is_no_side(sentence: str, without_part: set[str]) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert {party.code for party in found.parties if apart(context, found, party)} == without_part
