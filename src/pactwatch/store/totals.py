"""What all deals add up to, and those of each party and pair of parties, kept so that no page has to count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite

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

COUNTED = tuple(column.name for column in deal_totals.c if column.name not in (*SCOPE, *KEYS))


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
    columns = [column for column in deal_totals.c if column.name not in SCOPE]
    wanted = select(*columns).where(deal_totals.c.side == side, deal_totals.c.party == party)
    return connection.execute(wanted).all()


def sum_up(connection: Connection) -> None:
    """Add up all deals anew."""
    connection.execute(delete(deal_totals))
    for wanted in _scopes():
        connection.execute(insert(deal_totals).from_select(list(deal_totals.c), wanted))


Counted = Mapping[tuple[Any, ...], tuple[int, ...]]
"""What is counted of deals, by the keys of the table."""


def counted(connection: Connection, numbers: Sequence[int]) -> Counted:
    """What deals add up to, by their numbers."""
    found: dict[tuple[Any, ...], tuple[int, ...]] = {}
    keys = len(SCOPE) + len(KEYS)
    for start in range(0, len(numbers), _AT_ONCE):
        some = deal_facts.c.number.in_(numbers[start : start + _AT_ONCE])
        for row in connection.execute(union_all(*(wanted.where(some) for wanted in _scopes()))):
            _add(found, row[:keys], row[keys:])
    return found


def change(connection: Connection, gone: Counted, new: Counted) -> None:
    """Let some deals count no longer, and others in their place."""
    more = dict(new)
    for key, amounts in gone.items():
        _add(more, key, [-amount for amount in amounts])
    names = (*SCOPE, *KEYS, *COUNTED)
    rows = [dict(zip(names, (*key, *amounts), strict=True)) for key, amounts in sorted(more.items()) if any(amounts)]
    if not rows:
        return
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    written = make(deal_totals)
    sums = {name: deal_totals.c[name] + written.excluded[name] for name in COUNTED}
    connection.execute(written.on_conflict_do_update(index_elements=[*SCOPE, *KEYS], set_=sums), rows)
    connection.execute(delete(deal_totals).where(deal_totals.c.deals == 0))


def _add(sums: dict[tuple[Any, ...], tuple[int, ...]], key: Sequence[Any], amounts: Sequence[int]) -> None:
    known = sums.get(tuple(key), (0,) * len(amounts))
    sums[tuple(key)] = tuple(one + other for one, other in zip(known, amounts, strict=True))


@cache
def _scopes() -> tuple[Select[*tuple[Any, ...]], ...]:
    """The rows of the table, as they follow from the facts: for all deals, and for those of each party and pair."""
    told, none = grouped(), literal("", Text)
    keys, number = told[: len(KEYS)], deal_facts.c.number
    every = select(none.label("side"), none.label("party"), *told).group_by(*keys)
    sides = (deal_sides.c.side, deal_sides.c.party)
    of_each = select(*sides, *told).join(deal_sides, deal_sides.c.number == number).group_by(*sides, *keys)
    giving, getting = deal_sides.alias(), deal_sides.alias()
    both = giving.c.party + ">" + getting.c.party
    of_pairs = (
        select(literal(PAIR, Text).label("side"), both.label("party"), *told)
        .join(giving, and_(giving.c.number == number, giving.c.side == SUPPLIER))
        .join(getting, and_(getting.c.number == number, getting.c.side == RECIPIENT))
        .group_by(both, *keys)
    )
    return every, of_each, of_pairs
