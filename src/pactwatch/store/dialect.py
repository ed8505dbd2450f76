"""All that differs between SQLite and PostgreSQL: addresses, connections, and what their errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from pactwatch.errors import StoreError
from pactwatch.store.schema import SCHEMA_TABLE

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
WRITES = "pactwatch_writes"
"""Execution option of a connection that is going to write."""

_SQLITE_REASONS = (
    ("SQLITE_BUSY", "locked by another process; wait until that one is done, and do it again"),
    ("SQLITE_LOCKED", "locked by another process; wait until that one is done, and do it again"),
    ("SQLITE_NOTADB", "not a database; name another file with --db"),
    ("SQLITE_CORRUPT", "the database is damaged; restore a copy, or begin a new one with --db"),
    ("SQLITE_READONLY", "cannot be written; allow writing to the file and its folder, or name another file with --db"),
    ("SQLITE_CANTOPEN", "cannot be opened; check that the file and its folder may be read and written"),
    ("SQLITE_PERM", "cannot be opened; check that the file and its folder may be read and written"),
    ("SQLITE_FULL", "the disk is full; make room, and do it again"),
    ("SQLITE_IOERR", "the disk does not answer as it should; check it, and do it again"),
)


def address_of(url_or_path: str) -> URL:
    """Return the database's address; what has no `://` is a file of SQLite.

    Raises: StoreError for an address that is malformed or of a database that we do not keep registers in.
    """
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
    """What messages call the database: the file, or the address without its password."""
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def file_of(url: URL) -> Path | None:
    """The file that the database is kept in, or None where it is kept in memory or by a server."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:" or "uri" in url.query:
        return None
    return Path(url.database)


def engine_for(url: URL, wait: float) -> Engine:
    """Return an engine that has not connected yet; `wait` is how many seconds a write waits for another's to end.

    Raises: StoreError where the driver of the database is not installed.
    """
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
        engine = create_engine(url, connect_args={"timeout": wait})
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError(f"{name_of(url)}: no driver ({error}); pip install 'psycopg[binary]'") from error
    event.listen(engine, "connect", _sqlite_connected)
    event.listen(engine, "begin", _sqlite_begins)
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
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _sqlite_begins(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another writes between; one that asks for
    # the right to write at its beginning waits for its turn
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Let errors of the database through as one-line errors of the store; `name` is what they call the database."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {_reason(error)}") from error


def _reason(error: SQLAlchemyError) -> str:
    """What went wrong, and the remedy, in one line."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorname", "") or ""
        known = next((reason for prefix, reason in _SQLITE_REASONS if code.startswith(prefix)), None)
        return known or f"the database refuses ({cause}); see that nothing else has changed it"
    first_line = str(cause or error).strip().partition("\n")[0]
    return f"the database refuses ({first_line}); check its address, and that it is running"
