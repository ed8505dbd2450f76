"""Numbers by year as columns side by side. Unit: pixels of the drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 14, 14, 26
_MOST_LABELS = 14
_STEPS = (1, 2, 5)
MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it stands for, and where it stands."""

    series: int
    year: int
    value: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale, or a year of the axis, with its words."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing: columns of each series, the scale, the years; `rows` hold the same numbers by year.

    `drawn` are the numbers of the series that have a column.
    """

    width: int
    height: int
    left: int
    base: float
    columns: tuple[Column, ...]
    scale: tuple[Line, ...]
    years: tuple[Line, ...]
    rows: tuple[tuple[int, tuple[int, ...]], ...]
    drawn: tuple[int, ...]


def draw_bars(series: Sequence[Mapping[int, int]]) -> Bars | None:
    """Series of numbers by year side by side, of more than 60 years the latest; None where there is no number."""
    known = sorted({year for one in series for year in one})
    if not known:
        return None
    years = range(max(known[0], known[-1] - MOST_YEARS + 1), known[-1] + 1)
    most = max((one.get(year, 0) for one in series for year in years), default=0) or 1
    step = _step(most)
    top = -(-most // step) * step
    base = HEIGHT - _BOTTOM
    slot = (WIDTH - _LEFT - _RIGHT) / len(years)
    drawn = tuple(number for number, one in enumerate(series) if any(one.get(year) for year in years))
    wide = min(slot * 0.8, 60) / max(len(drawn), 1)

    def column(number: int, place: int, year: int) -> Column:
        value = series[number].get(year, 0)
        height = (base - _TOP) * value / top
        start = _LEFT + place * slot + (slot - wide * len(drawn)) / 2 + drawn.index(number) * wide
        return Column(number, year, value, round(start, 1), round(base - height, 1), round(wide, 1), round(height, 1))

    every = -(-len(years) // _MOST_LABELS)
    return Bars(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        base=base,
        columns=tuple(
            column(number, place, year)
            for number in drawn
            for place, year in enumerate(years)
            if series[number].get(year)
        ),
        scale=tuple(
            Line(round(base - (base - _TOP) * value / top, 1), str(value)) for value in range(0, top + 1, step)
        ),
        years=tuple(
            Line(round(_LEFT + (place + 0.5) * slot, 1), str(year))
            for place, year in enumerate(years)
            if place % every == 0
        ),
        rows=tuple((year, tuple(one.get(year, 0) for one in series)) for year in years),
        drawn=drawn,
    )


def _step(most: int) -> int:
    """The distance of the lines of the scale: a round number, so that there are at most five."""
    size = 1
    while True:
        for step in _STEPS:
            if most / (step * size) <= 4:
                return step * size
        size *= 10
