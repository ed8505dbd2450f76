"""Web archives (.warc, .warc.gz): their pages one after another, never more than one of them in memory.

What is damaged is listed, and the next record that begins after it is read on from.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from pactwatch.errors import SourceError
from pactwatch.model import Failure
from pactwatch.sources.files import STAGE, Found, find
from pactwatch.sources.pieces import kinds, pieces, record_in, records, unpacks

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

LARGEST_PAGE = 20_000_000
"""Bytes of a page, unpacked, past which it is not read."""

_LARGEST_RECORD = 100_000_000
_SUFFIXES = (".warc", ".warc.gz")
_GZIP, _BEGINS = b"\x1f\x8b\x08", b"WARC/"
_STEP, _HEAD = 1 << 20, 4_096
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_OK = 200


class Place(NamedTuple):
    """Where a record begins: at a byte of the file, and how many records after that; usually none.

    An archive that was compressed as a whole can only be entered at its beginning.
    """

    byte: int = 0
    skip: int = 0


BEGINNING = Place()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that answers a request: `data` is its body, and `refused` says why it is none that is read, or None.

    What only few pages are asked for stands in `heads`, and is looked up there each time.
    """

    place: Place
    data: bytes | bytearray
    media_type: str | None
    refused: str | None
    archive: str
    heads: WarcRecord = field(compare=False, repr=False)

    @property
    def address(self) -> str:
        """The address of the page; where none is told, the archive's with the byte at which the record begins."""
        told = (self.heads.headers.get("WARC-Target-URI") or "").strip("<>")
        return told or f"{self.archive}#{self.place.byte}"

    @property
    def charset(self) -> str | None:
        """The charset that the server told, None where it told none."""
        return self.heads.http_charset if self.heads.is_http_parsed else None

    @property
    def fetched_at(self) -> datetime | None:
        """When the page was captured, None where the archive does not tell."""
        try:
            moment = self.heads.record_date
        except (ValueError, OSError, OverflowError):
            return None
        return moment.astimezone(UTC) if moment is not None else None


def is_archive(name: str) -> bool:
    """Whether a file's name is that of a web archive."""
    return name.lower().endswith(_SUFFIXES)


def archives_in(places: Iterable[str]) -> Iterator[Found]:
    """The archives that the places are or hold, in order."""
    for place in places:
        for found in find(place):
            if isinstance(found, Found) and is_archive(found.path.name) and found.path.is_file():
                yield found


def entries(path: Path, address: str, start: Place = BEGINNING) -> Iterator[Entry | Failure]:
    """The answers in an archive from a place on, in order, and each damaged stretch as a failure.

    Raises: SourceError for a file that cannot be read.
    """
    try:
        with path.open("rb") as file, path.open("rb") as marks:
            yield from _Reading(file, marks, address, path.stat().st_size).entries(start)
    except OSError as error:
        reason = error.strerror or error
        raise SourceError(f"{address}: cannot be read ({reason}); check the disk and the path") from error


