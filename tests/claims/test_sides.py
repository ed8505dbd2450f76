"""Sides are weighed twice: by a mention's own reasons, then with what the other mentions of the text tell."""

import pytest
from tests.claims.texts import around, reader, transfers

from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles
from pactwatch.claims.roles import text_tallies
from pactwatch.claims.sides import Sided, collected, sided
from pactwatch.vocab import load

_TWO = "Peru will buy Gripen fighters from Sweden. The Gripen fighters arrive in 2027, said Brazil."
_SCOPES = ("text", "category", "named", "origin", "near")


def _mentions(text: str) -> list[Sided]:
    context: Context = around(text)
    text_tallies(context, load())
    return sided(context, load())


def _pairs(text: str) -> set[tuple[str, ...]]:
    return {
        (*(one.supplier.value if one.supplier else ()), ">", *(one.recipient.value if one.recipient else ()))
        for one in transfers(text)
    }


def test_each_mention_has_reasons_for_each_party_of_the_text() -> None:
    mentions = _mentions(_TWO)
    assert [mention.item.designation for mention in mentions] == ["Gripen", "Gripen"]
    assert all(set(mention.reasons) == {"PER", "SWE", "BRA"} for mention in mentions)
    assert all(mention.origin == ("SWE",) for mention in mentions)


def test_grammar_that_tells_both_sides_is_noticed() -> None:
    assert [mention.told for mention in _mentions(_TWO)] == [True, False]


def test_what_others_tell_is_a_reason_and_ones_own_share_is_not() -> None:
    mentions = _mentions(_TWO)
    sure = Roles({"PER": 0.01, "SWE": 0.9, "BRA": 0.01}, {"PER": 0.9, "SWE": 0.01, "BRA": 0.01})
    unsure = Roles(dict.fromkeys(sure.supplies, 0.5), dict.fromkeys(sure.receives, 0.5))
    first, second = collected(mentions, [sure, unsure])
    assert second["SWE"]["named-lean"] > 1 > second["PER"]["named-supplier"]
    assert second["PER"]["near-recipient"] == pytest.approx(first["PER"]["first-recipient"])
    assert "named-lean" not in first["SWE"]  # its own sentence tells both sides


def test_a_mention_alone_in_its_text_says_so() -> None:
    (mention,) = _mentions("The Gripen fighters of Sweden reach Peru in 2027.")
    (reasons,) = collected([mention], [Roles({"PER": 0.1, "SWE": 0.9}, {"PER": 0.9, "SWE": 0.1})])
    assert {name for name in reasons["PER"] if name.endswith("-alone")} == {f"{scope}-alone" for scope in _SCOPES}


def test_a_text_without_equipment_has_no_sides() -> None:
    assert reader().sides(around("The president slept.")) == {}


def test_a_sentence_that_tells_the_other_direction_is_believed() -> None:
    text = (
        "Sweden will send Peru its Gripen fighters. Peru's air force gets 24 Gripen jets from Sweden. "
        "In return, Peru will supply mortar rounds to Sweden."
    )
    assert ("PER", ">", "SWE") in _pairs(text)
    assert ("SWE", ">", "PER") in _pairs(text)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "After Peru's purchase of 12 Gripen fighters from Sweden, China supplied HQ-9 missiles to Bolivia.",
            {("SWE", ">", "PER"), ("CHN", ">", "BOL")},
        ),
        (
            "After the purchase of 12 Rafale jets by Egypt from France, China supplied HQ-9 missiles to Pakistan.",
            {("FRA", ">", "EGY"), ("CHN", ">", "PAK")},
        ),
    ],
)
def test_a_party_takes_no_side_of_what_another_act_holds(text: str, pairs: set[tuple[str, ...]]) -> None:
    assert _pairs(text) == pairs


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile ordered 24 of the drones in 2021.",
        "Chile, which borders Bolivia, ordered 24 of the drones in 2021.",
        "Chile has bought the same drones.",
    ],
)
def test_another_buyer_is_believed_in_a_report_on_the_first(sentence: str) -> None:
    lead = "Peru has ordered 18 Bayraktar TB2 drones from Turkey for 321 million dollars, its ministry said. "
    assert ("TUR", ">", "CHL") in _pairs(lead + sentence)


def test_who_takes_no_part_in_a_sentence_is_on_neither_side_of_it() -> None:
    context = around("France will send missiles to Chad to protect its towns from Libyan raids.")
    (mention,) = sided(context, load())
    assert mention.apart == {"LBY"}
    roles = mention.settled(Roles(dict.fromkeys(("FRA", "LBY"), 0.9), dict.fromkeys(("TCD", "LBY"), 0.9)))
    assert roles.supplies["LBY"] == roles.receives["LBY"] < 0.3
    assert (roles.supplies["FRA"], roles.receives["TCD"]) == (0.9, 0.9)


@pytest.mark.parametrize(
    ("sentence", "suppliers"),
    [
        ("The shipyard has supplied drones to Chad, Mali and Turkey.", {None}),
        ("The coast guard has transferred patrol boats to Togo, Greece and Ukraine.", {None}),
        ("Turkey has supplied drones to Chad and Mali.", {"TUR"}),
    ],
)
def test_one_of_those_to_whom_something_goes_supplies_nothing(sentence: str, suppliers: set[str | None]) -> None:
    assert {one.supplier and one.supplier.value[0] for one in transfers(sentence)} == suppliers
