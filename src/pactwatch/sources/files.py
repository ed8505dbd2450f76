"""Files of the machine and folders of these: which there are, and their bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from pactwatch.errors import SourceError
from pactwatch.model import Failure

STAGE = "sources"
_BESIDE = ("-wal", "-shm", "-journal")
_DATABASES = (".db", ".sqlite", ".sqlite3")
_MAGIC = b"SQLite format 3\0"
LARGEST = 50_000_000
"""Bytes of a file past which it is not read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a place leads to, and its address: the path as seen from the place, without the machine's own."""

    path: Path
    address: str


def find(place: str) -> Iterator[Found | Failure]:
    """The files of a place in the order of their names; hidden files and databases in folders are left out.

    A link to a folder is not followed inside a folder, since it can lead round in a circle.
    """
    path = Path(place)
    name = _clean(path.name if path.name not in ("", "..") else path.resolve().name)
    if not path.is_dir():
        yield Found(path, name)
        return
    count = 0
    for each in _walk(path, name):
        count += 1
        yield each
    if not count:
        yield Failure(name, STAGE, "empty folder: no file in it that is not hidden; give another one")


def _walk(folder: Path, address: str) -> Iterator[Found | Failure]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(address, STAGE, _reason(error))
        return
    left_out = _databases(folder, {entry.name for entry in entries})
    for entry in entries:
        if entry.name.startswith(".") or entry.name in left_out:
            continue
        inner = f"{address}/{_clean(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, inner)
        elif entry.is_symlink() and (folder / entry.name).is_dir():
            yield Failure(inner, STAGE, "a link to a folder is not followed; give the folder itself")
        else:
            yield Found(folder / entry.name, inner)


def _databases(folder: Path, names: Set[str]) -> set[str]:
    """The databases of SQLite among the files of a folder, and what lies beside them: the reader's own register."""
    likely = (name for name in names if name.lower().endswith(_DATABASES) or f"{name}{_BESIDE[0]}" in names)
    found = {name for name in likely if _is_database(folder / name)}
    return found | {f"{name}{end}" for name in found for end in _BESIDE}


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False  # what cannot be read is listed as such


def contents(path: Path, largest: int) -> bytes:
    """The bytes of a regular file.

    Unit: `largest` in bytes. A pipe, device or socket is never read: that could wait for ever.
    Raises: SourceError with the reason and the remedy.
    """
    try:
        found = path.stat()
        _check(found, largest)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            _check(os.fstat(handle), largest)
            data = file.read(largest + 1)
    except OSError as error:
        if path.is_symlink() and not path.exists():
            raise SourceError("dangling link: what it points to is gone; give the file itself") from error
        raise SourceError(_reason(error)) from error
    except ValueError as error:
        raise SourceError(f"not a path ({error}); give the path of a file") from error
    if len(data) > largest:
        raise SourceError(_too_large(len(data), largest))
    if not data.strip():
        raise SourceError("empty file; save the report again")
    return data


def _check(found: os.stat_result, largest: int) -> None:
    """Raises: SourceError for what is no regular file, or larger than the limit."""
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    for is_kind, name in kinds:
        if is_kind(found.st_mode):
            raise SourceError(f"{name}, not a file: it is never opened; save what it gives to a file")
    if not stat.S_ISREG(found.st_mode):
        raise SourceError("not a regular file; give a file or a folder")
    if found.st_size > largest:
        raise SourceError(_too_large(found.st_size, largest))


def _too_large(size: int, largest: int) -> str:
    return f"too large: {size:,} bytes, and at most {largest:,} are read; split the file"


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "may not be read; change its permissions or run as its owner"
    return f"cannot be read ({error.strerror or error}); check the disk and the path"


def _clean(name: str) -> str:
    """A file's name as text that can be stored: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
