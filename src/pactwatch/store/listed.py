"""Pages of what the register holds, sorted and cut by the database: deals, documents, packages, relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, exists, func, select

from pactwatch.model import ENTERED, PERSON, Stage
from pactwatch.store import fulltext
from pactwatch.store.facts import deal_facts
from pactwatch.store.schema import (
    agreement_parties,
    agreements,
    claims,
    deals,
    documents,
    thread_parties,
    threads,
)
from pactwatch.store.sought import MANY, SoughtDeals, conditions
from pactwatch.store.totals import MAY_LACK

AT_ONCE = 500
FEW = {"rank": range(len(Stage) - 1, -1, -1), "credibility": range(6, 0, -1)}
"""Columns that have few values, with these, the greatest first."""


@dataclass(frozen=True, slots=True)
class Order:
    """What rows are sorted by: a column of the facts, and whether its greatest value comes first.

    Deals that lack it come last either way, equal ones by name. `then` is a second column, sorted the same way.
    """

    column: str
    greatest_first: bool = False
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """How many deals are asked for, and how many of them have a value to be sorted by."""

    deals: int
    known: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which rows to take: so many, behind so many."""

    skip: int
    take: int


def numbers(connection: Connection, sought: SoughtDeals, order: Order, stretch: Stretch, held: Held) -> list[int]:
    """The numbers of the deals in a stretch of those asked for."""
    facts, known = deal_facts.c, held.known
    here = conditions(sought, in_order=known > MANY)
    column = facts[order.column]
    keys = [column] if order.then is None else [column, facts[order.then]]
    sorted_by = [key.desc() if order.greatest_first else key.asc() for key in keys]
    wanted = select(facts.number).where(*here)
    if order.greatest_first and order.column in FEW and known > MANY:
        return _by_value(connection, wanted, order.column, stretch)
    if order.column not in MAY_LACK:
        return _cut(connection, wanted.order_by(*sorted_by, facts.name, facts.id), stretch)
    first = wanted.where(column.is_not(None)).order_by(*sorted_by, facts.name, facts.id)
    found = _cut(connection, first, stretch) if stretch.skip < known else []
    rest = stretch.take - len(found)
    if rest and known < held.deals and stretch.skip + stretch.take > known:
        last = wanted.where(column.is_(None)).order_by(facts.name, facts.id)
        found += _cut(connection, last, Stretch(max(0, stretch.skip - known), rest))
    return found


def _by_value(connection: Connection, wanted: Select[*tuple[object, ...]], column: str, stretch: Stretch) -> list[int]:
    """A stretch of deals sorted by few values, the greatest first: value by value, each by name as its index has it.

    Deals that lack a value come last.
    """
    facts, end = deal_facts.c, stretch.skip + stretch.take
    found: list[int] = []
    for value in (*FEW[column], None):
        if len(found) < end:
            same = wanted.where(facts[column] == value).order_by(facts.name, facts.id)
            found += _cut(connection, same, Stretch(0, end - len(found)))
    return found[stretch.skip :]


def first_of(connection: Connection, sought: SoughtDeals, order: Order, most: int, among: int = 0) -> list[int]:
    """The numbers of the first deals that have a value in the column they are sorted by; equal ones by id.

    `among` says how many are asked for, where that is known.
    """
    return _cut(connection, _first(select(deal_facts.c.number), sought, order, among), Stretch(0, most))


def first_names(connection: Connection, sought: SoughtDeals, order: Order, most: int) -> list[str]:
    """The ids of the first deals that have a value in the column they are sorted by; equal ones by id."""
    return list(connection.scalars(_first(select(deal_facts.c.id), sought, order).limit(most)))


def _first(
    wanted: Select[*tuple[object, ...]], sought: SoughtDeals, order: Order, among: int = 0
) -> Select[*tuple[object, ...]]:
    facts = deal_facts.c
    keys = [facts[name] for name in (order.column, order.then) if name is not None]
    sorted_by = [key.desc() if order.greatest_first else key.asc() for key in keys]
    here = wanted.where(keys[0].is_not(None), *conditions(sought, in_order=among > MANY))
    return here.order_by(*sorted_by, facts.id)


def shown(connection: Connection, wanted: Sequence[int]) -> Iterator[object]:
    """The rows that people are shown of these deals, in the order given."""
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        rows = connection.execute(select(deals.c.number, deals.c.shown).where(deals.c.number.in_(some)))
        by_number = {row.number: row.shown for row in rows}
        yield from (by_number[number] for number in some if number in by_number)


def facts_of(connection: Connection, wanted: Sequence[int]) -> dict[str, Mapping[str, object]]:
    """The facts of these deals by id."""
    rows = connection.execute(select(deal_facts).where(deal_facts.c.number.in_(wanted))).mappings()
    return {row["id"]: dict(row) for row in rows}


