"""Archives that are compressed record by record, as those of the web are: each record unpacked at once.

Who knows where a piece ends can unpack it in two thirds of the time that a stream takes. Where anything else stands
than a piece with one whole record, nothing is said of it, and it is to be read as a stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

_MARK = b"\x1f\x8b\x08"
_HEAD, _FLAGS, _TAIL, _SIZE = 10, 3, 8, 4
_STEP, _LARGEST = 1 << 17, 1 << 25
_OPENING = 4_096
_BLANK_LINE = re.compile(rb"\n\r?\n")
_PACKED = re.compile(rb"\n(?:Content|Transfer)-Encoding", re.IGNORECASE)  # after the line that opens a head
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*([^\r]*)", re.IGNORECASE)
_END = b"\r\n\r\n"
_OFF = (OSError, ValueError)  # what the parser of archives raises for malformed input


class Piece(NamedTuple):
    """What stands from byte `start` of a file to byte `end`, unpacked."""

    start: int
    end: int
    data: bytearray


class Alone(NamedTuple):
    """A record that has a piece to itself, with its heads read; `body` is None where it is packed once more."""

    record: WarcRecord
    body: bytearray | None


def kinds() -> WarcRecordType:
    """The kinds of records that hold pages."""
    from fastwarc.warc import WarcRecordType

    return WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def records(file: BinaryIO) -> ArchiveIterator:
    """The records of these kinds in a stream. Raises, while gone through: OSError, ValueError for malformed input."""
    from fastwarc.warc import ArchiveIterator

    return ArchiveIterator(file, record_types=kinds(), auto_decode="all")


@cache
def unpacks() -> bool:
    """Whether pieces can be unpacked here: the library for it has no wheel for some machines."""
    return find_spec("deflate") is not None


def pieces(file: BinaryIO, start: int) -> Iterator[Piece]:
    """The pieces from a byte of a file on, as far as each is sound; little more than one of them is in memory.

    A piece ends where the next one opens as it does itself, or where the file ends. What its last bytes tell of its
    size and sum shows whether that is so.
    """
    file.seek(start)
    block = bytearray(_STEP)  # one for all, since making room for each takes a tenth of the time
    at = filled = 0
    while True:
        opening = bytes(block[at : min(at + _HEAD, filled)])
        end = block.find(opening, at + _HEAD + _TAIL, filled) if len(opening) == _HEAD else -1
        if end < 0 and filled - at < _LARGEST:
            block[: filled - at] = block[at:filled]
            start, filled, at = start + at, filled - at, 0
            if 2 * filled > len(block):
                block += bytes(len(block))
            more = file.read(len(block) - filled)
            block[filled : filled + len(more)] = more
            filled += len(more)
            if more:
                continue
        end = filled if end < 0 else end
        data = _unpacked(memoryview(block)[at:end])
        if data is None:
            return
        yield Piece(start + at, start + end, data)
        at = end


def _unpacked(piece: memoryview) -> bytearray | None:
    """What a piece holds; None for one that is damaged, too large or not all of what its last bytes belong to."""
    import deflate

    size, check = int.from_bytes(piece[-_SIZE:], "little"), int.from_bytes(piece[-_TAIL:-_SIZE], "little")
    if len(piece) < _HEAD + _TAIL or piece[: len(_MARK)] != _MARK or size > _LARGEST:
        return None
    plain = not piece[_FLAGS]  # no name or the like follows the head, so that the sum need not be made twice
    try:
        data = deflate.deflate_decompress(piece[_HEAD:-_TAIL], size) if plain else deflate.gzip_decompress(piece)
    except deflate.DeflateError:
        return None
    return data if len(data) == size and deflate.crc32(data) == check else None


def record_in(data: bytearray) -> Alone | None:
    """The record that a piece holds; None where it is not plainly one and all of it.

    Plain is a record whose heads end in an empty line, and whose length is that of the piece. Its body is what is then
    left of the piece, which saves a copy.
    """
    from fastwarc.warc import WarcRecord

    opening, end = bytes(data[:_OPENING]), len(data) - len(_END)
    body = _after_head(opening, 0)
    if body is None or _LENGTH.findall(opening, 0, body) != [b"%d" % (end - body)] or not data.endswith(_END):
        return None
    try:
        record = WarcRecord.from_bytes(opening)
        if record.is_http:
            head, body = body, _after_head(opening, body)
            if body is None:
                return None
            record.parse_http(auto_decode="none")
            if _PACKED.search(opening, head, body):
                packed = next(iter(records(BytesIO(data))), None)
                return Alone(packed, None) if packed is not None else None
    except _OFF:
        return None
    del data[end:], data[:body]
    return Alone(record, data)


def _after_head(opening: bytes, start: int) -> int | None:
    """Where the body begins behind a head that begins at a byte; None where the head does not end as it should."""
    found = _BLANK_LINE.search(opening, start)
    if found is None or opening[found.start() - 1 : found.end()] != _END:
        return None
    return found.end()
