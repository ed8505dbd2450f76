"""Columns by year: a series without a number takes no room."""

from pactwatch.pages.bars import draw_bars


def test_a_series_without_a_number_takes_no_room_and_is_not_named() -> None:
    both, one = draw_bars(({2020: 2}, {2020: 1})), draw_bars(({2020: 2}, {}))
    assert both is not None
    assert one is not None
    assert (both.drawn, one.drawn) == ((0, 1), (0,))
    (column,) = one.columns
    assert column.x + column.width / 2 == one.years[0].at
    assert column.width == 2 * both.columns[0].width
    assert one.rows == ((2020, (2, 0)),)


def test_without_a_number_there_is_no_drawing() -> None:
    assert draw_bars(({}, {})) is None
