"""The body of an answer, unpacked as it comes in and never past its limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from pactwatch.sources.web.refusals import FetchError

ENCODINGS = "gzip, deflate"
_STEP = 1 << 16


def unpacked(chunks: Iterable[bytes], encoding: str | None, largest: int) -> Iterator[bytes]:
    """The pieces of a body as they were before compression on the way, at most `largest` bytes of them.

    Raises: FetchError for a body past the limit, in an encoding that was not asked for, or broken.
    """
    length = 0
    for piece in _pieces(chunks, (encoding or "identity").strip().lower()):
        length += len(piece)
        if length > largest:
            raise FetchError(f"too large: more than {largest:,} bytes, unpacked; it is not read")
        yield piece


def _pieces(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("identity", ""):
        yield from chunks
    elif encoding in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks, gzip=encoding != "deflate")
    else:
        raise FetchError(f"packed as {encoding[:40]!r}, which was not asked for; the server is at fault")


def _inflated(chunks: Iterable[bytes], gzip: bool) -> Iterator[bytes]:
    inflate, first = zlib.decompressobj(wbits=47 if gzip else 15), True
    try:
        for chunk in chunks:
            if first and not gzip and not _has_zlib_head(chunk):
                inflate = zlib.decompressobj(wbits=-15)  # some servers leave out the head
            first = False
            data = chunk
            while data:
                yield inflate.decompress(data, _STEP)
                data = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error as error:
        raise FetchError(f"broken compression ({error}); try again later", again=True) from None
    if not first and not inflate.eof:
        raise FetchError("cut off within its compression; try again later", again=True)


def _has_zlib_head(chunk: bytes) -> bool:
    return len(chunk) > 1 and chunk[0] & 0x0F == 8 and (chunk[0] << 8 | chunk[1]) % 31 == 0
