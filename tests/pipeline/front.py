"""The start page worked out from a whole register in memory, to hold that from kept rows against."""

from __future__ import annotations

from datetime import date, timedelta

from pactwatch.model import Deal
from pactwatch.views.conflicts import ConflictView, conflicts_of
from pactwatch.views.front import RECENT_DAYS, SHOWN, Front, Moved, step_of
from pactwatch.views.index import Index
from pactwatch.views.outlook import Status
from pactwatch.views.overview import overview
from pactwatch.views.rows import DealRow, row_of

_LATE = (Status.OVERDUE, Status.SILENT)


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


def _disputed(index: Index, rows: dict[str, DealRow]) -> tuple[tuple[DealRow, ConflictView], ...]:
    """The deals with the greatest conflicts, each with its greatest."""
    found = [(rows[deal.id], conflicts_of(index, deal)[0]) for deal in index.register.deals if rows[deal.id].conflicts]
    return tuple(sorted(found, key=lambda one: (-one[1].size, -one[1].stories, one[0].id))[:SHOWN])
