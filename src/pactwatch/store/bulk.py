"""Many new rows written at once, by the quickest way that each database has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Delete,
    Insert,
    ScalarSelect,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError

from pactwatch.store.dialect import named

FEW = 20
"""Rows up to which an ordinary INSERT is as quick."""

AT_ONCE = 500

Row = Sequence[object]

_UNINTERRUPTED = "pactwatch_uninterrupted"


@contextmanager
def without_waiting(connection: Connection) -> Iterator[None]:
    """Let PostgreSQL be sent one statement after the other inside, and say at the end if one of them failed.

    What is asked inside waits for all before it. How many rows were written is not told.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    driver: Any = connection.connection.driver_connection
    connection.info[_UNINTERRUPTED] = True
    try:
        with _told(connection, "several statements at once"), driver.pipeline():
            yield
    finally:
        del connection.info[_UNINTERRUPTED]


def append(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows of the same columns, none of which is there yet; PostgreSQL takes many by COPY."""
    if len(rows) <= FEW or connection.info.get(_UNINTERRUPTED):  # COPY cannot be sent without waiting
        if rows:
            connection.execute(_inserting(table), list(rows))
        return
    names = list(rows[0])
    ready = list(_ready(connection, table, names, rows))
    quoted = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quoted, names))
    if connection.dialect.name == "postgresql":
        _copied(connection, f"COPY {quoted(table.name)} ({columns}) FROM STDIN", ready)
    else:
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({places})", ready)  # noqa: S608  # our tables


def delete_all(connection: Connection, column: Column[Any], values: Sequence[object]) -> None:
    """Take away the rows that have any of these values in a column."""
    wanted = _deleting(connection.dialect.name, column)
    for start in range(0, len(values), AT_ONCE):
        connection.execute(wanted, {"names": values[start : start + AT_ONCE]})


@cache
def _deleting(dialect: str, column: Column[Any]) -> Delete:
    return delete(column.table).where(named(dialect, column))


@cache
def _inserting(table: Table) -> Insert:
    return insert(table)


def analyze(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL see what stands in tables now, once much was written: it plans by what it saw last."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(text(f"ANALYZE {connection.dialect.identifier_preparer.quote(table.name)}"))


def among(connection: Connection, numbers: Sequence[int]) -> ScalarSelect[int]:
    """Any number of whole numbers as a question that gives them, handed over as one value."""
    if connection.dialect.name == "postgresql":
        return select(func.unnest(literal(list(numbers), ARRAY(BigInteger)))).scalar_subquery()
    return select(func.json_each(json.dumps(numbers)).table_valued("value").c.value).scalar_subquery()


def _ready(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Mapping[str, object]]
) -> Iterator[tuple[object, ...]]:
    """The values of rows as the driver takes them."""
    dialect = connection.dialect
    made: dict[int, Callable[[object], object]] = {}
    for at, name in enumerate(names):
        bound = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        if bound is not None:
            made[at] = bound
    values = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    for row in rows:
        told = values(row)
        yield tuple(made[at](one) if at in made else one for at, one in enumerate(told)) if made else told


def _copied(connection: Connection, told: str, rows: Iterable[Row]) -> None:
    cursor = connection.connection.cursor()
    try:
        with _told(connection, told), cursor.copy(told) as copy:
            for row in rows:
                copy.write_row(row)
    finally:
        cursor.close()


@contextmanager
def _told(connection: Connection, told: str) -> Iterator[None]:
    """Let errors of the driver through as those of the library through which it is asked otherwise."""
    dialect = connection.dialect
    kind = dialect.loaded_dbapi.Error
    try:
        yield
    except kind as error:
        lost = dialect.is_disconnect(error, None, None)
        raise DBAPIError.instance(told, None, error, kind, connection_invalidated=lost, dialect=dialect) from error
