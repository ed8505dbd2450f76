"""Everything that one database holds taken over into another, of the same kind or not; all of it or nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import JSON, URL, ColumnElement, Connection, RowMapping, Table, Text, cast, delete, func, select

from pactwatch.errors import StoreError, UsageError
from pactwatch.garbage import uncollected
from pactwatch.store import fulltext, indexing
from pactwatch.store.bulk import analyze, append
from pactwatch.store.dialect import Written, address_of, count_on, file_of, name_of
from pactwatch.store.opening import open_store
from pactwatch.store.schema import (
    SCHEMA,
    SCHEMA_TABLE,
    captures,
    claims,
    documents,
    failures,
    judgements,
    metadata,
    saved_sources,
)
from pactwatch.store.store import Counts, Store

BATCH = 500
RECORDS = (documents, claims, failures, judgements, captures, saved_sources)
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many rows are done, and of how many."""


def copy(source: Store, target: Store, force: bool = False, progress: Progress | None = None) -> Counts:
    """Write everything that the source holds into the target, in one transaction; return what was written.

    The source is read as it is at one moment, whoever writes to it meanwhile; a target that refuses is left as it was.
    Raises: UsageError where the target holds records and `force` does not say that they may go; StoreError.
    """
    progress = progress or _untold
    with uncollected(), source.still() as read, target.writing() as written:
        _make_room(written, target.name, force)
        for table in metadata.sorted_tables:
            _copy_table(read, written, table, progress)
        count_on(written, judgements.c.sequence)
        count_on(written, captures.c.number)
        fulltext.count_on_from(written, fulltext.counted_so_far(read))
        analyze(written, metadata.sorted_tables)  # unseen, each page of them would be a scan of the whole
        indexing.index_all(written, progress)
        analyze(written, fulltext.SEARCHED)
    return target.counts()


def backup(source: Store, file: Path, force: bool = False, progress: Progress | None = None) -> Counts:
    """Write everything that a store holds into one file, which is itself a database of SQLite; return what was written.

    The file gets its name when it is whole. Raises: UsageError for a file that is there, unless `force`; StoreError.
    """
    if not file.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {file.parent}; make it, or name another file")
    if file.is_dir() or (file.exists() and not force):
        raise UsageError(f"{file}: is there already; name another file, or say --force to write over it")
    with _part_of(file) as part:
        with open_store(str(part)) as target:
            counts = copy(source, target, progress=progress)
        _close_up(part)
        part.replace(file)
    return counts


def restore(file: Path, target: Store, force: bool = False, progress: Progress | None = None) -> Counts:
    """Write everything that a backup holds into a store; return what was written. The backup stays as it is.

    Raises: UsageError for a file that is missing, or a target that holds records, unless `force`; StoreError for a file
    that is no database of pactwatch, or a damaged one.
    """
    with ExitStack() as stack:
        if examine(file) != SCHEMA:  # a backup of an earlier pactwatch is brought forward beside itself
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pactwatch-restore-")))
            address = address_of(str(shutil.copyfile(file, folder / "backup.db")))
        else:
            address = URL.create("sqlite", database=f"file:{_quoted(file)}", query={"mode": "ro", "uri": "true"})
        with open_store(address, create=False) as source:
            return copy(source, target, force, progress)


def examine(file: Path) -> str:
    """The schema of a backup whose pages hang together.

    Raises: UsageError for a file that is missing, StoreError for one that is no database of pactwatch, or damaged.
    """
    if not file.is_file():
        raise UsageError(f"{file}: no backup here; name the file that `pactwatch store backup` wrote")
    try:
        with closing(sqlite3.connect(f"file:{_quoted(file)}?mode=ro", uri=True)) as raw:
            found = raw.execute("PRAGMA quick_check(1)").fetchone()
            schema = _schema_in(raw)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{file}: not a backup, or a damaged one ({error}); take another") from error
    if found != ("ok",):
        raise StoreError(f"{file}: the backup is damaged ({' '.join(str(found[0]).split())}); take another")
    if schema is None:
        raise StoreError(f"{file}: a database, but not of pactwatch; name the file that `pactwatch store backup` wrote")
    return schema


def same_place(one: str, other: str) -> bool:
    """Whether two addresses lead to one database."""
    first, second = address_of(one), address_of(other)
    files = file_of(first), file_of(second)
    if files[0] is not None and files[1] is not None:
        return files[0].resolve() == files[1].resolve()
    return name_of(first) == name_of(second)


def _untold(doing: str, done: int, total: int) -> None:
    del doing, done, total  # nobody watches


def _make_room(connection: Connection, name: str, force: bool) -> None:
    held = [table.name for table in RECORDS if connection.execute(select(table).limit(1)).first()]
    if held and not force:
        raise UsageError(f"{name}: holds {', '.join(held)} already; name an empty one, or say --force to replace them")
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))


def _copy_table(read: Connection, written: Connection, table: Table, progress: Progress) -> None:
    total, done = read.scalar(select(func.count()).select_from(table)) or 0, 0
    doing = f"copying {table.name}"
    streamed = read.execution_options(yield_per=BATCH)
    progress(doing, done, total)
    for batch in streamed.execute(select(*_as_written(table)).order_by(*table.primary_key)).mappings().partitions():
        append(written, table, [_with_json(table, row) for row in batch])
        done += len(batch)
        progress(doing, done, total)


def _as_written(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table, JSON as the text that it is kept as."""
    return [cast(one, Text).label(one.name) if isinstance(one.type, JSON) else one for one in table.c]


def _with_json(table: Table, row: RowMapping) -> dict[str, object]:
    told = dict(row)
    for column in table.c:
        if isinstance(column.type, JSON) and told[column.name] is not None:
            told[column.name] = Written(told[column.name])
    return told


@contextmanager
def _part_of(file: Path) -> Iterator[Path]:
    """A name beside the file for what is not whole yet; gone at the end, whatever happens."""
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + ending).unlink(missing_ok=True)


def _close_up(part: Path) -> None:
    """Make one file of the database, without the journal beside it, and see that the disk has it."""
    with closing(sqlite3.connect(part)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _schema_in(raw: sqlite3.Connection) -> str | None:
    tables = raw.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (SCHEMA_TABLE,)).fetchone()
    found = raw.execute(f"SELECT version_num FROM {SCHEMA_TABLE}").fetchone() if tables else None  # noqa: S608  # ours
    return str(found[0]) if found else None


def _quoted(file: Path) -> str:
    """The path in a URI, whatever signs the name holds."""
    return quote(str(file.resolve()))
