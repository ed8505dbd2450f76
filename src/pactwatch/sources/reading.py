"""Bytes of an unknown kind to reports, and to addresses that lead to more."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pactwatch.errors import SourceError
from pactwatch.model import Failure, Fetched
from pactwatch.sources.content import Content, Item
from pactwatch.sources.files import LARGEST, STAGE
from pactwatch.sources.given import Given
from pactwatch.sources.kinds import kinds
from pactwatch.sources.sniff import media_type

_GZIP = b"\x1f\x8b"
_HEAD = 4096


def items(content: Content, largest: int = LARGEST) -> Iterator[Item]:
    """What content holds: by the first kind that recognises it, else as one report.

    What is compressed by gzip is unpacked first, up to `largest` bytes. Leads are not followed here.
    """
    try:
        data, name = content.data, content.name
        if data.startswith(_GZIP):
            data, name = _unpacked(data, largest), name.removesuffix(".gz")
        head = data[:_HEAD]
        kind = next((one for one in kinds() if one.recognises(head, name, content.told)), None)
        known = Content(data, content.address, name, content.told, content.fetched_at, _given(content), content.lead)
        if kind is not None:
            yield from kind.read(known)
        else:
            yield _report(known)
    except SourceError as error:
        yield Failure(content.address, STAGE, str(error))


def _given(content: Content) -> Given:
    return content.lead.given if content.lead is not None else content.given


def _report(content: Content) -> Fetched:
    """The one report that content is. Raises: SourceError for what is none."""
    if not content.data.strip():
        raise SourceError("empty; there is nothing to read")
    lead = content.lead
    kind = media_type(content.data, content.name)
    told = content.told if content.told and content.told.partition(";")[0].strip().lower() == kind else kind
    return Fetched(
        data=content.data,
        address=content.address,
        media_type=told,
        fetched_at=content.fetched_at,
        publisher=content.given.publisher,
        title=lead.title if lead is not None and kind != "text/html" else None,
        published=content.given.published or (lead.published if lead is not None else None),
        listed_by=lead.found_in if lead is not None else None,
    )


def _unpacked(data: bytes, largest: int) -> bytes:
    """The bytes that gzip has packed. Raises: SourceError past the limit, or where they are broken."""
    parts: list[bytes] = []
    length, rest = 0, data
    try:
        while rest.startswith(_GZIP):
            inflate = zlib.decompressobj(wbits=31)
            parts.append(inflate.decompress(rest, largest + 1 - length))
            length += len(parts[-1])
            if length > largest:
                raise SourceError(f"too large: more than {largest:,} bytes unpacked; split the file")
            if not inflate.eof:
                raise SourceError("broken compression (cut off); fetch the file again")
            rest = inflate.unused_data
    except zlib.error as error:
        raise SourceError(f"broken compression ({error}); fetch the file again") from None
    return b"".join(parts)
