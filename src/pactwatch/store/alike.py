"""Deals that are like a claim: by the words and marks that the search knows, or by recipient and kind of equipment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    column,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.types import TypeEngine

from pactwatch.store import fulltext
from pactwatch.store.facts import RECIPIENT, deal_facts, deal_items, deal_sides
from pactwatch.store.fulltext import search_deals
from pactwatch.store.schema import deals
from pactwatch.store.search.question import Clause

AGREEMENT = deals.c.payload[("deal", "agreement")].as_string().label("agreement")
"""The agreement that a deal belongs to."""

_EVERY = -1  # less than the number of any deal


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which deals a claim is like: the clauses hold, they were told of between two days; the `most` last told of."""

    clauses: tuple[Clause, ...]
    since: date | None
    until: date | None
    most: int


@dataclass(frozen=True, slots=True)
class SameKind:
    """The same for deals of one kind of equipment that any of these recipients gets by any report."""

    recipients: tuple[str, ...]
    category: str
    since: date | None
    until: date | None
    most: int


@dataclass(frozen=True, slots=True)
class LikeDeal:
    """A deal that is like something: its id, the agreement that it belongs to, and its number."""

    id: str
    agreement: str | None
    number: int


def deals_like(connection: Connection, like: Sequence[Likeness | SameKind]) -> Iterator[LikeDeal]:
    """The deals that are like something, in the order asked for, the last told of first; some of them several times."""
    every = list(dict.fromkeys(like))  # several new claims may be like the same deals
    found: list[dict[int, LikeDeal]] = [{} for _ in every]
    for place, name, agreement, number in (*_by_words(connection, every), *_by_kind(connection, every)):
        found[place][number] = LikeDeal(name, agreement, number)
    for one, here in zip(every, found, strict=True):
        yield from (here[number] for number in sorted(here, reverse=True)[: one.most])


Told = Row[int, str, str | None, int]
Asked = Mapping[str, object]


def _by_words(connection: Connection, like: Sequence[Likeness | SameKind]) -> Iterator[Told]:
    return _answered(
        connection,
        _with_words,
        [
            {**_bounds(place, one), "words": fulltext.asked(connection, one.clauses)}
            for place, one in enumerate(like)
            if isinstance(one, Likeness)
        ],
    )


def _by_kind(connection: Connection, like: Sequence[Likeness | SameKind]) -> Iterator[Told]:
    return _answered(
        connection,
        _of_a_kind,
        [
            {**_bounds(place, one), "party": party, "category": one.category}
            for place, one in enumerate(like)
            if isinstance(one, SameKind)
            for party in one.recipients
        ],
    )


def _bounds(place: int, one: Likeness | SameKind) -> Asked:
    since = fulltext.first_number(one.since) if one.since is not None else _EVERY
    until = one.until.toordinal() if one.until is not None else None
    return {"place": place, "since": since, "until": until, "most": one.most}


TYPES: Mapping[str, TypeEngine[Any]] = {
    "place": Integer(),
    "since": BigInteger(),
    "until": Integer(),
    "most": BigInteger(),
    "words": Text(),
    "party": Text(),
    "category": Text(),
}
Given = Callable[[str], ColumnElement[Any]]
"""What is asked, by name."""

Question = Callable[[str, Given], Select[int]]
"""The numbers of the deals that are asked for, the greatest first, for a dialect."""


def _answered(connection: Connection, question: Question, asked: Sequence[Asked]) -> Iterator[Told]:
    """What is found for everything that is asked: from PostgreSQL at once."""
    if asked and connection.dialect.name == "postgresql":
        every = {name: [one[name] for one in asked] for name in asked[0]}
        yield from connection.execute(_at_once(question, tuple(every)), every)
    else:
        for one in asked:
            yield from connection.execute(_one_by_one(question), one)


@cache
def _one_by_one(question: Question) -> Select[int, str, str | None, int]:
    def given(name: str) -> ColumnElement[Any]:
        return bindparam(name, type_=TYPES[name])

    newest = question("sqlite", given).cte("newest").prefix_with("MATERIALIZED")
    told = select(given("place").label("place"), deals.c.id, AGREEMENT, deals.c.number)
    return told.join_from(newest, deals, deals.c.number == newest.c.number)


@cache
def _at_once(question: Question, names: tuple[str, ...]) -> Select[int, str, str | None, int]:
    lists = (bindparam(name, type_=ARRAY(TYPES[name])) for name in names)
    columns = (column(name, TYPES[name]) for name in names)
    asked = func.unnest(*lists).table_valued(*columns).render_derived(name="asked")
    newest = question("postgresql", lambda name: asked.c[name]).lateral("newest")
    told = select(asked.c.place, deals.c.id, AGREEMENT, deals.c.number).select_from(asked)
    return told.join(newest, true()).join(deals, deals.c.number == newest.c.number)


def _with_words(dialect: str, given: Given) -> Select[int]:
    number: ColumnElement[int] = search_deals.c.rowid
    # In PostgreSQL a sum, so that the index of numbers is left alone: to gather all that it knows of some years takes
    # longer than to read the few that hold the words, and to go through the newest may be to go through all.
    order = number + 0 if dialect == "postgresql" else number
    holds = fulltext.matched(dialect, search_deals, given("words"))
    found = select(number.label("number")).where(holds, order >= given("since"), _told_by(given("until"), number))
    return found.order_by(order.desc()).limit(given("most"))


def _of_a_kind(dialect: str, given: Given) -> Select[int]:
    del dialect  # asked of both alike
    number, category = deal_sides.c.number, deal_items.c.category
    same = select(deal_items.c.number).where(category == given("category"), deal_items.c.number == number)
    same = same.correlate_except(deal_items)
    gets = (deal_sides.c.party == given("party"), deal_sides.c.side == RECIPIENT, number >= given("since"))
    found = select(number).where(*gets, same.exists(), _told_by(given("until"), number))
    return found.order_by(number.desc()).limit(given("most"))


def _told_by(until: ColumnElement[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    """The condition that a deal was first told of by a day, if one is given."""
    first = select(deal_facts.c.first).where(deal_facts.c.number == number).scalar_subquery()
    return or_(until.is_(None), first <= until)
