"""What all deals add up to, and those of each party and pair of parties, kept so that no page has to count them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
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


def count_in(connection: Connection, numbers: Sequence[int]) -> None:
    """Let deals count, by their numbers."""
    _count(connection, numbers, 1)


def count_out(connection: Connection, numbers: Sequence[int]) -> None:
    """Let deals count no longer that are about to go."""
    _count(connection, numbers, -1)


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


def _count(connection: Connection, numbers: Sequence[int], sign: int) -> None:
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    new, keys = make(deal_totals), (*SCOPE, *KEYS)
    more = {name: deal_totals.c[name] + new.excluded[name] for name in COUNTED}
    for start, wanted in product(range(0, len(numbers), _AT_ONCE), _scopes()):
        some = deal_facts.c.number.in_(numbers[start : start + _AT_ONCE])
        rows = [
            dict(zip((*keys, *COUNTED), (*row[: len(keys)], *(sign * one for one in row[len(keys) :])), strict=True))
            for row in connection.execute(wanted.where(some))
        ]
        if rows:
            connection.execute(new.on_conflict_do_update(index_elements=list(keys), set_=more), rows)
    connection.execute(delete(deal_totals).where(deal_totals.c.deals == 0))