def systems(connection: Connection) -> list[tuple[str | None, str, str | None, int]]:
    """The items shown: catalogue id, name, kind of the latest deal, and the number of deals."""
    facts = deal_facts.c
    keys = (facts.system, facts.item, facts.category)
    rows = connection.execute(
        select(*keys, func.count().label("deals"), func.max(facts.last).label("last"))
        .where(facts.item.is_not(None))
        .group_by(*keys)
    ).all()
    found: dict[tuple[str | None, str], tuple[int, int, str | None]] = {}
    for row in sorted(rows, key=lambda row: (row.last or 0, row.category or "")):
        count, _, _ = found.get((row.system, row.item), (0, 0, None))
        found[row.system, row.item] = (count + row.deals, row.last or 0, row.category)
    return [(system, name, kind, count) for (system, name), (count, _, kind) in found.items()]


def documents_page(connection: Connection, only: Only, stretch: Stretch) -> list[str]:
    """The ids of documents, the latest published first, undated ones last."""
    return list(
        connection.scalars(
            _documents(only, select(documents.c.id))
            .order_by(documents.c.number.desc())
            .offset(stretch.skip)
            .limit(stretch.take)
        )
    )


def count_documents(connection: Connection, only: Only) -> int:
    """How many documents there are of those asked for."""
    return connection.scalar(_documents(only, select(func.count()).select_from(documents))) or 0


@dataclass(frozen=True, slots=True)
class Only:
    """Which documents: with claims of a reader or of people alone, and those published by the end of a day alone.

    `reader` is the reader whose claims count, `claiming` says that others are left out; `day` is None for all days.
    """

    reader: str
    claiming: bool = False
    day: int | None = None


def _documents(only: Only, wanted: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    claimed = exists().where(claims.c.document == documents.c.id, claims.c.version.in_((only.reader, PERSON)))
    if only.claiming:
        wanted = wanted.where(claimed)
    else:
        wanted = wanted.where(documents.c.address.not_like(f"{ENTERED}%") | claimed)
    if only.day is not None:
        first, last = fulltext.first_number_of(1), fulltext.first_number_of(only.day + 1)
        wanted = wanted.where(documents.c.number >= first, documents.c.number < last)
    return wanted


def _names(table: Table, parties: Table, both: Sequence[str]) -> Select[*tuple[object, ...]]:
    wanted = select(table.c.id)
    for party in both:
        wanted = wanted.where(table.c.id.in_(select(parties.c.id).where(parties.c.party == party)))
    return wanted


def packages_between(
    connection: Connection, parties: Sequence[str], stretch: Stretch, latest: bool = False
) -> tuple[list[str], int]:
    """The packages of all these parties in order of time, of all packages for none; and how many there are.

    With `latest`, the stretch is cut from the end, and still comes in order of time.
    """
    return _in_time(connection, _names(agreements, agreement_parties, parties), agreements, stretch, latest)


def relations_between(
    connection: Connection, parties: Sequence[str], stretch: Stretch, latest: bool = False
) -> tuple[list[str], int]:
    """The relations of all these parties in order of time, of all relations for none; and how many there are."""
    return _in_time(connection, _names(threads, thread_parties, parties), threads, stretch, latest)


def _in_time(
    connection: Connection, wanted: Select[*tuple[object, ...]], table: Table, stretch: Stretch, latest: bool
) -> tuple[list[str], int]:
    total = connection.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    keys = [table.c.first, *([table.c.kind] if "kind" in table.c else []), table.c.id]
    ordered = wanted.order_by(*(key.desc() if latest else key.asc() for key in keys))
    found: list[str] = list(connection.scalars(ordered.offset(stretch.skip).limit(stretch.take)))
    return (found[::-1] if latest else found), total


def claims_page(connection: Connection, reader: str, after: str | None, take: int) -> list[str]:
    """The ids of claims of a reader and of people, by id, those behind an id."""
    found: set[str] = set()
    for version in (reader, PERSON):  # one by one, each in the order of its index
        wanted = select(claims.c.id).where(claims.c.version == version).order_by(claims.c.id).limit(take)
        found |= set(connection.scalars(wanted if after is None else wanted.where(claims.c.id > after)))
    return sorted(found)[:take]


def count_claims(connection: Connection, reader: str) -> int:
    """How many claims there are of a reader and of people."""
    wanted = select(func.count()).select_from(claims).where(claims.c.version.in_((reader, PERSON)))
    return connection.scalar(wanted) or 0


def _cut(connection: Connection, wanted: Select[*tuple[object, ...]], stretch: Stretch) -> list[int]:
    return list(connection.scalars(wanted.offset(stretch.skip).limit(stretch.take)))


def day_of_deal(connection: Connection, name: str) -> int:
    """The day of the first report of a deal, as an ordinal; 0 where none is dated."""
    return connection.scalar(select(deal_facts.c.first).where(deal_facts.c.id == name)) or 0


def near_in_time(connection: Connection, sought: SoughtDeals, day: int, most: int) -> list[str]:
    """The ids of the deals asked for that were first reported nearest to a day."""
    facts = deal_facts.c
    apart = func.abs(func.coalesce(facts.first, 0) - day)
    wanted = select(facts.id).where(*conditions(sought)).order_by(apart, facts.id).limit(most)
    return list(connection.scalars(wanted))


def names(connection: Connection, sought: SoughtDeals) -> list[str]:
    """The ids of the deals asked for, sorted."""
    return list(connection.scalars(select(deal_facts.c.id).where(*conditions(sought)).order_by(deal_facts.c.id)))
