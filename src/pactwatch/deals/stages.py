"""How far along a deal is: its stages in order of time, the one shown, and what was delivered in which year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from pactwatch.model import Claim, PartialDate, Qualifier, Quantity, Stage, StageEvent, StageGroup, Transfer

LATEST = "the stage of the latest dated report"
STILL_DELIVERED = "the latest delivery told; a later report of the order or its approval does not undo it"
LATER_UNDATED = "an undated report tells a later stage than the latest dated one; the later stage is shown"
ALL_UNDATED = "no report is dated; the latest stage in the usual order of events"
NOT_DENIED = "; reports that tell a denial are left out"


def history(claims: Iterable[Claim]) -> tuple[StageEvent, ...]:
    """The stages that claims of transfers tell, in order of time; undated ones last, by the usual order of events."""
    events = [event for claim in claims if (event := _event(claim)) is not None]
    return tuple(sorted(events, key=_in_time))


def moment(event: StageEvent) -> date | None:
    """The latest day on which the stage can have been reached: when it happened, else when it was published.

    A stage that happened "in 2022" and was told in May 2022 was reached by May. None where neither date is known.
    """
    published = event.published.first_day if event.published else None
    if event.happened is None:
        return published
    last = event.happened.last_day
    if published is not None and event.happened.first_day <= published < last:
        return published
    return last


def current(events: Sequence[StageEvent], denied: frozenset[str] = frozenset()) -> tuple[Stage, str]:
    """The stage shown for events that are not empty, with the rule in words; `denied` holds ids of denied claims.

    The latest dated report decides, but one that tells of the order or its approval does not undo a delivery told
    before. An undated report decides only where its stage comes later in the usual order of events and does not end the
    deal. Denied claims count only where there are no others.
    """
    firm = [event for event in events if event.claim not in denied]
    note = NOT_DENIED if firm and len(firm) < len(events) else ""
    counted = firm or list(events)
    dated = [event for event in counted if moment(event) is not None]
    undated = [event.stage for event in counted if moment(event) is None]
    if not dated:
        return max(undated, key=lambda stage: stage.rank), ALL_UNDATED + note
    last, rule = _latest(sorted(dated, key=_in_time))
    later = [stage for stage in undated if stage.rank > last.rank and stage.group is not StageGroup.STOPPED]
    if later and last.group is not StageGroup.STOPPED:
        return max(later, key=lambda stage: stage.rank), LATER_UNDATED + note
    return last, rule + note


def _latest(dated: Sequence[StageEvent]) -> tuple[Stage, str]:
    """The stage that dated events, in order of time, leave the deal in, with the rule in words."""
    last = dated[-1].stage
    if last.group not in (StageGroup.APPROVED, StageGroup.ORDERED):
        return last, LATEST
    binding = [event.stage for event in dated if event.stage.group in (StageGroup.DELIVERY, StageGroup.STOPPED)]
    if binding and binding[-1].group is StageGroup.DELIVERY:
        return binding[-1], STILL_DELIVERED
    return last, LATEST


def contradict(events: Sequence[StageEvent], denied: frozenset[str] = frozenset()) -> bool:
    """Whether stages exclude each other: delivered, then wished for or stopped; or one report denies what others tell.

    An earlier stage told earlier is history and no contradiction.
    """
    if any(event.claim in denied for event in events) and any(event.claim not in denied for event in events):
        return True
    dated = [event for event in events if moment(event) is not None]
    delivered = [moment(event) for event in dated if event.stage is Stage.DELIVERED]
    undone = [moment(event) for event in dated if event.stage.group in (StageGroup.BEFORE, StageGroup.STOPPED)]
    return any(done is not None and after is not None and after > done for done in delivered for after in undone)


def instalments(claims: Iterable[Claim]) -> tuple[tuple[int, int], ...]:
    """The number delivered by year, from deliveries whose date is told; empty where no claim dates a delivery.

    Unit: items. Reports of one month are taken as one instalment (the greatest number told), months are added up, and a
    figure for the whole year stands where it is greater than the sum of its months.
    """
    months: dict[tuple[int, int], int] = defaultdict(int)
    years: dict[int, int] = defaultdict(int)
    for when, number in _deliveries(claims):
        if when.month is None:
            years[when.year] = max(years[when.year], number)
        else:
            months[when.year, when.month] = max(months[when.year, when.month], number)
    sums: dict[int, int] = defaultdict(int)
    for (year, _), number in months.items():
        sums[year] += number
    return tuple((year, max(sums[year], years[year])) for year in sorted({*sums, *years}))


def _deliveries(claims: Iterable[Claim]) -> Iterable[tuple[PartialDate, int]]:
    for claim in claims:
        content = claim.content
        if not isinstance(content, Transfer) or content.happened is None or content.number_delivered is None:
            continue
        number: Quantity = content.number_delivered.value
        stage = content.stage.value if content.stage else None
        if stage is not None and stage.group is StageGroup.DELIVERY and number.qualifier is not Qualifier.AT_MOST:
            yield content.happened.value, number.amount


def _event(claim: Claim) -> StageEvent | None:
    content = claim.content
    if not isinstance(content, Transfer) or content.stage is None:
        return None
    happened = content.happened.value if content.happened else None
    return StageEvent(content.stage.value, happened, claim.published, claim.id, claim.document)


def _in_time(event: StageEvent) -> tuple[date, int, str]:
    return moment(event) or date.max, event.stage.rank, event.claim
