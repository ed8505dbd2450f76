"""Words of a document in their surroundings: the evidence with what stands before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import Document, Evidence, Part

AROUND = 90
LONGEST = 2_000
"""Characters of evidence that are quoted at most: no sentence is longer, and what quotes a text must not repeat it."""
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document with what stands before and after them, on one line.

    `start` and `end` are the half-open range of the words in the document's part; of more than 2,000 characters `words`
    holds the beginning, with "…" behind it. `refers_to` holds the words that
    normalise to the value where these words only refer to it ("both countries"), else None.
    """

    document: str
    part: Part
    start: int
    end: int
    before: str
    words: str
    after: str
    refers_to: str | None = None


def part_text(document: Document, part: Part) -> str:
    """The text of one part of a document; "" for a title that it does not have."""
    return (document.title or "") if part is Part.TITLE else document.text


def words_of(document: Document, evidence: Evidence) -> str:
    """The words that the evidence names, on one line; of more than 2,000 characters the beginning, and "…"."""
    start, end = evidence.span.start, evidence.span.end
    words = _one_line(part_text(document, evidence.part)[start : min(end, start + LONGEST)])
    return words + (_GAP if end - start > LONGEST else "")


def excerpt_of(document: Document, evidence: Evidence, around: int = AROUND) -> Excerpt:
    """The evidence's words with up to `around` characters on either side, cut between words and within a paragraph."""
    text = part_text(document, evidence.part)
    start, end = evidence.span.start, evidence.span.end
    origin = evidence.origin
    return Excerpt(
        document.id,
        evidence.part,
        start,
        end,
        _before(text, start, around),
        words_of(document, evidence),
        _after(text, end, around),
        words_of(document, origin) if origin is not evidence and origin.document == document.id else None,
    )


def _before(text: str, start: int, around: int) -> str:
    gap = text.rfind("\n\n", 0, start)
    paragraph = gap + 2 if gap >= 0 else 0
    first = max(start - around, paragraph)
    if first > paragraph:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    kept = text[first:start]
    return (_GAP if first > paragraph else "") + _one_line(kept, keep_end=True)


def _after(text: str, end: int, around: int) -> str:
    paragraph = text.find("\n\n", end)
    paragraph = len(text) if paragraph < 0 else paragraph
    last = min(end + around, paragraph)
    if last < paragraph:
        space = text.rfind(" ", end, last)
        last = space if space > end else last
    return _one_line(text[end:last], keep_start=True) + (_GAP if last < paragraph else "")


def _one_line(text: str, keep_start: bool = False, keep_end: bool = False) -> str:
    """The text with each run of white space as one space; a space at the kept edge stays one space."""
    line = " ".join(text.split())
    if not line:
        return " " if text else ""
    head = " " if keep_start and text[0].isspace() else ""
    tail = " " if keep_end and text[-1].isspace() else ""
    return head + line + tail
