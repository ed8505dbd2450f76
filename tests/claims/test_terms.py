"""Which number, amount of money and date of a sentence belong to an item."""

from decimal import Decimal

import pytest
from tests.claims.texts import around, draft, items, transfers

from pactwatch.claims.terms import Terms
from pactwatch.model import PartialDate


def _number(text: str, place: int = 0) -> Decimal | None:
    context = around(text)
    found, item = items(context)[place]
    number = Terms(context).number(found, item)
    return number.value if number else None


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Chile bought 12 Black Hawk helicopters.", 12),
        ("Chile bought twelve Black Hawk helicopters.", 12),
        ("Chile bought four small Kilo boats.", 4),
        ("Chile will get three retired Hercules aircraft.", 3),
        ("Oman plans three follow-on Kilo submarines.", 3),
        ("Chile waits for the 2 remaining Kilo submarines.", 2),
        ("The Caesar howitzer was sold to nine states, with over 400 units built.", 400),
        ("Oman received 24 new French-made Caesar howitzers.", 24),
        ("Peru bought 8 second-hand frigates.", 8),
        ("Norway ordered 54 units of the Leopard 2.", 54),
        ("Poland ordered 180 of the K2 tanks.", 180),
        ("Latvia bought more than 40 Leopard 2 tanks.", 40),
        ("Ghana took 1,500 rifles.", 1500),
        ("Egypt bought a French frigate.", 1),
        ("Spain will give Ukraine an additional Patriot air defence battery.", 1),
        ("India leased a nuclear attack submarine from Russia.", 1),
    ],
)
def test_a_count_belongs_to_the_item_behind_it(sentence: str, count: int) -> None:
    assert _number(sentence) == count


def test_each_item_of_a_list_keeps_its_own_count() -> None:
    text = "Peru bought 3 frigates, 16 howitzers and radars."
    assert [_number(text, place) for place in range(3)] == [3, 16, None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oman tested a missile with a range of 300 km missiles.",
        "Kenya bought tanks after 12 years of talks.",
        "Peru's 40 percent of tanks are old.",
        "Some 600 soldiers with tanks left Ghana.",
        "Chile sent 20 tons of ammunition.",
        "Norway bought 155 mm shells.",
        "Since the 80's the Army fielded Leopard 2 tanks.",
        "Kenya showed off the Leopard 2 and 40 units of fuel.",
        "Finland flew the F-16 fighter.",
        "Latvia paid for 2.5 tanks.",
        "Six states want tanks from Spain.",
        "Kenya met 12 ministers and ordered tanks.",
        "Chile bought tanks for 60 troops.",
        "India offered a new missile.",
        "Egypt wants a frigate deal.",
        "Egypt wants a fleet of frigates.",
        "Egypt bought the frigate.",
    ],
)
def test_a_number_of_something_else_counts_no_items(sentence: str) -> None:
    assert _number(sentence) is None


def _money(text: str, place: int = 0) -> Decimal | None:
    context = around(text)
    found, item = items(context)[place]
    money = Terms(context).money(found, item)
    return money.amount if money else None


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Chile bought frigates for $900 million.", [900_000_000]),
        ("For $900 million, Chile bought frigates.", [900_000_000]),
        ("Chile bought frigates for $900 million and howitzers for $40 million.", [900_000_000, 40_000_000]),
        ("Chile bought frigates at 90 million euros each.", [None]),
        ("Chile bought frigates.", [None]),
    ],
)
def test_the_amount_that_follows_an_item_is_its_value(sentence: str, amounts: list[int | None]) -> None:
    assert [_money(sentence, place) for place in range(len(amounts))] == amounts


def test_behind_the_last_amount_the_nearest_counts() -> None:
    text = "Of $90 million in the budget, $40 million went into frigates."
    assert _money(text) == 40_000_000


def _date(text: str, place: int = 0) -> PartialDate | None:
    context = around(text)
    found = Terms(context).told(draft(context, place)).date
    return found.date if found else None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Norway delivered tanks to Latvia on 3 March 2021.", "2021-03-03"),
        ("In June 2019 Peru ordered frigates from Italy.", "2019-06"),
        ("Peru ordered frigates from Italy in 2019.", "2019"),
        ("Peru ordered frigates from Italy.", None),
    ],
)
def test_the_date_of_the_sentence_belongs_to_its_item(sentence: str, day: str | None) -> None:
    assert _date(sentence) == (PartialDate.parse(day) if day else None)


def test_the_nearer_of_two_dates_belongs_to_the_item() -> None:
    text = "Peru bought frigates in June 2019 and, after some talks in the capital, howitzers in May 2021."
    assert [_date(text, place) for place in range(2)] == [PartialDate(2019, 6), PartialDate(2021, 5)]


def test_a_draft_comes_back_with_all_its_terms() -> None:
    context = around("In June 2019 Peru bought 3 frigates for $900 million.")
    told = Terms(context).told(draft(context, 0))
    assert told.number is not None
    assert told.number.value == 3
    assert told.money is not None
    assert told.money.currency == "USD"
    assert told.date is not None
    assert told.date.date.year == 2019


def test_a_year_after_in_is_no_count() -> None:
    told = transfers("Kazakhstan bought Wing Loong drones from China in 2016 and Anka drones from Turkey in 2021.")
    assert [one.number for one in told] == [None, None]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Oman tells its 2009 arms sales to Chad.", None), ("Oman sold 2009 rifles to Chad.", 2009)],
)
def test_the_year_of_sales_counts_nothing(text: str, count: int | None) -> None:
    assert _number(text) == count


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("- Peru will get air defence systems.\n- Peru will get a Patriot battery.", True),
        ("- Peru will get a Patriot battery.\n- Peru will get the air defence systems in May.", False),
        ("Peru will get air defence systems. Peru will get a Patriot battery.", False),
    ],
)
def test_points_of_a_list_name_different_things(text: str, beside: bool) -> None:
    context = around(text)
    assert Terms(context).beside(draft(context, 0), draft(context, 1)) is beside


def test_a_number_of_ones_own_equipment_counts_it() -> None:
    (told,) = transfers("Denmark decided to transfer all 19 of its F-16s to Ukraine.")
    assert told.number is not None
    assert told.number.value.amount == 19
