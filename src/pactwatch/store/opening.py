"""Opens a store: finds the database, brings it to our schema, hands it over."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Engine

from pactwatch.errors import StoreError
from pactwatch.store.dialect import address_of, engine_for, file_of, name_of
from pactwatch.store.migrate import bring_up
from pactwatch.store.reasons import translated
from pactwatch.store.store import Store

WAIT = 30.0


def open_store(url_or_path: str | URL, create: bool = True, wait: float = WAIT) -> Store:
    """Return the store in a database, its schema brought up to date; with `create`, begin one where there is none.

    `wait` is how many seconds a write waits for another process that writes. Raises: StoreError for a database that is
    missing, cannot be opened or written, is of a later schema, or is not ours.
    """
    url = address_of(url_or_path)
    file = file_of(url)
    if file is not None:
        _check(file, create)
    engine = engine_for(url, wait)
    try:
        _prepare(engine, url)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, name_of(url))


def _check(file: Path, create: bool) -> None:
    """Refuse, before anything is opened, what the database itself would refuse in dark words."""
    if file.is_dir():
        raise StoreError(f"{file}: a folder, not a database; name a file in it with --db")
    if not file.parent.is_dir():
        raise StoreError(f"{file}: there is no folder {file.parent}; make it, or name another file with --db")
    if not create and not file.exists():
        raise StoreError(f"{file}: no database here; make one with `pactwatch run` or `add`, or name it with --db")


def _prepare(engine: Engine, url: URL) -> None:
    with translated(name_of(url)):
        bring_up(engine, name_of(url))
