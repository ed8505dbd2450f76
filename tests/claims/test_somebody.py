"""Parties without a name, and the sides that they take."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.somebody import means_others, somebodies


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Brazil sold mortars to several African countries.", "several African countries"),
        ("Brazil sold mortars to an undisclosed customer.", "undisclosed customer"),
        ("Ghana wants boats from foreign shipyards.", "foreign shipyards"),
        ("North Korea sells rockets to anyone.", "anyone"),
        ("Brazil sold mortars to Chad's neighbours.", "Chad's neighbours"),
        ("Brazil sold mortars to three rich NATO countries.", "three rich NATO countries"),
        ("Brazil offers mortars to African Union members.", "African Union members"),
        ("Ghana bought old tankers from the open market.", "the open market"),
        ("Ghana bought rifles from former Soviet republics.", "Soviet republics"),
        ("We have helped to send mortars to Chad from our allies.", "allies"),
    ],
)
def test_who_is_meant(sentence: str, words: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    (one,) = somebodies(context, found)
    assert context.passage.words(one.first, one.last) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil and Peru, both countries of the south, want mortars.",
        "Brazil sold mortars to these countries.",
        "Brazil sold mortars to countries such as Chad.",
        "Brazilian companies sold mortars to Chad.",
        "Private companies sold mortars to Chad.",
        "The country bought mortars from Brazil.",
        "Its rivals bought mortars from Brazil.",
        "Brazil sells mortars on the world market.",
    ],
)
def test_who_is_known_or_nobody(sentence: str) -> None:
    context = around(sentence)
    (found,) = context.passage.found
    assert somebodies(context, found) == ()


def test_whose_friends_are_meant_takes_no_part() -> None:
    context = around("Brazil sold mortars to Chad's neighbours.")
    (found,) = context.passage.found
    assert [party.code for party in found.parties if means_others(context, found, party)] == ["TCD"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Turkey has exported the TB2 drone to 29 countries.", (("TUR",), None)),
        ("Several African countries want to buy swarm drones from India.", (("IND",), None)),
        ("Poland will buy 114 jets from foreign vendors.", (None, ("POL",))),
        ("Western countries sent 300 tanks to Ukraine.", (None, ("UKR",))),
        ("Russia sold tanks to Iran's neighbours.", (("RUS",), None)),
        ("Italy's M-346 jet trainer is getting attention from several Asian militaries.", (("ITA",), None)),
    ],
)
def test_a_side_is_left_to_somebody(text: str, sides: tuple[tuple[str, ...] | None, tuple[str, ...] | None]) -> None:
    (transfer,) = transfers(text)
    told = [side.value if side else None for side in (transfer.supplier, transfer.recipient)]
    assert tuple(told) == sides


def test_named_parties_come_before_others() -> None:
    told = {
        transfer.recipient.value
        for transfer in transfers("Russia sold tanks to Chad, Togo and other countries.")
        if transfer.recipient
    }
    assert told == {("TCD",), ("TGO",)}


def test_an_offer_to_somebody_is_no_part_of_the_order_of_another() -> None:
    text = "Peru ordered the BrahMos missile from India. India has offered the BrahMos to many Arab countries."
    assert sorted(bool(transfer.recipient) for transfer in transfers(text)) == [False, True]