class _Reading:
    """One archive while it is read; `marks` is the same file, to look elsewhere in it meanwhile."""

    def __init__(self, file: BinaryIO, marks: BinaryIO, address: str, size: int) -> None:
        self._file, self._marks, self._address, self._size = file, marks, address, size
        self._packed = self._marked(0)
        self._in_pieces = self._packed and unpacks()
        self._place, self._floor = Place(), -1

    def entries(self, start: Place) -> Iterator[Entry | Failure]:
        at: Place | None = start
        while at is not None:
            self._place = at
            try:
                yield from self._from(at)
                return
            except (
                OSError,
                ValueError,
                _DamagedError,
            ) as error:  # what the parser of archives raises for malformed input
                yield Failure(f"{self._address}#{self._place.byte}", STAGE, _reason(error))
            at = self._next_record(max(self._place.byte, self._floor) + 1)

    def _from(self, start: Place) -> Iterator[Entry]:
        """The records from one on, as long as they hang together."""
        at: Place | None = start
        while at is not None:
            if self._in_pieces and not at.skip:
                at = yield from self._pieces(at.byte)
            at = yield from self._stream(at)

    def _pieces(self, byte: int) -> Generator[Entry, None, Place]:
        """The records from a byte on that are compressed each by itself; returns where something else begins."""
        self._place, wanted = Place(byte), kinds()
        for piece in pieces(self._file, byte):
            self._place = Place(piece.start)
            found = record_in(piece.data)
            if found is None:
                break
            self._place = Place(piece.end)
            if found.record.record_type & wanted:
                yield self._entry(found.record, Place(piece.start), found.body)
        return self._place

    def _stream(self, start: Place) -> Generator[Entry, None, Place | None]:
        """The records from one on as a stream; returns the place of one from which on there may be pieces again."""
        self._file.seek(start.byte)
        for number, record in enumerate(records(self._file)):
            enters = self._enters(record.stream_pos, number)
            place = Place(record.stream_pos) if enters else Place(start.byte, number)
            self._place = place
            if self._in_pieces and enters and number > start.skip:
                return place
            if number >= start.skip:
                yield self._entry(record, place)
        return None

    def _enters(self, byte: int, number: int) -> bool:
        """Whether reading can go on at a byte, and not only behind the record before, in one piece with which it is."""
        further = byte > self._place.byte or number == 0
        return further and byte < self._size and (not self._packed or self._marked(byte))

    def _marked(self, byte: int) -> bool:
        """Whether the mark of a compressed piece stands at a byte."""
        self._marks.seek(byte)
        return self._marks.read(len(_GZIP)) == _GZIP

    def _entry(self, record: WarcRecord, place: Place, body: bytearray | None = None) -> Entry:
        """What a record answers; `body` where it was read already."""
        if body is None:
            _bounded(record)
        kind = _media_type(record)
        refused = _refused(record, kind)
        data: bytes | bytearray = b"" if refused else record.reader.read(LARGEST_PAGE + 1) if body is None else body
        if len(data) > LARGEST_PAGE:
            refused, data = "too large", b""
        elif not refused:
            data = _checked(record, data)
        return Entry(place, data, kind, refused, self._address, record)

    def _next_record(self, start: int) -> Place | None:
        """Where the next record begins at or after a byte, None where none does."""
        found = self._find(_GZIP if self._packed else b"\n" + _BEGINS, start, self._packed)
        if found is None:
            return None
        self._floor = found
        return Place(found)

    def _find(self, mark: bytes, start: int, packed: bool) -> int | None:
        at = start
        while True:
            self._file.seek(at)
            block = self._file.read(_STEP)
            if len(block) < len(mark):
                return None
            where = block.find(mark)
            while where >= 0:
                if not packed:
                    return at + where + 1
                if _opens(self._file, at + where):
                    return at + where
                where = block.find(mark, where + 1)
            at += max(len(block) - len(mark) + 1, 1)


class _DamagedError(Exception):
    """A record that does not hold what it says."""


def _bounded(record: WarcRecord) -> None:
    """Raises: _DamagedError for a record that is too long to be read."""
    told = int(record.headers.get("Content-Length") or 0)
    if told > _LARGEST_RECORD:
        raise _DamagedError(f"a record of {told:,} bytes, and at most {_LARGEST_RECORD:,} are read; passed over")


def _checked(record: WarcRecord, data: bytes | bytearray) -> bytes | bytearray:
    """The body of a record, without what a wrong length has taken in. Raises: _DamagedError where it breaks off."""
    if len(data) < record.content_length and not _encoded(record):
        raise _DamagedError(
            f"breaks off: {len(data):,} of {record.content_length:,} bytes are there; fetch the archive anew"
        )
    told = record.http_headers.get("Content-Length") if record.is_http_parsed else None
    if told is not None and told.isdecimal() and len(data) > int(told) and b"\r\n\r\nWARC/1." in data[int(told) :]:
        raise _DamagedError("a record is said to be longer than it is; read on from the next one")
    return data


def _encoded(record: WarcRecord) -> bool:
    """Whether the body is packed, so that its length says nothing of what comes out."""
    if not record.is_http_parsed:
        return False
    coding = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    return coding not in ("", "identity") or record.http_headers.get("Transfer-Encoding") is not None


def _media_type(record: WarcRecord) -> str | None:
    if record.is_http_parsed:
        return (record.http_content_type or "").lower() or None
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() or None


def _refused(record: WarcRecord, kind: str | None) -> str | None:
    """Why a record is no page, None where it is one. Raises: _DamagedError where its head breaks off."""
    if kind is not None and kind.startswith("application/http"):
        raise _DamagedError("breaks off in its head; fetch the archive anew")
    if record.is_http_parsed and record.http_headers.status_code not in (None, _OK):
        return "no answer of status 200"
    if kind is not None and kind not in _PAGES:
        return "no web page"
    return None


def _opens(file: BinaryIO, at: int) -> bool:
    """Whether a compressed record begins at a byte."""
    file.seek(at)
    try:
        return zlib.decompressobj(wbits=31).decompress(file.read(_HEAD), len(_BEGINS)) == _BEGINS
    except zlib.error:
        return False


def _reason(error: Exception) -> str:
    if isinstance(error, _DamagedError):
        return str(error)
    return f"damaged here ({error}); read on from the next record"
