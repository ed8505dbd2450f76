"""What all deals add up to, and those of each party and pair of parties, kept so that no page has to count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)

from pactwatch.store.dialect import add_up, named
from pactwatch.store.facts import RECIPIENT, SUPPLIER, deal_facts, deal_sides
from pactwatch.store.schema import metadata, words

MAY_LACK = ("first", "last", "supplier_key", "recipient_key", "item_key", "rank", "amount", "usd")
"""Columns that rows are sorted by and that a deal may lack."""

KEYS = ("stage", "grade", "currency")
SCOPE = ("side", "party")
PAIR = "p"
"""The side of a supplier and a recipient together, which stand in the place of the party with ">" between them."""

SUMMED = ("billions", "units", "nanos")
_AT_ONCE = 500

deal_totals = Table(
    "deal_totals",
    metadata,
    Column("side", words(1), primary_key=True),
    Column("party", words(), primary_key=True),
    Column("stage", words(32), primary_key=True),
    Column("grade", Integer, primary_key=True, autoincrement=False),
    Column("currency", words(3), primary_key=True),
    *(Column(name, BigInteger, nullable=False) for name in ("deals", *SUMMED, *(f"with_{one}" for one in MAY_LACK))),
)
"""How many deals are at a stage, as firm, worth money of a currency; what that money adds up to; and how many of them
have a value in each column of `MAY_LACK`. What is not known is empty.

Side and party are empty where all deals count; else those for which any report names the party on that side, or both
parties of a pair.
"""


def grouped() -> list[ColumnElement[Any]]:
    """Stage, firmness and currency of some deals, by which they are grouped, and what is counted of each group."""
    facts = deal_facts.c
    keys: list[ColumnElement[Any]] = [func.coalesce(facts.stage, ""), facts.grade, func.coalesce(facts.currency, "")]
    sums = [func.coalesce(func.sum(facts[name]), 0) for name in SUMMED]
    return [*keys, func.count(), *sums, *(func.count(facts[name]) for name in MAY_LACK)]


def pair(supplier: str, recipient: str) -> tuple[str, str]:
    """Side and party under which the deals of a pair are added up."""
    return PAIR, f"{supplier}>{recipient}"


def kept_of(connection: Connection, side: str = "", party: str = "") -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows that `grouped` gives for all deals, or for those of a party on a side, or of a pair."""
    return rows_of(connection, deal_totals, side, party)


def sum_up(connection: Connection) -> None:
    """Add up all deals anew."""
    fill(connection, deal_totals, _scopes())


Counted = Mapping[tuple[Any, ...], tuple[int, ...]]
"""What is counted of deals, by the keys of the table."""


def counted(connection: Connection, numbers: Sequence[int]) -> Counted:
    """What deals add up to, by their numbers."""
    found: dict[tuple[Any, ...], tuple[int, ...]] = {}
    keys = len(SCOPE) + len(KEYS)
    wanted = _scopes_of_some(connection.dialect.name)
    for start in range(0, len(numbers), _AT_ONCE):
        for row in connection.execute(wanted, {"names": numbers[start : start + _AT_ONCE]}):
            add(found, row[:keys], row[keys:])
    return found


def change(connection: Connection, gone: Counted, new: Counted) -> None:
    """Let some deals count no longer, and others in their place."""
    settle(connection, deal_totals, gone, new)


def rows_of(connection: Connection, table: Table, side: str, party: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a scope in a table of totals, without the scope."""
    columns = [column for column in table.c if column.name not in SCOPE]
    return connection.execute(select(*columns).where(table.c.side == side, table.c.party == party)).all()


def fill(connection: Connection, table: Table, wanted: Sequence[Select[*tuple[Any, ...]]]) -> None:
    """Fill a table of totals anew with the rows of some questions."""
    connection.execute(delete(table))
    for rows in wanted:
        connection.execute(insert(table).from_select(list(table.c), rows))


def settle(connection: Connection, table: Table, gone: Counted, new: Counted) -> None:
    """Take off a table of totals what counts no longer, and add what counts now.

    What is counted stands behind the keys, first how many there are: a row that counts nothing goes.
    """
    more = dict(new)
    for key, amounts in gone.items():
        add(more, key, [-amount for amount in amounts])
    names = [column.name for column in table.c]
    rows = [dict(zip(names, (*key, *amounts), strict=True)) for key, amounts in sorted(more.items()) if any(amounts)]
    add_up(connection, table, rows)
    number = table.c[len(table.primary_key)]
    if any(row[number.name] < 0 for row in rows):
        connection.execute(delete(table).where(number == 0))


def add(sums: dict[tuple[Any, ...], tuple[int, ...]], key: Sequence[Any], amounts: Sequence[int]) -> None:
    """Add what is counted of a key to what is known of it."""
    known = sums.get(tuple(key), (0,) * len(amounts))
    sums[tuple(key)] = tuple(one + other for one, other in zip(known, amounts, strict=True))


@dataclass(frozen=True, slots=True)
class Scope:
    """Deals that are added up together: side and party of each, and what holds for a deal that counts there."""

    side: ColumnElement[str]
    party: ColumnElement[str]
    holds: tuple[ColumnElement[bool], ...] = ()


def scopes(number: ColumnElement[int]) -> tuple[Scope, ...]:
    """All deals, those of each party on each side, and those of each pair; `number` is a deal's, beside which it is."""
    none = literal("", Text)
    giving, getting = deal_sides.alias(), deal_sides.alias()
    both = (giving.c.number == number, giving.c.side == SUPPLIER, getting.c.number == number)
    return (
        Scope(none, none),
        Scope(deal_sides.c.side, deal_sides.c.party, (deal_sides.c.number == number,)),
        Scope(literal(PAIR, Text), giving.c.party + ">" + getting.c.party, (*both, getting.c.side == RECIPIENT)),
    )


@cache
def _scopes() -> tuple[Select[*tuple[Any, ...]], ...]:
    """The rows of the table, as they follow from the facts, scope by scope."""
    told = grouped()
    return tuple(
        select(one.side.label("side"), one.party.label("party"), *told)
        .where(*one.holds)
        .group_by(one.side, one.party, *told[: len(KEYS)])
        for one in scopes(deal_facts.c.number)
    )


@cache
def _scopes_of_some(dialect: str) -> CompoundSelect[*tuple[Any, ...]]:
    """The same rows for the deals whose numbers are given when it is asked."""
    some = named(dialect, deal_facts.c.number)
    return union_all(*(wanted.where(some) for wanted in _scopes()))
