"""What a deal is filtered, sorted and added up by, from the deal and the row that people are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.model import Deal, Item, Money, PartialDate, Quantity, Stage, StageGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.store.facts import DealFacts, Worth
    from pactwatch.views import DealRow
    from pactwatch.views.index import Index
    from pactwatch.views.outlook import Outlook

Columns = dict[str, str | int | float | None]
BEFORE_ALL, AFTER_ALL = 0, 9_999_999
_APART = "\x1f"


def facts_of(index: Index, deal: Deal, row: DealRow) -> DealFacts:
    """The facts of one deal, of which the row is made already."""
    from pactwatch.store.facts import RECIPIENT, SUPPLIER, DealFacts, ToldItem
    from pactwatch.views.filters import all_codes

    expected = _to_come(row.outlook)
    columns = {**_named(index, deal, row), **_dated(index, deal, row), **_graded(index, deal, row), **expected}
    item = deal.field("item")
    told = [one.value for one in item.values if isinstance(one.value, Item)] if item is not None else []
    packages = tuple(_packages(index, deal))
    return DealFacts(
        columns=tuple(columns.items()),
        sides=tuple(
            (side, code)
            for side, field in ((SUPPLIER, "supplier"), (RECIPIENT, "recipient"))
            for code in sorted(all_codes(deal, field))
        ),
        items=tuple(ToldItem(one.designation, one.system, one.category.value) for one in told),
        worth=_worth(deal) if not packages else None,
        packages=packages,
    )


def _named(index: Index, deal: Deal, row: DealRow) -> Columns:
    """Who, to whom and what."""
    item = index.subject(deal).partition(": ")[2].casefold() if deal.field("item") is not None else None
    return {
        "name": _APART.join((*row.supplier_names, "", *row.recipient_names, "", row.item or "")),
        "supplier": ";".join(row.supplier),
        "recipient": ";".join(row.recipient),
        "supplier_key": _APART.join(row.supplier_names).casefold() or None,
        "recipient_key": _APART.join(row.recipient_names).casefold() or None,
        "item_key": item,
        "system": row.system,
        "item": row.item,
        "category": row.category.value if row.category is not None else None,
        "mode": row.mode.value if row.mode is not None else None,
    }


def _dated(index: Index, deal: Deal, row: DealRow) -> Columns:
    """When it was told of, and when it moved."""
    from pactwatch.views.flows import year_of
    from pactwatch.views.front import step_of

    told = [day for event in deal.history for day in (event.happened, event.published) if day is not None]
    published = index.published(index.claims(deal.claims))
    step = step_of(deal)
    return {
        "first": _day(row.first_published),
        "heard": row.first_published.last_day.toordinal() if row.first_published is not None else None,
        "last": max((day.last_day.toordinal() for day in published), default=None),
        "since": max((day.last_day.toordinal() for day in told), default=BEFORE_ALL),
        "until": min((day.first_day.toordinal() for day in told), default=AFTER_ALL),
        "moved": step[1].toordinal() if step is not None else None,
        "moved_from": step[0].value if step is not None else None,
        "year": year_of(deal),
    }


def with_outlook(facts: DealFacts, outlook: Outlook) -> DealFacts:
    """The facts of a deal of which something else is to come."""
    return replace(facts, columns=tuple({**dict(facts.columns), **_to_come(outlook)}.items()))


def _to_come(outlook: Outlook) -> Columns:
    """What is to come, and when."""
    expected = outlook.expected.toordinal() if outlook.expected is not None else None
    return {"expected": expected, "status": outlook.status.value}


def _graded(index: Index, deal: Deal, row: DealRow) -> Columns:
    """How far along, how many, of what worth, how sure."""
    from pactwatch.views.conflicts import conflicts_of
    from pactwatch.views.worth import usd_value

    number = deal.shown("number_ordered") or deal.shown("number_delivered")
    usd = usd_value(index, deal)
    conflict = conflicts_of(index, deal)[0] if row.conflicts else None
    return {
        "stage": row.stage.value if row.stage is not None else None,
        "rank": row.stage.rank if row.stage is not None else None,
        "grade": firmness(row.stage),
        "amount": number.amount if isinstance(number, Quantity) else None,
        "usd": float(usd) if usd is not None else None,
        "stories": deal.stories,
        "credibility": int(row.credibility.grade.mark),
        "conflicts": len(row.conflicts),
        "conflict": conflict.size if conflict is not None else None,
        "conflict_stories": conflict.stories if conflict is not None else None,
    }


def firmness(stage: Stage | None) -> int:
    """How firm a deal at this stage is."""
    from pactwatch.store.facts import Firmness

    if stage is None:
        return Firmness.UNKNOWN
    if stage.group is StageGroup.STOPPED:
        return Firmness.STOPPED
    return Firmness.FIRM if stage.group in (StageGroup.ORDERED, StageGroup.DELIVERY) else Firmness.OPEN


def _worth(deal: Deal) -> Worth | None:
    from pactwatch.store.facts import Worth

    own = deal.shown("value")
    return Worth(own.currency, own.amount) if isinstance(own, Money) else None


def _packages(index: Index, deal: Deal) -> Iterator[tuple[str, Worth]]:
    """The packages with a value that pay for the deal."""
    from pactwatch.store.facts import Worth

    held = {one.id: one for one in index.packages_of_deal.get(deal.id, ())}
    own = index.agreements.get(deal.agreement or "")
    for one in (held | ({own.id: own} if own is not None else {})).values():
        if one.value is not None and isinstance(one.value.shown, Money):
            yield one.id, Worth(one.value.shown.currency, one.value.shown.amount)


def _day(when: PartialDate | None) -> int | None:
    return when.first_day.toordinal() if when is not None else None


def day_of(ordinal: int | None) -> date | None:
    """The day of an ordinal as it is kept; None where there is none."""
    return date.fromordinal(ordinal) if ordinal is not None else None
