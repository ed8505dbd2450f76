"""Deals against time: which stage was told of when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.model import Deal, PartialDate, Stage, StageGroup
from pactwatch.register import Register
from pactwatch.views.index import Index
from pactwatch.views.rows import DealRow, row_of
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One stage of a deal on one date; `happened` tells that the date is that of the stage, else of its first report.

    `date` is None for a stage of which no date is known. `claims` are those that tell it so, `document` the first's.
    """

    stage: Stage
    group: StageGroup
    date: PartialDate | None
    happened: bool
    claims: tuple[str, ...]
    document: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One deal with its marks in order of time, undated ones last."""

    deal: DealRow
    marks: tuple[TimelineMark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Deals in the order of their first mark; `first` and `last` bound all dates, None where no date is known."""

    rows: tuple[TimelineRow, ...]
    first: PartialDate | None
    last: PartialDate | None


def timeline(register: Register, vocabulary: Vocabulary) -> Timeline:
    """Every deal with the stages that reports tell of, each on the day it happened or else was published."""
    return timeline_of(Index(register, vocabulary), register.deals)


def timeline_of(index: Index, deals: Iterable[Deal]) -> Timeline:
    """Some deals of an index that is there already, each with the stages that reports tell of."""
    rows = [TimelineRow(row_of(index, deal), _marks(index, deal.id)) for deal in deals]
    kept = sorted((row for row in rows if row.marks), key=lambda row: (_day(row.marks[0]), row.deal.id))
    dates = [mark.date for row in kept for mark in row.marks if mark.date is not None]
    return Timeline(
        tuple(kept),
        min(dates, key=lambda date: (date.first_day, str(date)), default=None),
        max(dates, key=lambda date: (date.last_day, str(date)), default=None),
    )


def _marks(index: Index, deal: str) -> tuple[TimelineMark, ...]:
    """The marks of a deal; reports of one stage on one date are one mark."""
    found: dict[tuple[Stage, PartialDate | None, bool], list[tuple[str, str]]] = {}
    for event in index.deals[deal].history:
        date = event.happened or event.published
        found.setdefault((event.stage, date, event.happened is not None), []).append((event.claim, event.document))
    marks = [
        TimelineMark(stage, stage.group, date, happened, tuple(claim for claim, _ in told), told[0][1])
        for (stage, date, happened), told in found.items()
    ]
    return tuple(sorted(marks, key=lambda mark: (_day(mark), mark.stage.rank, not mark.happened)))


def _day(mark: TimelineMark) -> tuple[bool, int]:
    return mark.date is None, mark.date.first_day.toordinal() if mark.date is not None else 0
