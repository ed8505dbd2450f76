"""What a reader wants to know first: what is new, what moved, where reports disagree, what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pactwatch.deals.stages import moment
from pactwatch.model import Deal, PartialDate, Stage
from pactwatch.views.conflicts import ConflictView
from pactwatch.views.overview import Counts, Overview
from pactwatch.views.rows import DealRow

RECENT_DAYS = 90
SHOWN = 8


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
