"""What is to come next in a deal, and whether it is late: against how long deals of its kind took in this register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_low
from typing import TYPE_CHECKING

from pactwatch.deals.stages import moment
from pactwatch.model import Category, Deal, Item, PartialDate, Stage, StageGroup

if TYPE_CHECKING:
    from pactwatch.views.index import Index
    from pactwatch.vocab import Vocabulary

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


@dataclass(frozen=True, slots=True)
class Course:
    """How far a deal is: the stage shown, when each step was reached, its kind, and the day of the latest report."""

    stage: Stage | None
    reached: Mapping[Step, date]
    category: Category | None
    told: date | None


def course_of(index: Index, deal: Deal) -> Course:
    """How far a deal is."""
    stage = deal.shown("stage")
    told = (one.first_day for one in index.published(index.claims(deal.claims)))
    latest = max(told, default=None)
    return Course(stage if isinstance(stage, Stage) else None, reached(deal), _category(deal), latest)


def outlook_of(index: Index, deal: Deal) -> Outlook:
    """What is to come in a deal, judged from the index's day."""
    return outlook(course_of(index, deal), index.paces, index.day, index.vocabulary)


def outlook(course: Course, known: Mapping[Key, Pace], day: date | None, vocabulary: Vocabulary) -> Outlook:
    """What is to come in a deal, judged from a day and from how long steps take."""
    stage = course.stage
    if stage is None or stage.group is StageGroup.STOPPED or stage is Stage.DELIVERED:
        return _settled(stage)
    step = _OF_STAGE[stage]
    following = _NEXT[step]
    since = course.reached.get(step)
    pace = known.get((step, following, course.category)) or known.get((step, following, None))
    if since is None or pace is None:
        why = "its date is not known" if since is None else "too few deals of its kind have taken that step"
        return Outlook(Status.OPEN, following, since, None, None, 0, f"{following.value} to come; {why}")
    expected = since + timedelta(days=pace.days)
    status = _status(course, day, expected)
    words = f"{following.value} {_when(status, expected)}; {_basis(step, following, pace, vocabulary)}"
    return Outlook(status, following, since, expected, pace.days, pace.sample, words)


def paces(deals: Iterable[Deal]) -> Mapping[Key, Pace]:
    """The median time of each step, by kind of equipment and for all kinds, where at least three deals took it."""
    return paces_of((reached(deal), _category(deal)) for deal in deals)


def paces_of(courses: Iterable[tuple[Mapping[Step, date], Category | None]]) -> Mapping[Key, Pace]:
    """The same, of when each deal reached its steps and of its kind."""
    times: dict[Key, list[int]] = defaultdict(list)
    for dates, category in courses:
        for step, following in _NEXT.items():
            told_apart = step is not Step.FIRST_DELIVERY or dates.get(step) != dates.get(following)
            if step in dates and following in dates and dates[following] >= dates[step] and told_apart:
                days = (dates[following] - dates[step]).days
                times[step, following, category].append(days)
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


def _settled(stage: Stage | None) -> Outlook:
    if stage is None:
        return Outlook(Status.OPEN, None, None, None, None, 0, "no report tells how far along it is")
    words = "delivered" if stage is Stage.DELIVERED else stage.value
    return Outlook(Status.DONE, None, None, None, None, 0, f"{words}; no step is to come")


def _status(course: Course, day: date | None, expected: date) -> Status:
    if day is None or day <= expected:
        return Status.OPEN
    return Status.OVERDUE if course.told is not None and course.told > expected else Status.SILENT


def _when(status: Status, expected: date) -> str:
    month = str(PartialDate(expected.year, expected.month))
    if status is Status.OPEN:
        return f"to be expected by {month}"
    late = f"overdue since {month}"
    return f"{late}, and nothing was reported since" if status is Status.SILENT else late


def _basis(step: Step, following: Step, pace: Pace, vocabulary: Vocabulary) -> str:
    facts = vocabulary.categories.get(pace.category) if pace.category is not None else None
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
