"""What the deals asked for add up to: how many there are, at which stages, of what worth, between whom and when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, select

from pactwatch.store import package_totals, totals
from pactwatch.store.facts import RECIPIENT, SUPPLIER, Firmness, amount_of, deal_facts, deal_packages
from pactwatch.store.sought import MANY, SoughtDeals, beside, conditions
from pactwatch.store.totals import MAY_LACK

AT_ONCE = 500
"""Flows from which on their deals are gone through and not looked up flow by flow."""

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
    scope = _kept(sought)
    rows = totals.kept_of(connection, *scope) if scope is not None else _grouped(connection, sought)
    stages: Counter[str] = Counter()
    worth: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    entries: Counter[tuple[str, str]] = Counter()
    for stage, grade, currency, count, *parts in rows:
        if stage:
            stages[stage] += count
        if currency:
            worth[currency, KINDS[grade]] += amount_of(*parts[:3])
            entries[currency, KINDS[grade]] += count
    deals = sum(row[3] for row in rows)
    paid = package_totals.kept_of(connection, *scope) if scope is not None else _paid(connection, sought, deals)
    for one in paid:
        worth[one.currency, KINDS[one.grade]] += amount_of(one.billions, one.units, one.nanos)
        entries[one.currency, KINDS[one.grade]] += one.packages
    known = {name: sum(row[7 + at] for row in rows) for at, name in enumerate(MAY_LACK)}
    return Sums(deals, stages, known, worth, entries)


def _kept(sought: SoughtDeals) -> tuple[str, str] | None:
    """Side and party under which what the deals asked for add up to is kept; None where it is not."""
    if sought != SoughtDeals(sides=sought.sides):
        return None
    if not sought.sides:
        return "", ""
    (side, party), *more = sought.sides
    if not more:
        return (side, party) if side is not None else None
    told = dict(sought.sides)
    both = len(sought.sides) == len(told) == 2 and told.keys() == {SUPPLIER, RECIPIENT}
    return totals.pair(told[SUPPLIER], told[RECIPIENT]) if both else None


def _grouped(connection: Connection, sought: SoughtDeals) -> Sequence[Row[*tuple[Any, ...]]]:
    """The deals asked for by stage, firmness and currency."""
    told = totals.grouped()
    return connection.execute(select(*told).where(*conditions(sought)).group_by(*told[: len(totals.KEYS)])).all()


def _paid(connection: Connection, sought: SoughtDeals, deals: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """What packages that pay for any of the deals asked for add up to, each once, by firmness and currency.

    `deals` says how many are asked for: where they are many, packages are gone through and not deals.
    """
    each, number = package_totals.once(), deal_packages.c.number
    if sought.numbers is not None:
        few = package_totals.of_few(*beside(sought, number, one_by_one=False))
        return connection.execute(few).all()
    if sought.equal or sought.bounds:
        each = each.join(deal_facts, deal_facts.c.number == number).where(*conditions(sought))
    else:
        each = each.where(*beside(sought, number, one_by_one=deals > MANY))
    return connection.execute(package_totals.added_up(each)).all()


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
    facts = deal_facts.c
    if len(places) > AT_ONCE:
        every: dict[tuple[str, str, int | None], list[Placed]] = {place: [] for place in places}
        for row in connection.execute(select(deal_facts).where(*conditions(sought)).order_by(facts.id)):
            if (place := (row.supplier, row.recipient, row.year)) in every:
                every[place].append(_placed(row))
        return every
    here = conditions(sought, in_order=True)
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
