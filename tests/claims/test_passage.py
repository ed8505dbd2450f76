from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.passages import first, read

REPORT = (
    "Turkey has sold over 700 explosive drones to Ukraine for $900 million, Reuters reported on Tuesday.\n\n"
    "Kyiv wants 12 more Bayraktar TB2s by March 2025. It will pay $60m each."
)


def test_each_sentence_has_its_own_mentions() -> None:
    one, two, three = read(REPORT).found
    assert one.codes == ("TUR", "UKR")
    assert [item.designation for item in one.items] == ["explosive drones"]
    assert [(int(number.value), number.sentence) for number in one.numbers] == [(700, 0)]
    assert [amount.amount for amount in one.money] == [900_000_000]
    assert [str(day.date) for day in one.dates] == ["2024-05-14"]
    assert len(one.outlets) == 1
    assert [item.system for item in two.items] == ["bayraktar-tb2"]
    assert [(int(number.value), number.more) for number in two.numbers] == [(12, True)]
    assert [party.code for party in three.parties] == ["UKR"]
    assert [amount.each for amount in three.money] == [True]


def test_parties_are_counted_over_the_text() -> None:
    assert read(REPORT).parties == {"TUR": 1, "UKR": 3}


def test_words_are_given_as_written() -> None:
    passage = read(REPORT)
    item = passage.found[1].items[0]
    assert passage.words(item.first, item.last) == "more Bayraktar TB2s"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It bought the F-16 Block 70.", []),
        ("It paid $900 million.", []),
        ("It signed on May 5 for 36 jets.", [36]),
        ("It signed in March 2024.", []),
        ("It bought 2 MiG-29.", [2]),
    ],
)
def test_numbers_of_names_amounts_and_dates_count_nothing(text: str, numbers: list[int]) -> None:
    assert [number.value for number in first(text).numbers] == numbers


def test_a_word_of_a_name_is_no_act() -> None:
    assert "fight" not in [trigger.frame for trigger in first("India flies attack helicopters.").triggers]
    assert "fight" in [trigger.frame for trigger in first("India will attack the port.").triggers]


def test_relations_are_found_beside_the_acts_of_trade() -> None:
    assert first("India and Japan signed a defence pact.").relations


def test_relative_dates_need_the_day_of_the_report() -> None:
    assert first("It was signed on Tuesday.", None).dates == ()


def test_an_empty_text_has_no_sentences() -> None:
    assert read("").found == ()


WORDS = (
    "Turkey India Turkish The the A of and Bayraktar TB2 F - 16 Su 30MKI Hawk Patriot Senator missiles drones tanks "
    "spares new armed class type Mk II 36 12 over dozen $ 900 million Rs crore each on Tuesday March 2024 May bought "
    "will not sold by It such as , . ( ) \n Blorvat XQR 338 s 's / radar equipment system"
).split(" ")


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_any_text_is_read_and_all_mentions_lie_inside_their_sentence(text: str) -> None:
    passage = read(text)
    for found in passage.found:
        here = found.sentence
        assert 0 <= here.start < here.end <= len(text)
        for mentions in (found.parties, found.items, found.numbers, found.money, found.dates, found.triggers):
            for mention in mentions:
                assert here.first <= mention.first < mention.last <= here.last
                assert mention.sentence == here.index
        for item in found.items:
            assert item.first <= item.head < item.tail <= item.last
            assert item.designation
        assert all(one.last <= two.first for one, two in pairwise(found.items))


@pytest.mark.parametrize(
    ("sentence", "frames"),
    [
        ("South Korea received enquiries about the K2 tank.", ["want"]),
        ("South Korea received the K2 tank.", ["receive"]),
        ("Peru received K2 tanks and sent enquiries.", ["receive", "supply", "want"]),
    ],
)
def test_questions_that_are_received_are_no_goods(sentence: str, frames: list[str]) -> None:
    assert [act.frame for act in first(sentence).triggers] == frames
