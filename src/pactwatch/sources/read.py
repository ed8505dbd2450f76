"""Places to bytes: what is at each, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from pactwatch.errors import SourceError
from pactwatch.model import Failure, Fetched
from pactwatch.sources.files import STAGE, Found, contents, find
from pactwatch.sources.given import Given
from pactwatch.sources.rows import Origin, read_json, read_lines
from pactwatch.sources.sniff import JSON, JSON_LINES, media_type
from pactwatch.sources.warc import is_archive

LARGEST = 50_000_000
_NOTHING_GIVEN = Given()


def read(places: Iterable[str], given: Given = _NOTHING_GIVEN, largest: int = LARGEST) -> Iterator[Fetched | Failure]:
    """What each place holds, in order: the bytes of every report, or why there are none.

    A place is a file or a folder, walked in the order of names. Addresses are paths as seen from the place, so they
    are the same on every machine. No place stops the others.
    Unit: `largest` in bytes, the size past which a file is not read.
    """
    for place in places:
        if _is_web_address(place):
            yield Failure(place, STAGE, "a web address is not fetched; save the page and give the file")
            continue
        for found in find(place):
            if isinstance(found, Failure):
                yield found
            elif not (is_archive(found.path.name) and found.path.is_file()):  # those are read page by page, elsewhere
                yield from _read_file(found, given, largest)


def _is_web_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://", "ftp://"))


def _read_file(found: Found, given: Given, largest: int) -> Iterator[Fetched | Failure]:
    try:
        data = contents(found.path, largest)
        kind = media_type(data, found.path.name)
    except SourceError as error:
        yield Failure(found.address, STAGE, str(error))
        return
    now = datetime.now(UTC)
    if kind in (JSON, JSON_LINES):
        reader = read_json if kind == JSON else read_lines
        yield from reader(data, Origin(found.address, now, given))
    else:
        yield Fetched(
            data=data,
            address=found.address,
            media_type=kind,
            fetched_at=now,
            publisher=given.publisher,
            published=given.published,
        )
