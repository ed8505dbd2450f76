"""The time line as geometry: where each deal's row, marks and years stand. Unit: pixels of the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pactwatch.model import PartialDate, StageGroup
from pactwatch.pages.language import Reader, reader_of
from pactwatch.pages.names import joined_names
from pactwatch.views import Timeline, TimelineMark, TimelineRow, stage_label

WIDTH = 1000
LEFT, RIGHT = 270, 880
UNDATED = 945
TOP, ROW, BOTTOM = 34, 40, 30
MOST_ROWS = 60
ROWS_A_PART = 15
"""Rows of a part of the drawing, which a printed page holds whole."""

_MOST_TICKS = 9
_LONGEST = 34

SHAPES = {
    StageGroup.BEFORE: "sought, negotiating, offered",
    StageGroup.APPROVED: "approved",
    StageGroup.ORDERED: "ordered",
    StageGroup.DELIVERY: "delivering, delivered",
    StageGroup.STOPPED: "refused, suspended, cancelled",
}


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis at `x` with its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A stage of a deal at `x`; `from_x` and `to_x` are the bounds of a date known to the month or year only.

    `dated` is "happened", "published" or "undated".
    """

    x: float
    from_x: float
    to_x: float
    group: str
    dated: str
    words: str
    date: PartialDate | None
    document: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A deal at `y`; `line` is where the line through its dated marks begins and ends, None for fewer than two."""

    deal: str
    y: int
    item: str
    parties: str
    whole: str
    marks: tuple[ChartMark, ...]
    line: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class ChartPart:
    """Some rows of the drawing with the axis above them, and below the last ones: from `top` downwards `height`."""

    top: int
    height: int
    rows: tuple[ChartRow, ...]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing, in parts that follow each other; `left_out` counts the deals that it has no room for."""

    width: int
    ticks: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]
    parts: tuple[ChartPart, ...]
    left_out: int
    has_undated: bool


def draw(line: Timeline, reader: Reader | None = None) -> Chart:
    """The drawing of a time line for a reader; of more than 60 deals those reported last are drawn."""
    reader = reader or reader_of()
    kept = _latest(line.rows)
    first, last = _bounds(line)
    rows = tuple(_row(row, TOP + number * ROW + ROW // 2, (first, last), reader) for number, row in enumerate(kept))
    return Chart(
        width=WIDTH,
        ticks=tuple(_ticks(first, last, reader)),
        rows=rows,
        parts=tuple(_parts(rows)),
        left_out=len(line.rows) - len(kept),
        has_undated=any(mark.dated == "undated" for row in rows for mark in row.marks),
    )


def _parts(rows: tuple[ChartRow, ...]) -> Iterator[ChartPart]:
    for start in range(0, len(rows), ROWS_A_PART):
        some = rows[start : start + ROWS_A_PART]
        is_last = start + len(some) == len(rows)
        height = TOP + len(some) * ROW + (BOTTOM if is_last else 0)
        yield ChartPart(some[0].y - ROW // 2 - TOP, height, some, is_last)


def _latest(rows: tuple[TimelineRow, ...]) -> tuple[TimelineRow, ...]:
    if len(rows) <= MOST_ROWS:
        return rows
    newest = sorted(rows, key=lambda row: (_last_day(row), row.deal.id), reverse=True)[:MOST_ROWS]
    names = {row.deal.id for row in newest}
    return tuple(row for row in rows if row.deal.id in names)


def _last_day(row: TimelineRow) -> date:
    return max((mark.date.last_day for mark in row.marks if mark.date is not None), default=date.min)


def _bounds(line: Timeline) -> tuple[date, date]:
    """The first and last day of the axis: whole years around all dates."""
    if line.first is None or line.last is None:
        return date(2000, 1, 1), date(2000, 12, 31)
    return date(line.first.year, 1, 1), date(line.last.year, 12, 31)


def _x(day: date, first: date, last: date) -> float:
    return round(LEFT + (RIGHT - LEFT) * (day - first).days / max((last - first).days, 1), 1)


def _ticks(first: date, last: date, reader: Reader) -> Iterator[Tick]:
    years = last.year - first.year + 1
    if years == 1:
        for month in (1, 4, 7, 10):
            yield Tick(_x(date(first.year, month, 1), first, last), reader.date(PartialDate(first.year, month)))
        return
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= _MOST_TICKS or step == 1000)
    for year in range(first.year, last.year + 1):
        if year % step == 0 or step == 1:
            yield Tick(_x(date(year, 1, 1), first, last), str(year))


def _row(row: TimelineRow, y: int, span: tuple[date, date], reader: Reader) -> ChartRow:
    marks = tuple(_mark(mark, *span) for mark in row.marks)
    dated = [mark.x for mark in marks if mark.dated != "undated"]
    deal = row.deal
    say = reader.words
    suppliers = joined_names(reader, deal.supplier_names) or say("supplier not said")
    recipients = joined_names(reader, deal.recipient_names) or say("recipient not said")
    item = deal.item or say("item not said")
    return ChartRow(
        deal=deal.id,
        y=y,
        item=_cut(item),
        parties=_cut(f"{suppliers} → {recipients}", _LONGEST + 6),
        whole=say("%(item)s, %(supplier)s to %(recipient)s")
        % {"item": item, "supplier": suppliers, "recipient": recipients},
        marks=marks,
        line=(min(dated), max(dated)) if len(dated) > 1 else None,
    )


def _mark(mark: TimelineMark, first: date, last: date) -> ChartMark:
    if mark.date is None:
        where = (float(UNDATED),) * 3
        return ChartMark(*where, mark.group.value, "undated", stage_label(mark.stage), None, mark.document)
    begin, end = mark.date.first_day, mark.date.last_day
    middle = begin + timedelta(days=(end - begin).days // 2)
    return ChartMark(
        _x(middle, first, last),
        _x(begin, first, last),
        _x(end, first, last),
        mark.group.value,
        "happened" if mark.happened else "published",
        stage_label(mark.stage),
        mark.date,
        mark.document,
    )


def _cut(words: str, longest: int = _LONGEST) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
