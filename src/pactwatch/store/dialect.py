"""How SQLite and PostgreSQL are reached: addresses, connections, and what each does when a write begins."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    String,
    Table,
    Text,
    any_,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from pactwatch.errors import StoreError
from pactwatch.store.schema import SCHEMA_TABLE

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
LAYING = 8_317_402_655
"""The number under which those who lay a schema into one database of PostgreSQL wait for each other."""

WRITES = "pactwatch_writes"
"""Execution option of a connection that is going to write."""

STILL = {"sqlite": {}, "postgresql": {"isolation_level": "REPEATABLE READ"}}
"""Execution options, by dialect, of a connection that sees the database as it is at its first question."""


def address_of(url_or_path: str | URL) -> URL:
    """Return the database's address; what has no `://` is a file of SQLite.

    Raises: StoreError for an address that is malformed or of a database that we do not keep registers in.
    """
    if isinstance(url_or_path, URL):
        return url_or_path
    if "://" not in url_or_path:
        return URL.create("sqlite", database=str(Path(url_or_path).expanduser()))
    try:
        url = make_url(url_or_path)
        driver = DRIVERS[url.get_backend_name()]
    except (ArgumentError, KeyError, ValueError):
        scheme = url_or_path.partition("://")[0]
        raise StoreError(
            f"{scheme}://: not a database address; give a file, sqlite:///FILE or postgresql://..."
        ) from None
    return url.set(drivername=driver)


def name_of(url: URL) -> str:
    """What messages call the database: the file, or the address without its password and its further settings."""
    if url.get_backend_name() == "sqlite":
        return url.database or "memory"
    # a password may stand among the settings too
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """The file that the database is kept in, or None where it is kept in memory or by a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:" or "uri" in url.query:
        return None
    return Path(url.database)


class Written(str):
    """JSON that was written already; a column of JSON takes it as it is."""

    __slots__ = ()


def as_json(value: object) -> str:
    """A value as it stands in a column of JSON."""
    return str(value) if isinstance(value, Written) else json.dumps(value)


def engine_for(url: URL, wait: float) -> Engine:
    """Return an engine that has not connected yet; `wait` is how many seconds a write waits for another's to end.

    Raises: StoreError where the driver of the database is not installed.
    """
    try:
        if url.get_backend_name() != "sqlite":
            return _postgresql_engine(url, wait)
        engine = create_engine(url, connect_args={"timeout": wait}, json_serializer=as_json)
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError(f"{name_of(url)}: no driver ({error}); pip install 'pactwatch[postgresql]'") from error
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begins)
    return engine


def _postgresql_engine(url: URL, wait: float) -> Engine:
    seconds = str(max(2, round(wait)))  # libpq takes whole seconds, and 1 for 2
    arguments = {} if "connect_timeout" in url.query else {"connect_timeout": seconds}
    engine = create_engine(url, pool_pre_ping=True, connect_args=arguments, json_serializer=as_json)

    def connected(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        del record
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {round(wait * 1000)}")
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # a page ends before its helpers begin
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", connected)
    return engine


def _sqlite_connected(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    del record
    # Python's own idea of when a transaction begins leaves out CREATE TABLE: we begin each one ourselves
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    tables = {name for (name,) in cursor.fetchall()}
    if not tables or SCHEMA_TABLE in tables:  # the journal mode is written into the file: never into a stranger's
        with suppress(sqlite3.OperationalError):  # a file that may only be read keeps the journal that it has
            cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _sqlite_begins(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another writes between; one that asks for
    # the right to write at its beginning waits for its turn
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def put(connection: Connection, table: Table, row: Mapping[str, object]) -> None:
    """Write a row in the place of the one with its primary key, if there is one."""
    put_all(connection, table, [row])


def put_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows of the same columns, each in the place of the one with its primary key, if there is one."""
    if not rows:
        return
    new = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {name: new.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(new.on_conflict_do_update(index_elements=keys, set_=rest), list(rows))


def add_up(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows of the same columns; what is no key is added to the row with the primary key, if there is one."""
    if not rows:
        return
    connection.execute(_adding(connection.dialect.name, table, tuple(rows[0])), list(rows))


@cache
def _adding(dialect: str, table: Table, names: tuple[str, ...]) -> Insert:
    new = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {name: table.c[name] + new.excluded[name] for name in names if name not in keys}
    return new.on_conflict_do_update(index_elements=keys, set_=rest)


def put_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write the rows whose primary key is not there yet."""
    if rows:
        connection.execute(_missing(connection.dialect.name, table), list(rows))


@cache
def _missing(dialect: str, table: Table) -> Insert:
    make = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return make(table).on_conflict_do_nothing()


def named(dialect: str, column: Column[Any]) -> ColumnElement[bool]:
    """The condition that a text or number is among `names`, which are given when it is asked.

    PostgreSQL is given them as one value: so the question is the same for any number of them, and is not thought over
    again.
    """
    if dialect == "postgresql":
        kind = Text() if isinstance(column.type, String) else BigInteger()
        return column == any_(bindparam("names", type_=postgresql.ARRAY(kind)))
    return column.in_(bindparam("names", expanding=True))


def holds(connection: Connection, column: Column[str], part: str) -> ColumnElement[bool]:
    """The condition that a text holds a part as it stands, whatever signs it has."""
    find = func.strpos if connection.dialect.name == "postgresql" else func.instr
    return find(column, part) > 0


def count_on(connection: Connection, column: Column[int]) -> None:
    """Let a column that counts by itself go on after its greatest value, once rows were written with values given."""
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(column.table.name, column.name)
        connection.execute(select(func.setval(sequence, func.max(column))).having(func.max(column).is_not(None)))


def alone(connection: Connection) -> None:
    """Let nobody else lay a schema until this transaction ends; SQLite sees to it when a write begins."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LAYING)))
