"""Where dates were found, in words for the page."""

from __future__ import annotations

from pactwatch.model import DateFound

_FOUND = {
    DateFound.GIVEN: "given by the person who added it",
    DateFound.METADATA: "from the document’s metadata",
    DateFound.ADDRESS: "read in its address",
    DateFound.TEXT: "read in its text",
}


def found_words(found: DateFound | None) -> str:
    """How a date of publication was found, in words; "" where there is none."""
    return _FOUND[found] if found is not None else ""
