"""What stands between a place and its reports: bytes of a kind not yet known, and addresses that lead further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pactwatch.model import Failure, Fetched, PublicationDate
from pactwatch.sources.given import NOTHING_GIVEN, Given

_LEAST = 280
"""Characters of a report in a list of reports, below which it only announces the page."""


def is_web_address(place: str) -> bool:
    """Whether a place is an address of the web rather than a path."""
    return place.lower().startswith(("http://", "https://", "ftp://"))


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to follow, and what is known of it beforehand.

    `listed_by` is the place that names it, None for one that a person named; `root` the place with which that began.
    `lists` says that it holds further addresses rather than a report. `title`, `published` and `own`, the report's text
    as HTML, are what the list says of it.
    """

    address: str
    given: Given = NOTHING_GIVEN
    listed_by: str | None = None
    root: str = ""
    lists: bool = False
    depth: int = 0
    title: str | None = None
    published: PublicationDate | None = None
    own: str | None = None

    @property
    def found_in(self) -> str | None:
        """The list on the web that names it, None where a person does, by itself or in a list of their own."""
        return self.listed_by if self.listed_by is not None and is_web_address(self.listed_by) else None

    def fetched(self, now: datetime) -> Fetched | None:
        """The report as the list itself tells it, None where that is no more than a hint."""
        if self.own is None or len(self.own) < _LEAST:
            return None
        return Fetched(
            data=b"<html><body>" + self.own.encode("utf-8", "replace") + b"</body></html>",
            address=self.address,
            media_type="text/html; charset=utf-8",
            fetched_at=now,
            publisher=self.given.publisher,
            title=self.title,
            published=self.given.published or self.published,
            listed_by=self.found_in,
        )


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes from one place. `name` is the file's, `told` the media type that the server gives, None where nobody says.

    `lead` is what was followed to get here, None for a file of this machine.
    """

    data: bytes
    address: str
    name: str
    told: str | None
    fetched_at: datetime
    given: Given = NOTHING_GIVEN
    lead: Lead | None = None


Item = Fetched | Failure | Lead
