"""Columns share the width of the screen."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pactwatch.cli.fitted import LEAST_WIDTH, Fitted, fit

COLUMNS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=8)


@given(COLUMNS, st.integers(0, 200))
def test_columns_never_take_more_than_the_room_or_than_they_want(columns: list[tuple[int, int]], room: int) -> None:
    least, wanted = [min(pair) for pair in columns], [max(pair) for pair in columns]
    widths = fit(least, wanted, [at % 2 == 0 for at in range(len(least))], room)
    assert all(width <= want for width, want in zip(widths, wanted, strict=True))
    if sum(widths) > room:
        assert max(widths) <= LEAST_WIDTH
    if sum(least) <= room:
        assert all(width >= word for width, word in zip(widths, least, strict=True))
        assert sum(widths) == min(room, sum(wanted))


@pytest.mark.parametrize("width", [30, 50, 80, 200])
def test_words_stay_whole_where_there_is_room(width: int) -> None:
    rows = (("Azerbaijan", "a long designation of a vehicle", "630,000,000,000"), ("Peru", "x", ""))
    drawn = io.StringIO()
    Console(file=drawn, width=width).print(Fitted(("Recipient", "Item", "Value"), rows, "Deals", whole=("Value",)))
    lines = drawn.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    if width >= 50:
        assert all(word in drawn.getvalue() for word in ("Azerbaijan", "designation", "630,000,000,000"))
    if width >= 80:
        assert len([line for line in lines if line.strip()]) == 5


def test_text_from_outside_is_only_text() -> None:
    drawn = io.StringIO()
    Console(file=drawn, width=60, force_terminal=False).print(Fitted(("A", "B"), (("[red]x[/red]", "\x1b[2Jy"),)))
    assert "[red]x[/red]" in drawn.getvalue()
    assert "\x1b" not in drawn.getvalue()


def test_table_without_rows_shows_its_headings() -> None:
    drawn = io.StringIO()
    Console(file=drawn, width=60).print(Fitted(("Deal", "Item"), ()))
    assert "Deal" in drawn.getvalue()


def test_a_word_of_a_hundred_thousand_letters_does_not_fill_the_screen() -> None:
    drawn = io.StringIO()
    Console(file=drawn, width=60).print(Fitted(("Deal", "Item"), (("1", "A" * 100_000), ("2", "F-16"))))
    assert drawn.getvalue().count("A") == 300
    assert "…" in drawn.getvalue()
