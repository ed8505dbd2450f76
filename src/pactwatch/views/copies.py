"""A copy and the document that it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.views.address import source_name
from pactwatch.views.index import Index


@dataclass(frozen=True, slots=True)
class OriginalView:
    """The original of a story: its document and source, and why it is held to be the original, in words."""

    document: str
    source: str
    reason: str


def original_view(index: Index, document: str) -> OriginalView | None:
    """The original of the story that a document tells, the document itself included; None where it has no copies."""
    found = index.original(document)
    if found is None:
        return None
    return OriginalView(found.document, source_name(index.register.documents[found.document]), found.reason)
