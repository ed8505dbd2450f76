"""Dates and languages in words for the page."""

from __future__ import annotations

from pactwatch.model import DateFound, PartialDate
from pactwatch.vocab.languages import LANGUAGE_NAMES

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FOUND = {
    DateFound.GIVEN: "given by the person who added it",
    DateFound.METADATA: "from the document’s metadata",
    DateFound.ADDRESS: "read in its address",
    DateFound.TEXT: "read in its text",
}


def day_words(date: PartialDate | None) -> str:
    """The date as people read it, "7 Jul 2021", "Jul 2021" or "2021"; "date unknown" for None."""
    if date is None:
        return "date unknown"
    parts = [str(date.day)] if date.day is not None else []
    parts += [_MONTHS[date.month - 1]] if date.month is not None else []
    return " ".join([*parts, str(date.year)])


def found_words(found: DateFound | None) -> str:
    """How a date of publication was found, in words; "" where there is none."""
    return _FOUND[found] if found is not None else ""


def language_words(code: str | None) -> str:
    """The name of a language by its ISO 639-1 code; the code itself where we have no name for it."""
    return LANGUAGE_NAMES.get(code, code) if code is not None else "not recognised"
