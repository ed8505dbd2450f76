"""The geometry of the time line."""

from dataclasses import replace

import pytest
from tests.views import builders

from pactwatch.model import PartialDate, Stage, StageGroup
from pactwatch.pages.chart import LEFT, MOST_ROWS, RIGHT, ROW, ROWS_A_PART, UNDATED, draw
from pactwatch.views import Timeline, TimelineMark, register_rows, timeline
from pactwatch.views.timeline import TimelineRow

REGISTER, VOCABULARY = builders.register(), builders.vocabulary()
DEAL = register_rows(REGISTER, VOCABULARY)[0]


def line(*dates: str) -> Timeline:
    """A time line of one row a date, each ordered then."""
    rows = []
    for number, text in enumerate(dates):
        mark = TimelineMark(Stage.ORDERED, StageGroup.ORDERED, PartialDate.parse(text), True, ("c",), "d")
        rows.append(TimelineRow(replace(DEAL, id=f"deal{number:03}"), (mark,)))
    known = sorted(PartialDate.parse(text) for text in dates)
    return Timeline(tuple(rows), known[0], known[-1])


def test_rows_do_not_overlap_and_marks_stand_on_them() -> None:
    chart = draw(timeline(REGISTER, VOCABULARY))
    heights = [row.y for row in chart.rows]
    assert heights == sorted(set(heights))
    last = chart.parts[-1]
    assert max(heights) < last.top + last.height
    for row in chart.rows:
        for mark in row.marks:
            assert mark.x == UNDATED if mark.dated == "undated" else LEFT <= mark.x <= RIGHT


def test_later_dates_stand_further_right() -> None:
    xs = [row.marks[0].x for row in draw(line("2019-01-05", "2019-06", "2020", "2024-12-31")).rows]
    assert xs == sorted(set(xs))


def test_a_date_known_to_the_year_spans_it() -> None:
    mark = draw(line("2020", "2025-01-01")).rows[0].marks[0]
    day = draw(line("2020-03-01", "2025-01-01")).rows[0].marks[0]
    assert mark.from_x < mark.x < mark.to_x
    assert day.from_x == day.x == day.to_x


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2021-07-07",), ["Jan 2021", "Apr 2021", "Jul 2021", "Oct 2021"]),
        (("2021", "2023"), ["2021", "2022", "2023"]),
        (("1990", "2025"), ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"]),
        (("0050", "2025"), ["1000", "2000"]),
    ],
)
def test_the_axis_has_few_ticks(dates: tuple[str, ...], words: list[str]) -> None:
    assert [tick.words for tick in draw(line(*dates)).ticks] == words


def test_of_many_deals_the_latest_are_drawn() -> None:
    chart = draw(line(*(f"{1900 + number}" for number in range(MOST_ROWS + 40))))
    assert (len(chart.rows), chart.left_out) == (MOST_ROWS, 40)
    assert chart.rows[0].deal == "deal040"


def test_a_long_chart_comes_in_parts_that_a_page_holds_and_that_follow_each_other() -> None:
    chart = draw(line(*(f"{1950 + number}" for number in range(2 * ROWS_A_PART + 1))))
    assert [len(part.rows) for part in chart.parts] == [ROWS_A_PART, ROWS_A_PART, 1]
    assert [row for part in chart.parts for row in part.rows] == list(chart.rows)
    assert [part.is_last for part in chart.parts] == [False, False, True]
    for part in chart.parts:
        assert part.top < part.rows[0].y < part.rows[-1].y + ROW // 2 <= part.top + part.height


def test_long_names_are_cut_but_kept_whole_for_readers() -> None:
    row = line("2021").rows[0]
    long = replace(row, deal=replace(row.deal, item="x" * 80))
    drawn = draw(Timeline((long,), PartialDate(2021), PartialDate(2021))).rows[0]
    assert len(drawn.item) == 34
    assert "x" * 80 in drawn.whole


def test_an_empty_time_line_is_an_empty_chart() -> None:
    chart = draw(timeline(builders.empty(), VOCABULARY))
    assert (chart.rows, chart.left_out, chart.has_undated) == ((), 0, False)
