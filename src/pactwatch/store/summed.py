"""What the deals asked for add up to: how many there are, at which stages, of what worth, between whom and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, Row, func, select

from pactwatch.store.facts import Firmness, amount_of, deal_facts, deal_packages
from pactwatch.store.sought import SoughtDeals, conditions

MAY_LACK = ("first", "last", "supplier_key", "recipient_key", "item_key", "rank", "amount", "usd")
"""Columns that rows are sorted by and that a deal may lack."""

KINDS = {Firmness.UNKNOWN: "open", Firmness.STOPPED: "stopped", Firmness.OPEN: "open", Firmness.FIRM: "firm"}


@dataclass(frozen=True, slots=True)
class Sums:
    """What deals add up to.

    `known` counts those that have a value in each column of `MAY_LACK`. `worth` and `entries` give, for each currency
    and kind (firm, open, stopped), the sum and the number of values; a package counts once.
    """

    deals: int
    stages: Mapping[str, int]
    known: Mapping[str, int]
    worth: Mapping[tuple[str, str], Decimal]
    entries: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Route:
    """How many deals of one kind go from one side to another in one year; None for what is not known."""

    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    year: int | None
    category: str | None
    deals: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A deal of a flow: its id and kind, and what it is worth by itself, with how firm it is."""

    id: str
    category: str | None
    grade: int
    worth: tuple[str, Decimal] | None


@dataclass(frozen=True, slots=True)
class Paid:
    """A package that pays for deals: its worth, and for each deal among those asked for its id, year and firmness."""

    currency: str
    amount: Decimal
    deals: tuple[tuple[str, int | None, int], ...]


def sums(connection: Connection, sought: SoughtDeals) -> Sums:
    """What the deals asked for add up to."""
    facts, here = deal_facts.c, conditions(sought)
    amounts = (func.sum(facts.billions), func.sum(facts.units), func.sum(facts.nanos))
    held = [func.count(facts[name]) for name in (() if sought.everything else MAY_LACK)]
    rows = connection.execute(
        select(facts.stage, facts.grade, facts.currency, func.count(), *amounts, *held)
        .where(*here)
        .group_by(facts.stage, facts.grade, facts.currency)
    ).all()
    stages: Counter[str] = Counter()
    worth: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    entries: Counter[tuple[str, str]] = Counter()
    for stage, grade, currency, count, *parts in rows:
        if stage is not None:
            stages[stage] += count
        if currency is not None:
            worth[currency, KINDS[grade]] += amount_of(*parts[:3])
            entries[currency, KINDS[grade]] += count
    for one in packages(connection, sought):
        kind = KINDS[max(grade for *_, grade in one.deals)]
        worth[one.currency, kind] += one.amount
        entries[one.currency, kind] += 1
    deals = sum(row[3] for row in rows)
    known = {name: sum(row[7 + at] for row in rows) for at, name in enumerate(MAY_LACK if held else ())}
    return Sums(deals, stages, known or _known(connection, deals), worth, entries)


def _known(connection: Connection, deals: int) -> dict[str, int]:
    """How many of all deals have a value in each column, by the indexes of those that have none."""
    lacking = (
        connection.scalar(select(func.count()).select_from(deal_facts).where(deal_facts.c[name].is_(None))) or 0
        for name in MAY_LACK
    )
    return {name: deals - none for name, none in zip(MAY_LACK, lacking, strict=True)}


def packages(connection: Connection, sought: SoughtDeals) -> list[Paid]:
    """The packages that pay for any of the deals asked for."""
    facts, paid = deal_facts.c, deal_packages.c
    rows = connection.execute(
        select(paid.agreement, paid.currency, paid.billions, paid.units, paid.nanos, facts.id, facts.year, facts.grade)
        .join(deal_facts, facts.number == paid.number)
        .where(*conditions(sought))
        .order_by(paid.agreement, facts.id)
    )
    found: dict[str, tuple[str, Decimal, list[tuple[str, int | None, int]]]] = {}
    for row in rows:
        known = found.setdefault(row.agreement, (row.currency, amount_of(row.billions, row.units, row.nanos), []))
        known[2].append((row.id, row.year, row.grade))
    return [Paid(currency, amount, tuple(deals)) for currency, amount, deals in found.values()]


def routes(connection: Connection, sought: SoughtDeals) -> list[Route]:
    """How many deals go from whom to whom, by year and kind."""
    facts = deal_facts.c
    keys = (facts.supplier, facts.recipient, facts.year, facts.category)
    rows = connection.execute(select(*keys, func.count().label("deals")).where(*conditions(sought)).group_by(*keys))
    return [Route(codes(row.supplier), codes(row.recipient), row.year, row.category, row.deals) for row in rows]


def placed(
    connection: Connection, sought: SoughtDeals, places: Sequence[tuple[str, str, int | None]]
) -> dict[tuple[str, str, int | None], list[Placed]]:
    """The deals of some flows, by id; a flow is named by its sides as they are kept, and its year."""
    facts, here = deal_facts.c, conditions(sought, in_order=True)
    found: dict[tuple[str, str, int | None], list[Placed]] = {}
    for supplier, recipient, year in places:  # one by one, each by the index of flows
        same = (facts.supplier == supplier, facts.recipient == recipient)
        then = facts.year == year if year is not None else facts.year.is_(None)
        rows = connection.execute(select(deal_facts).where(*same, then, *here).order_by(facts.id))
        found[supplier, recipient, year] = [_placed(row) for row in rows]
    return found


def _placed(row: Row[tuple[object, ...]]) -> Placed:
    worth = (row.currency, amount_of(row.billions, row.units, row.nanos)) if row.currency else None
    return Placed(row.id, row.category, row.grade, worth)


def codes(kept: str) -> tuple[str, ...]:
    """The codes of a side as they are kept."""
    return tuple(kept.split(";")) if kept else ()
