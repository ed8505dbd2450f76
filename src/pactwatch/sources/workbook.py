"""A sheet of a workbook (XLSX) as lines of comma-separated values, so that whoever reads tables reads it too."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pactwatch.errors import SourceError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 1_000_000, 500
_PACKED = b"PK\x03\x04"
BROKEN = (
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, AssertionError, OSError, EOFError),
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, SyntaxError, OverflowError),
)
"""What reading a broken workbook raises: openpyxl has no error of its own for most of it."""


def is_workbook(data: bytes) -> bool:
    """Whether bytes are those of an office file; which kind only opening it tells."""
    return data.startswith(_PACKED)


def as_csv(data: bytes, name: str, sheet: str | None = None) -> bytes:
    """One sheet as CSV in UTF-8, a line for each row; the first sheet where none is named.

    Merged cells hold their value in each of their places, a formula the value that was saved with it, a day its ISO
    form. Raises: SourceError for what is no workbook, a sheet that it has not, or one of more than a million rows.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_size(data, name)
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, *BROKEN) as error:
        raise SourceError(f"{name}: not a workbook ({str(error)[:100]}); save the table as XLSX or CSV") from None
    tables = [each.title for each in book.worksheets]
    if not tables:
        raise SourceError(f"{name}: a workbook without a table, or a broken one; save the table as XLSX or CSV")
    if sheet is not None and sheet not in tables:
        raise SourceError(f"{name}: has no sheet {sheet!r}; it has {', '.join(tables)}")
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    for row in _rows(book[sheet or tables[0]], name):
        writer.writerow(row)
    return table.getvalue().encode("utf-8", "replace")


def check_size(data: bytes, name: str) -> None:
    """Refuse, before anything is unpacked, what would unpack to more than a table is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except BROKEN as error:
        raise SourceError(f"{name}: not a workbook ({str(error)[:100]}); save the table as XLSX or CSV") from None
    if size > MOST_BYTES:
        raise SourceError(f"{name}: more than 256 MiB when unpacked; a table is smaller: save it as CSV")


def _rows(sheet: Worksheet, name: str) -> Iterator[list[str]]:
    if (sheet.max_row or 0) > MOST_ROWS or (sheet.max_column or 0) > MOST_COLUMNS:
        raise SourceError(f"{name}: more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; keep the table alone")
    merged: dict[tuple[int, int], object] = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        merged |= dict.fromkeys(area.cells, value)
    for row in sheet.iter_rows():
        yield [_text(merged.get((cell.row or 0, cell.column or 0), cell.value)) for cell in row]


def _text(value: object) -> str:
    """A cell as text on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
    return " ".join(str(value).split())
