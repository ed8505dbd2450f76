"""A source read once, a few reports of it, to see whether it works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.cli.words import counted
from pactwatch.errors import DocumentError
from pactwatch.model import Document, Failure, Fetched, SavedSource

if TYPE_CHECKING:
    from pactwatch.settings import Settings
    from pactwatch.views import Json

FEW = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a source: the documents, what failed, and the failure of the source as a whole, or None."""

    source: SavedSource
    documents: tuple[Document, ...]
    failed: tuple[Failure, ...]

    @property
    def failure(self) -> Failure | None:
        """Why the source cannot be read, None where something could."""
        if self.documents:
            return None
        own = next((one for one in self.failed if one.address == self.source.place), None)
        reason = own or next(iter(self.failed), None)
        words = reason.reason if reason is not None else "nothing in it; give another address"
        return Failure(self.source.place, "sources", words)

    def plain(self) -> Json:
        """As JSON."""
        return {
            "place": self.source.place,
            "name": self.source.name,
            "read": [_told(one) for one in self.documents],
            "failed": [{"address": one.address, "reason": one.reason} for one in self.failed],
        }

    def lines(self) -> list[str]:
        """In words, a line for the source and one for each report."""
        if self.failure is not None:
            return [f"{self.source.name}: {self.failure.reason}"]
        head = f"{self.source.name}: {counted(len(self.documents), 'report')} read"
        return [
            head,
            *(f"  {_told(one)['published'] or 'no date'} {one.title or one.address}" for one in self.documents),
            *(f"  failed: {one.address}: {one.reason}" for one in self.failed if "more than the" not in one.reason),
        ]


def tried(source: SavedSource, settings: Settings, allowed: Iterable[str]) -> Tried:
    """What comes of the first reports of a source."""
    from pactwatch import documents, sources
    from pactwatch.pipeline import leads_of, web_of

    web = web_of(settings, None, allowed)
    web = replace(web, limits=replace(web.limits, pages=FEW))
    made: list[Document] = []
    failed: list[Failure] = []
    for found in sources.read(leads_of([source]), web=web):
        if len(made) >= FEW:
            break
        try:
            if isinstance(found, Fetched):
                made.append(documents.make(found))
            else:
                failed.append(found)
        except DocumentError as error:
            failed.append(Failure(found.address, "document", str(error)))
    return Tried(source, tuple(made), tuple(failed))


def _told(one: Document) -> dict[str, Json]:
    return {
        "address": one.address,
        "title": one.title,
        "published": str(one.published.date) if one.published is not None else None,
    }
