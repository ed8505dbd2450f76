"""The schema of a new SQLite database, laid once for each process and copied: laying it takes a fifth of a second.

What the tests open is the file that the program itself made. Tests of how a schema is laid ask for the fixture
`own_schema`, under which every database is laid anew; those of the store do so as a whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from pactwatch.store import open_store, opening
from pactwatch.store.dialect import file_of
from pactwatch.store.migrate import bring_up


def _copied(laid: Path, file: Path) -> None:
    """Put a copy where nothing is yet; where that cannot be done, the program says why when it lays its own."""
    with suppress(OSError):
        part = file.with_name(f"{file.name}.{os.getpid()}")
        shutil.copyfile(laid, part)
        try:
            os.link(part, file)  # never over what another process made meanwhile
        finally:
            part.unlink()


@contextmanager
def laid_once(folder: Path) -> Iterator[None]:
    """Inside the block, a new SQLite database begins as a copy of one that is laid in the folder."""
    laid = folder / "laid.db"

    def from_copy(engine: Engine, name: str) -> None:
        file = file_of(engine.url)
        if file is not None and not file.exists():
            _copied(laid, file)
        bring_up(engine, name)

    open_store(str(laid)).close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "bring_up", from_copy)
        yield


@contextmanager
def laid_anew() -> Iterator[None]:
    """Inside the block, every database is laid by the program itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "bring_up", bring_up)
        yield
