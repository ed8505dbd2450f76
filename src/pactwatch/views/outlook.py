"""What is to come next in a deal, and whether it is late: against how long deals of its kind took in this register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_low
from typing import TYPE_CHECKING

from pactwatch.deals.stages import moment
from pactwatch.model import Category, Deal, Item, PartialDate, Stage, StageGroup

if TYPE_CHECKING:
    from pactwatch.views.index import Index

LEAST = 3  # deals of a kind that must have taken a step before it is expected of others
_MONTH = 30.44


class Status(StrEnum):
    """How a deal stands to what was to be expected of it."""

    OPEN = "open"  # a step is to come, and its time has not passed or is not known
    OVERDUE = "overdue"  # its time has passed
    SILENT = "silent"  # its time has passed, and nothing was reported since
    DONE = "done"  # delivered, refused or cancelled: no step is to come


class Step(StrEnum):
    """The steps of a deal that take time; each is reached where one of its stages, or a later step, is told."""

    WISH = "wish"
    APPROVAL = "approval"
    ORDER = "order"
    FIRST_DELIVERY = "first delivery"
    LAST_DELIVERY = "last delivery"


_STEPS = tuple(Step)
_OF_STAGE = {
    Stage.SOUGHT: Step.WISH,
    Stage.NEGOTIATING: Step.WISH,
    Stage.OFFERED: Step.WISH,
    Stage.APPROVED: Step.APPROVAL,
    Stage.ORDERED: Step.ORDER,
    Stage.DELIVERING: Step.FIRST_DELIVERY,
    Stage.DELIVERED: Step.LAST_DELIVERY,
}
_NEXT = {
    Step.WISH: Step.ORDER,
    Step.APPROVAL: Step.ORDER,
    Step.ORDER: Step.FIRST_DELIVERY,
    Step.FIRST_DELIVERY: Step.LAST_DELIVERY,
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The step to come in a deal, and when it was to be expected.

    `next_step` is None where none is to come or no stage is told. `since` is when the present step was reached.
    `expected` is `since` and the median time that `sample` deals of its kind took, None where fewer than three did or
    no date is known. `words` says it all.
    """

    status: Status
    next_step: Step | None
    since: date | None
    expected: date | None
    median_days: int | None
    sample: int
    words: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a step took: `days` is the median over `sample` deals; `category` is None where all kinds count."""

    days: int
    sample: int
    category: Category | None


Key = tuple[Step, Step, Category | None]


def outlook_of(index: Index, deal: Deal) -> Outlook:
    """What is to come in a deal, judged from the index's day."""
    stage = deal.shown("stage")
    if not isinstance(stage, Stage) or stage.group is StageGroup.STOPPED or stage is Stage.DELIVERED:
        return _settled(stage)
    step = _OF_STAGE[stage]
    following = _NEXT[step]
    since = reached(deal).get(step)
    pace = index.paces.get((step, following, _category(deal))) or index.paces.get((step, following, None))
    if since is None or pace is None:
        why = "its date is not known" if since is None else "too few deals of its kind have taken that step"
        return Outlook(Status.OPEN, following, since, None, None, 0, f"{following.value} to come; {why}")
    expected = since + timedelta(days=pace.days)
    status = _status(index, deal, expected)
    words = f"{following.value} {_when(status, expected)}; {_basis(step, following, pace, index)}"
    return Outlook(status, following, since, expected, pace.days, pace.sample, words)


def paces(deals: Iterable[Deal]) -> Mapping[Key, Pace]:
    """The median time of each step, by kind of equipment and for all kinds, where at least three deals took it."""
    times: dict[Key, list[int]] = defaultdict(list)
    for deal in deals:
        dates = reached(deal)
        for step, following in _NEXT.items():
            told_apart = step is not Step.FIRST_DELIVERY or dates.get(step) != dates.get(following)
            if step in dates and following in dates and dates[following] >= dates[step] and told_apart:
                days = (dates[following] - dates[step]).days
                times[step, following, _category(deal)].append(days)
                times[step, following, None].append(days)
    return {key: Pace(median_low(days), len(days), key[2]) for key, days in times.items() if len(days) >= LEAST}


def reached(deal: Deal) -> dict[Step, date]:
    """When each step was first reached, by the day it happened or else was published; undated steps are left out."""
    found: dict[Step, date] = {}
    for event in deal.history:
        step, day = _OF_STAGE.get(event.stage), moment(event)
        if step is not None and day is not None:
            found[step] = min(day, found.get(step, day))
    if Step.LAST_DELIVERY in found:  # what has arrived as a whole has begun to arrive
        found[Step.FIRST_DELIVERY] = min(found[Step.LAST_DELIVERY], found.get(Step.FIRST_DELIVERY, date.max))
    return found


def _settled(stage: object) -> Outlook:
    if not isinstance(stage, Stage):
        return Outlook(Status.OPEN, None, None, None, None, 0, "no report tells how far along it is")
    words = "delivered" if stage is Stage.DELIVERED else stage.value
    return Outlook(Status.DONE, None, None, None, None, 0, f"{words}; no step is to come")


def _status(index: Index, deal: Deal, expected: date) -> Status:
    if index.day is None or index.day <= expected:
        return Status.OPEN
    last = max(_told(index, deal), default=date.min)
    return Status.OVERDUE if last > expected else Status.SILENT


def _told(index: Index, deal: Deal) -> Iterator[date]:
    for told in index.published(index.claims(deal.claims)):
        yield told.first_day


def _when(status: Status, expected: date) -> str:
    month = str(PartialDate(expected.year, expected.month))
    if status is Status.OPEN:
        return f"to be expected by {month}"
    late = f"overdue since {month}"
    return f"{late}, and nothing was reported since" if status is Status.SILENT else late


def _basis(step: Step, following: Step, pace: Pace, index: Index) -> str:
    facts = index.vocabulary.categories.get(pace.category) if pace.category is not None else None
    kind = f"deals on {facts.plural if facts is not None else pace.category.value}" if pace.category else "deals"
    return f"half of {pace.sample} {kind} took {_months(pace.days)} or less from {step.value} to {following.value}"


def _months(days: int) -> str:
    months = round(days / _MONTH)
    if months < 2:
        return f"{days} days"
    return f"{months} months"


def _category(deal: Deal) -> Category | None:
    category, item = deal.shown("category"), deal.shown("item")
    if isinstance(category, Category):
        return category
    return item.category if isinstance(item, Item) else None
