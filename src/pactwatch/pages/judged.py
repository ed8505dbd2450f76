"""What reviewers decided, told again in the reader's language: "corrected stage: ordered, not sought"."""

from __future__ import annotations

from pactwatch.pages.language import SOURCE, Reader
from pactwatch.pages.patterns import parts_of
from pactwatch.pages.retold import retold

PATTERNS = (
    "accepted it",
    "rejected it",
    "entered it by hand, seen in %(place)s",
    "entered it by hand",
    "told the two as one deal",
    "told the two as two deals",
    "was unsure",
    "noted",
    "chose for the deal %(field)s: %(after)s, not %(before)s",
    "corrected %(field)s: %(after)s, not %(before)s",
    "marked as missed: %(words)s",
    # how the document reads otherwise now
    "the document is no longer read to say it (%(before)s)",
    "%(field)s is read as %(now)s, not %(before)s",
    # what it is about
    "a passage of document %(document)s",
    "%(supplier)s to %(recipient)s: %(item)s",
)
OF_PAIRS = (
    "%(who)s told the two as one deal",
    "%(who)s told the two as two deals",
    "%(who)s was unsure",
)
DIFFER = "reviewers differ, so it stays as read"
_RETOLD = ("field", "after", "before", "now", "supplier", "recipient")


def judged(reader: Reader, text: str) -> str:
    """A decision, a difference or what they are about, in the reader's language; what people wrote stays as it is."""
    if reader.language == SOURCE:
        return text
    found = parts_of(text, PATTERNS)
    if found is None:
        return text
    message, parts = found
    told = {name: retold(reader, one) if name in _RETOLD else one for name, one in parts.items()}
    return reader.words(message) % told


def decided(reader: Reader, text: str) -> str:
    """Everything that was decided about a pair, on one line: "anna told the two as one deal, 2025-07-20; ..."."""
    head, mark, rest = text.partition(": ")
    if mark and head == DIFFER:
        return f"{reader.words(DIFFER)}: {decided(reader, rest)}"
    return "; ".join(_decision(reader, one) for one in text.split("; "))


def _decision(reader: Reader, text: str) -> str:
    said, mark, day = text.rpartition(", ")
    said, note = (part.strip() for part in _noted(said))
    found = parts_of(said, OF_PAIRS) if mark else None
    if found is None:
        return text
    told = reader.words(found[0]) % found[1]
    return ", ".join((f"{told} {note}" if note else told, retold(reader, day)))


def _noted(said: str) -> tuple[str, str]:
    """A decision and the note in brackets behind it, "" where there is none."""
    at = said.find(" (") if said.endswith(")") else -1
    return (said[:at], said[at:]) if at >= 0 else (said, "")
