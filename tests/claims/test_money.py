from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import first, line

from pactwatch.claims.mentions import MoneyMention
from pactwatch.claims.money import MoneyFinder
from pactwatch.model import Qualifier
from pactwatch.vocab import load


def money(text: str, near: tuple[str, ...] = ()) -> list[MoneyMention]:
    tokens, sentence = line(text)
    return MoneyFinder(load()).find(tokens, sentence, near)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("a Rs 5,083 crore deal", "50830000000", "INR"),
        ("Rs.5,083 crore", "50830000000", "INR"),
        ("Rs5,083cr", "50830000000", "INR"),
        ("Rs 1.2 lakh crore", "1200000000000", "INR"),
        ("$900 million", "900000000", "USD"),
        ("900 mln dlrs", "900000000", "USD"),
        ("€1.2bn", "1200000000", "EUR"),
        ("$US 1.06 billion", "1060000000", "USD"),
        ("US$374.96 million", "374960000", "USD"),
        ("60 billion dollars", "60000000000", "USD"),
        ("$1.5 trillion", "1500000000000", "USD"),
        ("a $900-million deal", "900000000", "USD"),
        ("half a billion dollars", "500000000", "USD"),
        ("a billion dollars", "1000000000", "USD"),
        ("two billion dollars", "2000000000", "USD"),
        ("a million dollars", "1000000", "USD"),
        ("PKR 200 billion", "200000000000", "PKR"),
        ("USD900 million", "900000000", "USD"),
        ("£55,000", "55000", "GBP"),
        ("the pounds 40m sale", "40000000", "GBP"),
        ("500 million euros", "500000000", "EUR"),
        ("2 billion Swiss francs", "2000000000", "CHF"),
        ("$50–55 million", "50000000", "USD"),
        ("a deal worth 350 crores.", "3500000000", "INR"),
        ("the 40,000 crore contract", "400000000000", "INR"),
        ("a 500 million pound contract", "500000000", "GBP"),
    ],
)
def test_an_amount_and_its_currency(text: str, amount: str, currency: str) -> None:
    assert [(found.amount, found.currency) for found in money(text)] == [(Decimal(amount), currency)]


@pytest.mark.parametrize(
    "text",
    [
        "0M",
        "$0M",
        "$ million",
        "a billion",
        "36 jets",
        "F-16",
        "",
        "$.",
        "€",
        "a 1,000-pound bomb",
        "Project P75",
        "10 crore people",
        "the patrol boat Volta (LD609)",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert money(text) == []


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("$750m each", True),
        ("$750m apiece", True),
        ("$750 million a piece", True),
        ("$90 million per aircraft", True),
        ("$90 million per jet", True),
        ("$90 million per year", False),
        ("$90 million", False),
        ("$90 million per", False),
        ("a unit cost of around $90 million", True),
        ("a per hour flight cost of $18000", True),
    ],
)
def test_the_price_of_one_item(text: str, each: bool) -> None:
    assert [found.each for found in money(text)] == [each]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over $900 million", Qualifier.AT_LEAST),
        ("up to $900 million", Qualifier.AT_MOST),
        ("about 900 million dollars", Qualifier.ABOUT),
        ("$900 million+", Qualifier.AT_LEAST),
        ("worth $900 million", Qualifier.EXACT),
    ],
)
def test_how_an_amount_is_qualified(text: str, qualifier: Qualifier) -> None:
    assert [found.qualifier for found in money(text)] == [qualifier]


def test_the_parties_near_tell_whose_rupees_are_meant() -> None:
    assert [found.currency for found in money("500 million rupees")] == ["INR"]
    assert [found.currency for found in money("500 million rupees", ("PAK",))] == ["PKR"]


@given(
    st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("PKR ", "PKR"), ("Rs ", "INR"), ("US$", "USD")]),
    st.decimals(min_value="0.01", max_value=9999, places=2),
    st.sampled_from([("", 1), (" million", 10**6), ("bn", 10**9), (" crore", 10**7), ("-billion", 10**9)]),
)
def test_an_amount_reads_as_written(sign: tuple[str, str], value: Decimal, scale: tuple[str, int]) -> None:
    (found,) = money(f"worth {sign[0]}{value:,}{scale[0]} in all")
    assert (found.amount, found.currency) == (value * scale[1], sign[1])


@given(st.lists(st.sampled_from("$ € Rs US$ 5 0 1.2 million crore bn a half - per each dollars of over F".split())))
def test_amounts_lie_in_order_inside_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for found in money(text):
        assert end <= found.first < found.last <= len(line(text)[0])
        assert found.amount > 0
        end = found.last


@pytest.mark.parametrize("text", ["All three jets came.", "China sold eight Yuan-class submarines to Peru."])
def test_words_that_are_no_currency(text: str) -> None:
    assert first(text).money == ()
