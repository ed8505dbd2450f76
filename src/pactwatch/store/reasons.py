"""What the databases refuse, in our words: the reason and the remedy, in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pactwatch.errors import StoreError

_LOCKED = "locked by another process; wait until that one is done, and do it again"
_FULL = "the disk is full; make room, and do it again: nothing was half written"
_NOT_OPENED = "cannot be opened; check that the file and its folder may be read and written"

_SQLITE = (
    ("SQLITE_BUSY", _LOCKED),
    ("SQLITE_LOCKED", _LOCKED),
    ("SQLITE_NOTADB", "not a database; name another file with --db"),
    ("SQLITE_CORRUPT", "the database is damaged; restore a copy, or begin a new one with --db"),
    ("SQLITE_READONLY", "cannot be written; allow writing to the file and its folder, or name another file with --db"),
    ("SQLITE_CANTOPEN", _NOT_OPENED),
    ("SQLITE_PERM", _NOT_OPENED),
    ("SQLITE_FULL", _FULL),
    ("SQLITE_IOERR", "the disk does not answer as it should; check it, and do it again"),
)

_NOT_LET_IN = "the server does not let this user in; check user and password in the address"
_NO_DATABASE = "the server has no such database; make it with `createdb`, or name another in the address"
_NO_CONNECTION_LEFT = "the server has no connection left; wait until others are done, and do it again"
_STOPPING = "the server is stopping or starting; nothing was half written: do it again once it runs"
_LOST = "the connection to the server was lost; nothing was half written: do it again once it runs"
_UNREACHED = "the server cannot be reached; see that it runs, and that host and port in the address are right"

# Source: PostgreSQL, Appendix A, error codes: a class has two characters, a condition five
_POSTGRESQL = (
    ("28", _NOT_LET_IN),
    ("3D000", _NO_DATABASE),
    ("42501", "this user may not do that here; let the owner of the database grant it, or name another in the address"),
    ("25006", "cannot be written: the server only lets it be read; name the server that takes writes"),
    ("53100", _FULL),
    ("53200", "the server is out of memory; give it more, and do it again"),
    ("53300", _NO_CONNECTION_LEFT),
    (
        "54",
        "a record is larger than the database can keep (an address of thousands of characters?); leave that one out",
    ),
    ("55P03", _LOCKED),
    ("40", "another process changed the same at the same time; do it again"),
    ("57014", "the server stopped the query, which took longer than it allows; do it again, or allow it more time"),
    ("57P", _STOPPING),
    ("22001", "a value is longer than its column allows; report this, with the name of the reader in use"),
    ("XX00", "the database is damaged; restore a copy, or begin a new one with --db"),
)
# What goes wrong before a connection stands has no code: only the server's own words tell
_AT_THE_DOOR = (
    ("password authentication failed", _NOT_LET_IN),
    ("no password supplied", _NOT_LET_IN),
    ("pg_hba", _NOT_LET_IN),
    ('role "', _NOT_LET_IN),
    ('database "', _NO_DATABASE),
    ("too many clients", _NO_CONNECTION_LEFT),
    ("connection slots", _NO_CONNECTION_LEFT),
    ("starting up", _STOPPING),
    ("shutting down", _STOPPING),
    ("server closed the connection", _LOST),
    ("connection is lost", _LOST),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Let errors of the database through as one-line errors of the store; `name` is what they call the database."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {reason(error)}") from error


def reason(error: SQLAlchemyError) -> str:
    """What went wrong, and the remedy, in one line."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorname", "") or ""
        known = _told(_SQLITE, code)
        return known or f"the database refuses ({cause}); see that nothing else has changed it"
    code = getattr(cause, "sqlstate", None) or ""
    known = _told(_POSTGRESQL, code)
    if known is not None:
        return known
    first_line = str(cause or error).strip().partition("\n")[0]
    if isinstance(error, DBAPIError) and not code:
        return _without_code(error, first_line)
    return f"the database refuses ({first_line}); check its address, and that it is running"


def _told(reasons: tuple[tuple[str, str], ...], code: str) -> str | None:
    return next((words for prefix, words in reasons if code.startswith(prefix)), None)


def _without_code(error: DBAPIError, first_line: str) -> str:
    """An error that the driver raised before or after the server could say why."""
    if type(error.orig).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return f"the database refuses ({first_line}); see that nothing else has changed it"
    said = str(error.orig).lower()
    known = next((words for part, words in _AT_THE_DOOR if part in said), None)
    return known or (_LOST if error.connection_invalidated else _UNREACHED)
