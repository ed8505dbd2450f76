"""What a reader wants to know first: what is new, what moved, where reports disagree, what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pactwatch.deals.stages import moment
from pactwatch.model import Deal, PartialDate, Stage
from pactwatch.views.conflicts import ConflictView, conflicts_of
from pactwatch.views.index import Index
from pactwatch.views.outlook import Status
from pactwatch.views.overview import Counts, Overview, overview
from pactwatch.views.rows import DealRow, row_of

RECENT_DAYS = 90
SHOWN = 8
_LATE = (Status.OVERDUE, Status.SILENT)


@dataclass(frozen=True, slots=True)
class Moved:
    """A deal that reached another stage: its row, the stage before, and the day of the new one."""

    row: DealRow
    before: Stage
    day: date


@dataclass(frozen=True, slots=True)
class Front:
    """The register at its latest day, that of the latest report: each list the latest or greatest first, cut to a few.

    `since` is the day from which deals count as new or moved, None where no report is dated. The numbers beside the
    lists count all of the kind. `late` are deals that are overdue or silent, those expected longest ago first.
    """

    counts: Counts
    glance: Overview
    since: date | None
    new: tuple[DealRow, ...]
    new_count: int
    moved: tuple[Moved, ...]
    moved_count: int
    disputed: tuple[tuple[DealRow, ConflictView], ...]
    late: tuple[DealRow, ...]
    late_count: int
    first_published: PartialDate | None
    last_published: PartialDate | None


def front(index: Index) -> Front:
    """What is new, moved, disputed and waited for."""
    glance = overview(index.register, index.vocabulary)
    since = index.day - timedelta(days=RECENT_DAYS) if index.day is not None else None
    rows = {deal.id: row_of(index, deal) for deal in index.register.deals}
    new = [row for row in rows.values() if since is not None and _first(row) >= since]
    moved = [found for deal in index.register.deals if since and (found := _moved(rows[deal.id], deal, since))]
    late = [row for row in rows.values() if row.outlook.status in _LATE]
    fresh = {row.id for row in new}
    moved = [one for one in moved if one.row.id not in fresh]
    return Front(
        counts=glance.counts,
        glance=glance,
        since=since,
        new=tuple(sorted(new, key=lambda row: (-_first(row).toordinal(), row.id))[:SHOWN]),
        new_count=len(new),
        moved=tuple(sorted(moved, key=lambda one: (-one.day.toordinal(), one.row.id))[:SHOWN]),
        moved_count=len(moved),
        disputed=_disputed(index, rows),
        late=tuple(sorted(late, key=lambda row: (row.outlook.expected or date.max, row.id))[:SHOWN]),
        late_count=len(late),
        first_published=glance.first_published,
        last_published=glance.last_published,
    )


def _first(row: DealRow) -> date:
    return row.first_published.last_day if row.first_published is not None else date.min


def _moved(row: DealRow, deal: Deal, since: date) -> Moved | None:
    """The step by which a deal reached the stage shown since a day; None where it did not, or has no other stage."""
    step = step_of(deal)
    return Moved(row, *step) if step is not None and step[1] >= since else None


def step_of(deal: Deal) -> tuple[Stage, date] | None:
    """The stage before the one shown, and the day on which that was first reached; None where there was none before."""
    shown = deal.shown("stage")
    days = [day for event in deal.history if event.stage is shown and (day := moment(event)) is not None]
    earlier = [
        (day, event.stage.rank, event.stage)
        for event in deal.history
        if days and event.stage is not shown and (day := moment(event)) is not None and day <= min(days)
    ]
    return (max(earlier, key=lambda one: one[:2])[2], min(days)) if earlier else None


def _disputed(index: Index, rows: dict[str, DealRow]) -> tuple[tuple[DealRow, ConflictView], ...]:
    """The deals with the greatest conflicts, each with its greatest."""
    found = [(rows[deal.id], conflicts_of(index, deal)[0]) for deal in index.register.deals if rows[deal.id].conflicts]
    return tuple(sorted(found, key=lambda one: (-one[1].size, -one[1].stories, one[0].id))[:SHOWN])
