"""Where dates were found, and languages, in words for the page."""

from __future__ import annotations

from pactwatch.model import DateFound
from pactwatch.vocab.languages import LANGUAGE_NAMES

_FOUND = {
    DateFound.GIVEN: "given by the person who added it",
    DateFound.METADATA: "from the document’s metadata",
    DateFound.ADDRESS: "read in its address",
    DateFound.TEXT: "read in its text",
}


def found_words(found: DateFound | None) -> str:
    """How a date of publication was found, in words; "" where there is none."""
    return _FOUND[found] if found is not None else ""


def language_words(code: str | None) -> str:
    """The name of a language by its ISO 639-1 code; the code itself where we have no name for it."""
    return LANGUAGE_NAMES.get(code, code) if code is not None else "not recognised"
