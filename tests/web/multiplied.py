"""A kept register made many times as large, by the database: its deals again and again under other ids.

What stands behind a copy is what stands behind the deal that it copies, so documents and claims stay as they are.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    func,
    insert,
    literal,
    select,
    type_coerce,
)

from pactwatch.store import Store, fulltext, package_totals, totals
from pactwatch.store.facts import deal_facts, deal_items, deal_packages, deal_sides
from pactwatch.store.schema import deals

COPIED = (deals, deal_facts, deal_sides, deal_items, deal_packages)


def multiply(store: Store, times: int) -> None:
    """Keep every deal `times` times."""
    with store.writing() as connection:
        step = fulltext.counted_so_far(connection) + 1
        fulltext.count_on_from(connection, step * times)
        numbers = select(deals.c.number).where(deals.c.id.not_like("copy%"))
        for copy in range(1, times):
            for table in COPIED:
                _copy(connection, table, table.c.number.in_(numbers), f"copy{copy}-", step * copy)
        totals.sum_up(connection)
        package_totals.sum_up(connection)


def _copy(connection: Connection, table: Table, which: ColumnElement[bool], prefix: str, shift: int) -> None:
    columns = list(table.columns)
    changed = [_changed(table, column, prefix, shift) for column in columns]
    connection.execute(insert(table).from_select(columns, select(*changed).where(which)))


def _changed(table: Table, column: Column[object], prefix: str, shift: int) -> ColumnElement[object]:
    if column.name == "number":
        return column + literal(shift, BigInteger)
    if column.name == "id":
        return type_coerce(literal(prefix, Text) + column, column.type)
    return _renamed(column, prefix) if table is deals and isinstance(column.type, JSON) else column


def _renamed(column: Column[object], prefix: str) -> ColumnElement[object]:
    """What is kept of a deal as JSON, with the new id in the place of its own."""
    mark, name = literal('"', Text), type_coerce(deals.c.id, Text)
    new = mark + literal(prefix, Text) + name + mark
    told: ColumnElement[object] = func.replace(type_coerce(column, Text), mark + name + mark, new)
    return told
