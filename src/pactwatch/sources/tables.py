"""Tables of articles, CSV and XLSX: each row is a report, or leads to one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice

from pactwatch.errors import SourceError
from pactwatch.model import Failure, Fetched
from pactwatch.sources.content import Content, Item
from pactwatch.sources.dates import date_written
from pactwatch.sources.files import STAGE
from pactwatch.sources.given import COLUMNS
from pactwatch.sources.kinds import child_of
from pactwatch.sources.workbook import BROKEN, check_size

_SUFFIXES = (".csv", ".tsv")
_TYPES = ("text/csv", "text/tab-separated-values")
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 500_000, 500, 5_000_000
_HEADINGS_WITHIN = 20

_USUAL = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "story", "report"),
    "title": ("title", "headline", "heading", "subject"),
    "url": ("url", "link", "address", "web_address", "source_url", "permalink"),
    "published": ("published", "date", "publication_date", "published_at", "pub_date", "day"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "medium", "publication", "site"),
}
Row = tuple[str, ...]


class Table:
    """Tables in CSV, tab-separated or XLSX."""

    name = "table"
    about = "tables (CSV, XLSX): each row is a report, or leads to one"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether a file's name or media type is that of a table, or its bytes are a workbook."""
        if head.startswith(b"PK\x03\x04"):
            return name.lower().endswith(".xlsx") or (told or "").startswith(_SHEET) or b"xl/" in head
        named = name.lower().endswith(_SUFFIXES) or (told or "").partition(";")[0].strip().lower() in _TYPES
        return named and not head.lstrip().startswith(b"<")

    def read(self, content: Content) -> Iterator[Item]:
        """One report, lead or failure for each row that holds something."""
        try:
            rows = _workbook(content.data) if content.data.startswith(b"PK") else _separated(content.data)
            headings, columns = _headings(rows, dict(content.given.columns))
            for number, row in enumerate(rows, start=headings + 1):
                if any(row):
                    yield _item(row, columns, number, content)
        except SourceError as error:
            yield Failure(content.address, STAGE, str(error))


TABLE = Table()


def _headings(rows: Iterator[Row], told: dict[str, str]) -> tuple[int, dict[str, int]]:
    """The number of the row with the headings, and where our columns stand.

    Raises: SourceError where no row within the first few names a column with the text or the address.
    """
    first: Row = ()
    for number, row in enumerate(islice(rows, _HEADINGS_WITHIN), start=1):
        first = first or tuple(cell for cell in row if cell)
        columns = _columns(row, told)
        if "text" in columns or "url" in columns:
            missing = [name for name, own in told.items() if name not in columns and own]
            if missing:
                raise SourceError(f"table: no column {told[missing[0]]!r}; it has {_named(row)}")
            return number, columns
    raise SourceError(
        f"table: no column of its first row ({_named(first)}) is known to hold the text or the address; say which one "
        "does, as in --columns text=Body,title=Headline"
    )


def _columns(row: Row, told: dict[str, str]) -> dict[str, int]:
    keys = {_key(cell): at for at, cell in reversed(list(enumerate(row))) if cell}
    found: dict[str, int] = {}
    for name in COLUMNS:
        usual = (told[name],) if name in told else _USUAL[name]
        at = next((keys[_key(one)] for one in usual if _key(one) in keys), None)
        if at is not None:
            found[name] = at
    return found


def _named(row: Iterable[str]) -> str:
    return ", ".join(cell[:40] for cell in islice(row, 20) if cell) or "nothing"


def _key(heading: str) -> str:
    return "_".join(heading.strip().lower().replace("-", " ").replace("_", " ").split())


def _item(row: Row, columns: dict[str, int], number: int, content: Content) -> Item:
    cells = {name: row[at].strip() for name, at in columns.items() if at < len(row) and row[at].strip()}
    own = f"{content.address}#{number}"
    published = date_written(cells["published"]) if "published" in cells else None
    if "published" in cells and published is None:
        wrong = f"row {number}: date {cells['published'][:40]!r}: write YYYY, YYYY-MM or YYYY-MM-DD"
        return Failure(own, STAGE, wrong)
    address = cells.get("url")
    if "text" not in cells:
        if address is None or "://" not in address:
            return Failure(own, STAGE, f"row {number}: neither a text nor a web address; fill one in")
        return child_of(content, address, title=cells.get("title"), published=published)
    return Fetched(
        data=cells["text"].encode("utf-8", "replace"),
        address=address or own,
        media_type="text/plain; charset=utf-8",
        fetched_at=content.fetched_at,
        publisher=content.given.publisher or cells.get("publisher"),
        title=cells.get("title"),
        published=content.given.published or published,
    )


def _separated(data: bytes) -> Iterator[Row]:
    """The rows of a CSV file, whatever parts its cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    mark = max(",;\t|", key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for row in islice(csv.reader(StringIO(text, newline=""), delimiter=mark), _MOST_ROWS):
            yield tuple(row[:_MOST_COLUMNS])
    except csv.Error as error:
        raise SourceError(f"table: broken ({error}); save it again as CSV") from None


def _workbook(data: bytes) -> Iterator[Row]:
    """The rows of a workbook's first sheet that holds any; of a formula, the value last computed."""
    from openpyxl import load_workbook

    check_size(data, "table")
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
            first = next((row for row in rows if any(cell is not None for cell in row)), None)
            if first is not None:
                yield tuple(map(_cell, first))
                yield from (tuple(map(_cell, row)) for row in rows)
                return
    except BROKEN as error:
        raise SourceError(f"table: not a workbook ({str(error)[:100]}); save the table as XLSX or CSV") from None


def _cell(value: object) -> str:
    """A cell as text; a date as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)[:_LONGEST_CELL]
