"""Parties that only say what others do, or let them do it, or seize what was on its way."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.reporting import comments, only_says, told_of_other


def sides(text: str) -> set[tuple[str | None, str | None]]:
    """Supplier and recipient of each transfer of a text."""
    return {
        (one.supplier.value[0] if one.supplier else None, one.recipient.value[0] if one.recipient else None)
        for one in transfers(text)
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Paris says Belarus is sending rockets to Mali.", ("BLR", "MLI")),
        ("Kenya accuses Eritrea of smuggling mortars to Somalia.", ("ERI", "SOM")),
        ("Italian officials believe that rifles were smuggled to Tunisia from Malta.", ("MLT", "TUN")),
        ("Rwanda's foreign ministry has repeatedly claimed that Angola is arming Zambia.", ("AGO", "ZMB")),
        ("Greece said it would send Moldova 50 mortars.", ("GRC", "MDA")),
        ("Vietnam said Israel would deliver the Spyder missiles by May.", ("ISR", "VNM")),
        ("Sweden said Hungary had ordered 14 Gripen jets.", ("SWE", "HUN")),
        ("Finland said it had sold 20 mortars to Latvia.", ("FIN", "LVA")),
    ],
)
def test_who_only_says_what_others_do_takes_no_side_that_another_one_has(text: str, told: tuple[str, str]) -> None:
    assert sides(text) == {told}


@pytest.mark.parametrize(
    ("sentence", "code", "says"),
    [
        ("Chad says that Niger is sending rifles to Mali.", "TCD", True),
        ("Chad's defence ministry has warned of rifles from Niger.", "TCD", True),
        ("Chad is of the opinion that Niger is sending rifles to Mali.", "TCD", True),
        ("Chad is short of rifles.", "TCD", False),
        ("Chad is sending rifles to Mali, Niger says.", "TCD", False),
        ("Chad bought rifles, and Chad says that they came from Niger.", "TCD", False),
    ],
)
def test_who_is_named_only_as_who_says_something(sentence: str, code: str, says: bool) -> None:
    context = around(sentence)
    assert only_says(context, context.passage.found[0], code) is says


def test_one_who_speaks_of_himself_is_not_told_of_another() -> None:
    context = around("Chad says that it will send rifles to Mali.")
    (found,) = context.passage.found
    assert not told_of_other(context, found.parties[0], found.triggers[-1])


def test_who_speaks_behind_the_words_is_in_no_list_with_whom_they_name() -> None:
    told = transfers(
        "The package contains 900 shells and 15 M113 vehicles for Moldova, Canada's defence ministry said."
    )
    assert ("CAN",) not in {
        one.recipient.value for one in told if one.recipient and one.item.value.designation == "M113"
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Spanish navy intercepted Libyan rifles bound for Tunisia.", "ESP"),
        ("Egypt impounded a ship that carried Sudanese rockets to Eritrea.", "EGY"),
    ],
)
def test_who_seizes_goods_supplies_none(text: str, told: str) -> None:
    assert told not in {side for one in sides(text) for side in one}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Slovakia delivered German-made rifles to Moldova.", ("SVK", "MDA")),
        ("Oman has reportedly been sending Chinese-made mortars to Yemen.", ("OMN", "YEM")),
        ("Egypt's delivery of Soviet-built rockets to Chad went on.", ("EGY", "TCD")),
        ("Chad received French-made mortars.", ("FRA", "TCD")),
        ("Chad equipped itself with Italian-made mortars.", ("ITA", "TCD")),
    ],
)
def test_who_only_made_what_another_one_passes_on_supplies_nothing(text: str, told: tuple[str, str]) -> None:
    assert sides(text) == {told}


@pytest.mark.parametrize(
    ("sentence", "code", "told"),
    [
        ("A Chilean newspaper wrote that Peru wants frigates.", "CHL", True),
        ("Chile's security analysts fear that Peru buys frigates.", "CHL", True),
        ("A Chilean think tank expects that Peru buys frigates.", "CHL", True),
        ("Chilean tanks were sold to Peru.", "CHL", False),
        ("Chile gave journalists a list of frigates.", "CHL", False),
        ("Chilean officers told experts of frigates.", "CHL", False),
    ],
)
def test_whose_press_and_experts_speak(sentence: str, code: str, told: bool) -> None:
    context = around(sentence)
    found = context.passage.found[0]
    (party,) = [one for one in found.parties if one.code == code]
    assert comments(context, found, party) is told


def test_whose_press_tells_of_a_deal_has_no_part_in_it() -> None:
    assert sides("Chilean media reported that Sweden has sold Gripen jets to Peru.") == {("SWE", "PER")}
