"""A file of comma-separated values as records of cells, each with its lines, broken ones put together again."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from pactwatch.errors import SourceError
from pactwatch.register.others.row import Problem

MOST_BYTES = 256 * 1024 * 1024
MOST_LINES_A_RECORD = 20
LONGEST_CELL = 100_000
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, without blanks around them, and the lines of the file that it stands on, from 1."""

    lines: tuple[int, ...]
    cells: tuple[str, ...]


def text_of(data: bytes, name: str) -> str:
    """The text of a file, compressed by gzip or not, in UTF-8, UTF-16 with its mark, or else Windows-1252.

    Raises: SourceError for a file that is empty, broken, no text, or of more than 256 MiB.
    """
    if data.startswith(_GZIP):
        data = _unpacked(data, name)
    if len(data) > MOST_BYTES:
        raise SourceError(f"{name}: more than 256 MiB; a register is smaller: name the file of the register itself")
    if not data.strip():
        raise SourceError(f"{name}: empty; export the register again")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise SourceError(f"{name}: not a text; save the table as CSV and name that file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        with gzip.open(BytesIO(data)) as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{name}: a broken gzip file ({error}); fetch it again") from None


def lines_of(text: str) -> list[str]:
    """The lines of a text; a carriage return alone ends none, for some cells hold one."""
    return [line.removesuffix("\r") for line in text.split("\n")]


def cells_of(line: str, delimiter: str = ",") -> tuple[str, ...]:
    """The cells of one line, quotation marks taken off, without blanks around them."""
    if '"' not in line:
        return tuple(cell.strip() for cell in line.split(delimiter))
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return tuple(cell.strip() for cell in line.split(delimiter))


def records(lines: Sequence[str], start: int, width: int, delimiter: str = ",") -> Iterator[Record | Problem]:
    """The records from line `start` (from 0) on, each of `width` cells; a problem for what is none. Blank lines pass.

    A record that a line break in a cell has torn apart is put together again: the pieces must make up exactly one
    record, and a whole line is never taken for a piece. Empty cells past the last heading are dropped.
    """
    at = start
    while at < len(lines):
        if not lines[at].strip(f"{delimiter} \t\r"):
            at += 1
            continue
        taken, cells = _joined(lines, at, width, delimiter)
        if len(cells) == width and max(map(len, cells)) <= LONGEST_CELL:
            yield Record(tuple(range(at + 1, at + taken + 1)), cells)
        else:
            yield Problem((at + 1,), _wrong(cells, width))
        at += taken


def _wrong(cells: Sequence[str], width: int) -> str:
    if len(cells) == width:
        return f"a cell of more than {LONGEST_CELL:,} characters; shorten it"
    return f"{len(cells)} cells where the heading has {width}; put cells that hold the separator in quotation marks"


def _joined(lines: Sequence[str], at: int, width: int, delimiter: str) -> tuple[int, tuple[str, ...]]:
    """How many lines the record at a line takes, and its cells; one line where no number of them makes it whole."""
    first = _trimmed(cells_of(lines[at], delimiter), width)
    open_quote = _is_open(lines[at], delimiter)
    if len(first) >= width and not open_quote:
        return 1, first
    text, cells = lines[at], first
    for more in range(1, MOST_LINES_A_RECORD):
        if at + more >= len(lines) or (not open_quote and _stands_alone(lines[at + more], width, delimiter)):
            break
        text = f"{text} {lines[at + more]}"
        cells = _trimmed(cells_of(text, delimiter), width)
        if len(cells) == width and not _is_open(text, delimiter):
            return more + 1, tuple(" ".join(cell.split()) for cell in cells)
        if len(cells) > width:
            break
    return 1, first


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quotation mark that opens a cell is not closed; one inside a cell (4.5" gun) is a sign like others."""
    if '"' not in text:
        return False
    between = re.escape(delimiter)
    rest = re.sub(f'(^|{between})\\s*"(?:[^"]|"")*"', r"\1", text)
    return re.search(f'(?:^|{between})\\s*"', rest) is not None


def _stands_alone(line: str, width: int, delimiter: str) -> bool:
    """Whether a line is a record of its own, so that it cannot be the rest of another."""
    return len(_trimmed(cells_of(line, delimiter), width)) >= width


def _trimmed(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The cells without empty ones past the width."""
    end = len(cells)
    while end > width and not cells[end - 1]:
        end -= 1
    return cells[:end]
