"""What was fetched, and the clean document that was made of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pactwatch.errors import RecordError
from pactwatch.model.values import PartialDate


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes as a source gave them, with their origin.

    `media_type` is what the source says (None: unknown). `publisher`, `title` and `published` are what the source
    knows beside the bytes: columns of a table, keys of a JSON line, flags of the command line. `listed_by` is the feed,
    sitemap or other list on the web that led to it, None for what a person named.
    """

    data: bytes
    address: str
    media_type: str | None = None
    fetched_at: datetime | None = None
    publisher: str | None = None
    title: str | None = None
    published: PublicationDate | None = None
    listed_by: str | None = None


class DateFound(StrEnum):
    """How a document's date of publication was found."""

    GIVEN = "given"
    METADATA = "metadata"
    ADDRESS = "address"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a document was published, and how we know."""

    date: PartialDate
    found: DateFound


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a repaired text back to the text as received.

    Two rising lists of one length: from `repaired[i]` on, characters stand at `received[i]` and what follows it.
    """

    repaired: tuple[int, ...] = (0,)
    received: tuple[int, ...] = (0,)

    def __post_init__(self) -> None:
        if len(self.repaired) != len(self.received) or not self.repaired or self.repaired[0] != 0:
            raise RecordError("offset map: the two lists have one length, and the first starts at 0")

    def received_at(self, offset: int) -> int:
        """The offset in the text as received that corresponds to an offset in the repaired text."""
        at = bisect_right(self.repaired, offset) - 1
        return self.received[at] + offset - self.repaired[at]


@dataclass(frozen=True, slots=True)
class Document:
    """A clean text with its origin. Immutable: other cleaning makes another document.

    `id` is derived from text and address. `language` is an ISO 639-1 code, None where the text is too short to tell.
    `fetched_at` is when we recorded it; it takes no part in the canonical export.
    """

    id: str
    address: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    language: str | None = None
    fetched_at: datetime | None = None
    offsets: OffsetMap = OffsetMap()
