from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import line

from pactwatch.claims.numbers import ends_number, numbers_in, qualified
from pactwatch.claims.tokens import tokenise
from pactwatch.model import Qualifier

EXACT, ABOUT, LEAST, MOST = Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("36 jets", [("36", EXACT)]),
        ("45K shells", [("45000", EXACT)]),
        ("a squadron of jets", []),
        ("two more frigates", [("2", EXACT)]),
        ("over 700 drones", [("700", LEAST)]),
        ("more than 700 drones", [("700", LEAST)]),
        ("up to 12 helicopters", [("12", MOST)]),
        ("as many as 30 howitzers", [("30", MOST)]),
        ("no fewer than 30 howitzers", [("30", LEAST)]),
        ("about 30 howitzers", [("30", ABOUT)]),
        ("some 30 howitzers", [("30", ABOUT)]),
        ("30 or so howitzers", [("30", ABOUT)]),
        ("30-odd howitzers", [("30", ABOUT)]),
        ("200+ tanks", [("200", LEAST)]),
        ("200 or more tanks", [("200", LEAST)]),
        ("a dozen tanks", [("12", EXACT)]),
        ("half a dozen tanks", [("6", EXACT)]),
        ("a half-dozen tanks", [("6", EXACT)]),
        ("two dozen tanks", [("24", EXACT)]),
        ("dozens of tanks", []),
        ("hundreds of tanks", []),
        ("twenty-four tanks", [("24", EXACT)]),
        ("two hundred and ten tanks", [("210", EXACT)]),
        ("three thousand five hundred shells", [("3500", EXACT)]),
        ("a million shells", [("1000000", EXACT)]),
        ("1.2 million shells", [("1200000", EXACT)]),
        ("half a million shells", [("500000", EXACT)]),
        ("6 lakh rifles", [("600000", EXACT)]),
        ("1,500 tanks", [("1500", EXACT)]),
        ("two three", [("2", EXACT), ("3", EXACT)]),
        ("one and two", [("1", EXACT), ("2", EXACT)]),
        ("three to five submarines", [("3", LEAST)]),
        ("60-80 aircraft", [("60", LEAST)]),
        ("70 or 80 aircraft", [("70", LEAST)]),
        ("between 100 and 120 tanks", [("100", LEAST)]),
        ("3 to 5 million shells", [("3000000", LEAST)]),
        ("about 60-80 aircraft", [("60", ABOUT)]),
        ("from 36 to 114 jets", [("36", EXACT), ("114", EXACT)]),
        ("36 to 5 countries", [("36", EXACT), ("5", EXACT)]),
        ("F-16", []),
        ("155mm guns", []),
        ("M777 guns", []),
        ("054A/12", []),
        ("0 tanks", []),
        ("", []),
    ],
)
def test_numbers_and_their_qualifiers(text: str, found: list[tuple[str, Qualifier]]) -> None:
    tokens, sentence = line(text)
    assert [(number.value, number.qualifier) for number in numbers_in(tokens, sentence)] == [
        (Decimal(value), qualifier) for value, qualifier in found
    ]


@pytest.mark.parametrize("text", ["two more frigates", "another 12 tanks", "12 additional tanks", "12 further tanks"])
def test_further_items_are_marked(text: str) -> None:
    tokens, sentence = line(text)
    assert [number.more for number in numbers_in(tokens, sentence)] == [True]


def test_the_range_of_a_number_holds_its_qualifier() -> None:
    tokens, sentence = line("It has more than 200 tanks")
    (number,) = numbers_in(tokens, sentence)
    assert [token.text for token in tokens[number.first : number.last]] == ["more", "than", "200"]
    assert not number.more


@pytest.mark.parametrize(
    ("text", "ends"), [("700", True), ("two hundred", True), ("a dozen", True), ("F-16", False), ("the", False)]
)
def test_whether_a_number_ends_before_a_token(text: str, ends: bool) -> None:
    tokens = tokenise(text)
    assert ends_number(tokens, 0, len(tokens)) is ends


def test_a_qualifier_does_not_reach_over_the_start_of_the_sentence() -> None:
    tokens = tokenise("over 700")
    assert qualified(tokens, 0, 1) == (0, LEAST)
    assert qualified(tokens, 1, 1) == (1, EXACT)


@given(st.integers(1, 10**12), st.booleans())
def test_a_number_in_digits_reads_as_written(value: int, grouped: bool) -> None:
    tokens, sentence = line(f"{value:,} shells" if grouped else f"{value} shells")
    (number,) = numbers_in(tokens, sentence)
    assert number.value == value


ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(value: int) -> str:
    if value >= 100:
        rest = f" and {in_words(value % 100)}" if value % 100 else ""
        return f"{ONES[value // 100 - 1]} hundred{rest}"
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10 - 1]}" if value % 10 else "")
    return [*ONES, "seventeen", "eighteen", "nineteen"][value - 1]


@given(st.integers(1, 999))
def test_a_number_in_words_reads_as_written(value: int) -> None:
    tokens, sentence = line(f"{in_words(value)} shells")
    assert [number.value for number in numbers_in(tokens, sentence)] == [value]


@given(st.lists(st.sampled_from("a an half one two twenty hundred million dozen 12 1.5 - and to or over F .".split())))
def test_numbers_lie_in_order_inside_the_sentence(words: list[str]) -> None:
    tokens, sentence = line(" ".join(words))
    end = 0
    for number in numbers_in(tokens, sentence):
        assert end <= number.first < number.last <= len(tokens)
        assert number.value > 0
        end = number.last
