"""Equipment that a sentence means without naming it."""

import pytest
from tests.claims.texts import around, transfers

from pactwatch.claims.implied import buyers
from pactwatch.claims.stages import tells_stage
from pactwatch.model import Transfer

TOLD = "Turkey has exported the Bayraktar TB2 to 20 countries. "


def between(told: list[Transfer], item: str) -> set[tuple[str, str]]:
    """Supplier and recipient of each transfer of an item."""
    return {
        (one.supplier.value[0], one.recipient.value[0])
        for one in told
        if one.item.value.designation == item and one.supplier and one.recipient
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The United States authorised a fifth drawdown of up to $300 million for Moldova's defence.", True),
        ("The United States announced a $1.5 billion drawdown package for the Moldovan military.", True),
        ("The United States authorised a drawdown of forces in Iraq.", False),
    ],
)
def test_a_drawdown_of_which_the_worth_is_told_is_of_equipment(text: str, meant: bool) -> None:
    (found,) = around(text).passage.found
    assert ("military equipment" in [item.designation for item in found.items]) is meant


@pytest.mark.parametrize(
    ("sentence", "recipients"),
    [
        ("Its customers include Qatar, Poland and Morocco.", {"QAT", "POL", "MAR"}),
        ("The main buyers are Qatar and Poland.", {"QAT", "POL"}),
        ("Azerbaijan was the first buyer.", {"AZE"}),
        ("Qatar and Poland have also become important customers.", {"QAT", "POL"}),
    ],
)
def test_buyers_buy_what_was_named_before(sentence: str, recipients: set[str]) -> None:
    assert {("TUR", code) for code in recipients} <= between(transfers(TOLD + sentence), "Bayraktar TB2")


def test_the_words_shown_for_it_are_those_that_name_it() -> None:
    text = TOLD + "Azerbaijan was the first buyer."
    told = next(one for one in transfers(text) if one.recipient and one.recipient.value == ("AZE",))
    (evidence,) = told.item.evidence
    assert text[evidence.span.start : evidence.span.end] == "Bayraktar TB2"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Spain wants to sell two corvettes. They were delivered to Egypt in May.", {("ESP", "EGY")}),
        ("Togo wants Gripen jets. They were attacked by Ghana.", set()),
    ],
)
def test_what_they_are_that_were_delivered_was_named_before(text: str, told: set[tuple[str, str]]) -> None:
    item = "corvettes" if "corvettes" in text else "Gripen"
    assert between(transfers(text), item) == told


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("These have all been delivered.", "delivered"),
        ("All were delivered by 2020.", "delivered"),
        ("They have not been delivered yet.", "ordered"),
        ("They will be delivered by 2030.", "ordered"),
        ("All of the letters were delivered on Monday.", "ordered"),
    ],
)
def test_what_was_named_alone_is_told_to_have_arrived(sentence: str, stage: str) -> None:
    told = transfers("Peru ordered 12 Gripen jets from Sweden in 2015. " + sentence)
    assert [one.stage.value for one in told if one.stage] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "The army parades on Sunday. Its visitors include Qatar and Poland.",
        TOLD + "Poland wants to buy gas. It asked Qatar. Norway came later. The main buyers are Qatar and Poland.",
        TOLD + "Customers met in Qatar.",
        TOLD + "They are many.",
    ],
)
def test_nothing_is_meant_far_from_what_was_named_or_where_no_party_buys(text: str) -> None:
    assert not any(item.first == item.last for found in around(text).passage.found for item in found.items)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Iran is arming Sudan with the help of Chad.", [("IRN", "SDN")]),
        ("Russia plans to arm Sudan, France said.", [("RUS", "SDN")]),
    ],
)
def test_who_is_armed_gets_arms(text: str, sides: list[tuple[str, str]]) -> None:
    context = around(text)
    ((item,),) = (found.items for found in context.passage.found)
    assert item.designation == "arms"
    assert item.first == item.last
    assert between(transfers(text), "arms") == set(sides)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Brazil signed $90 million in military sales agreements with Chile.", True),
        ("Norway signed two defence sales contracts with Peru.", True),
        ("Brazil discussed its military sales with Chile.", False),
    ],
)
def test_agreements_on_military_sales_are_of_equipment(text: str, meant: bool) -> None:
    told = [item.designation for found in around(text).passage.found for item in found.items]
    assert told == (["military equipment"] if meant else [])


@pytest.mark.parametrize(
    "text", ["Armed men attacked Sudan.", "France is arming itself.", "The armed forces of Sudan met France."]
)
def test_being_armed_is_no_transfer(text: str) -> None:
    assert not any(found.items for found in around(text).passage.found)


@pytest.mark.parametrize("noun", ["gun", "howitzer", "system"])
def test_other_customers_of_what_was_named_took_it_too(noun: str) -> None:
    text = (
        f"Norway has selected the South Korean K9 howitzer. Other customers of the {noun} include Estonia and Finland."
    )
    assert {(one.item.value.designation, one.recipient.value[0]) for one in transfers(text) if one.recipient} == {
        ("K9", "NOR"),
        ("K9", "EST"),
        ("K9", "FIN"),
    }


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The main buyers are Qatar and Poland.", {"QAT", "POL"}),
        ("Customers for the TB2 include Qatar and Poland.", {"QAT", "POL"}),
        ("The TB2 was sold to customers of Qatar and Poland.", set()),
        ("Qatar and Poland wanted the TB2, which has many buyers.", set()),
    ],
)
def test_whom_a_noun_names_as_buyers(sentence: str, named: set[str]) -> None:
    context = around(TOLD + sentence)
    found = context.passage.found[1]
    (item,) = found.items
    assert buyers(context.tokens, item, found.parties) == named
    assert tells_stage(context, found, item) or not named
