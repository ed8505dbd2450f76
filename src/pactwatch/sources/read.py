"""Places to bytes: what is at each, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pactwatch.errors import SourceError
from pactwatch.model import Failure, Fetched
from pactwatch.sources.content import Content, Item, Lead, is_web_address
from pactwatch.sources.files import LARGEST, STAGE, Found, contents, find
from pactwatch.sources.given import NOTHING_GIVEN, Given
from pactwatch.sources.reading import items
from pactwatch.sources.warc import is_archive

if TYPE_CHECKING:
    from pactwatch.sources.web import Web


def read(
    places: Iterable[str | Lead], given: Given = NOTHING_GIVEN, largest: int = LARGEST, web: Web | None = None
) -> Iterator[Fetched | Failure]:
    """What each place holds: the bytes of every report, or why there are none.

    A place is a file, a folder, walked in the order of names, or a web address; as text, or as a lead with what is
    known of it. Addresses of files are paths as seen from the place, so they are the same on every machine. No place
    stops the others. Files come in order; what comes from the web comes as it comes in.
    Nothing is fetched without `web`: a web address is a failure then, and so is an entry of a list that leads to one,
    unless the list tells its text. Unit: `largest` in bytes, the size past which a file is not read.
    """
    leads: list[Lead] = []
    yield from local(places, given, leads if web is not None else None, largest)
    if web is not None:
        yield from fetched(leads, web, largest)


def local(
    places: Iterable[str | Lead], given: Given = NOTHING_GIVEN, leads: list[Lead] | None = None, largest: int = LARGEST
) -> Iterator[Fetched | Failure]:
    """What the places hold that lie on this machine; addresses to fetch are put into `leads`.

    Without `leads` they are failures, unless the list that has them tells their text.
    """
    for item in _all(places, given, largest):
        if not isinstance(item, Lead):
            yield item
        elif leads is None:
            yield _unfetched(item)
        else:
            leads.append(item)


def fetched(leads: Iterable[Lead], web: Web, largest: int = LARGEST) -> Iterator[Fetched | Failure]:
    """What addresses hold, and the addresses that these lead to, as it comes in."""
    from pactwatch.sources.web import crawl

    yield from crawl(leads, web, lambda content: items(content, largest))


def _all(places: Iterable[str | Lead], given: Given, largest: int) -> Iterator[Item]:
    for place in places:
        if isinstance(place, Lead):
            yield from [place] if is_web_address(place.address) else _all([place.address], place.given, largest)
        elif is_web_address(place):
            yield Lead(place, given)
        else:
            for found in find(place):
                if isinstance(found, Failure):
                    yield found
                elif not (is_archive(found.path.name) and found.path.is_file()):  # read page by page, elsewhere
                    yield from _read_file(found, given, largest)


def _read_file(found: Found, given: Given, largest: int) -> Iterator[Item]:
    try:
        data = contents(found.path, largest)
    except SourceError as error:
        yield Failure(found.address, STAGE, str(error))
        return
    yield from items(Content(data, found.address, found.path.name, None, datetime.now(UTC), given), largest)


def _unfetched(lead: Lead) -> Fetched | Failure:
    """What is known of an address that may not be fetched."""
    own = lead.fetched(datetime.now(UTC))
    reason = "a web address is not fetched here; save the page and give the file, or use `pactwatch add`"
    return own or Failure(lead.address, STAGE, reason)
