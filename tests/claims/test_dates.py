from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.passages import TODAY, line

from pactwatch.claims.dates import dates_in


def dates(text: str, today: date | None = TODAY) -> list[tuple[str, bool]]:
    tokens, sentence = line(text)
    return [(str(found.date), found.relative) for found in dates_in(tokens, sentence, today)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on July 7, 2021", "2021-07-07"),
        ("on 7 July 2021", "2021-07-07"),
        ("on the 7th of July, 2021", "2021-07-07"),
        ("on 2021-07-07", "2021-07-07"),
        ("in March 2024", "2024-03"),
        ("in March of 2024", "2024-03"),
        ("in Sept. 2023", "2023-09"),
        ("in May 2024", "2024-05"),
        ("in 2019", "2019"),
        ("in late 2023", "2023"),
        ("since 1987", "1987"),
    ],
)
def test_a_date_that_needs_no_report_day(text: str, found: str) -> None:
    assert dates(text, None) == [(found, False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on Tuesday", "2024-05-14"),
        ("on Thursday", "2024-05-16"),
        ("today", "2024-05-16"),
        ("yesterday", "2024-05-15"),
        ("last year", "2023"),
        ("this month", "2024-05"),
        ("last month", "2024-04"),
        ("next year", "2025"),
        ("last July", "2023-07"),
        ("in March", "2024-03"),
        ("in December", "2023-12"),
        ("in July", "2024-07"),
        ("on March 3", "2024-03-03"),
        ("on 3 March", "2024-03-03"),
        ("in May", "2024-05"),
        ("in Jan", "2024-01"),
    ],
)
def test_a_date_that_counts_from_the_report(text: str, found: str) -> None:
    assert dates(text) == [(found, True)]
    assert dates(text, None) == []


@pytest.mark.parametrize(
    "text",
    [
        "they may buy it",
        "May they buy it",
        "Jan Kowalski",
        "the 2021-22 budget",
        "2024 rifles",
        "in 3024",
        "F-2020",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_where_there_is_no_such_day_the_month_holds() -> None:
    assert dates("on 31 February 2021") == [("2021-02", False)]


def test_last_month_crosses_the_year() -> None:
    assert dates("last month", date(2024, 1, 5)) == [("2023-12", True)]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d"]))
def test_a_date_reads_as_written(day: date, form: str) -> None:
    assert dates(f"signed on {day.strftime(form)} in Ankara", None) == [(day.isoformat(), False)]


@given(
    st.lists(st.sampled_from("in on May March 3 31 2024 2021 - , . last year month Tuesday today 99999".split())),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
def test_dates_lie_in_order_inside_the_sentence(words: list[str], today: date) -> None:
    tokens, sentence = line(" ".join(words))
    end = 0
    for found in dates_in(tokens, sentence, today):
        assert end <= found.first < found.last <= len(tokens)
        end = found.last
