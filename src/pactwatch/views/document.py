"""One document with the evidence marked in its text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pactwatch.model import Claim, DateFound, Document, Part, PartialDate
from pactwatch.register import Register
from pactwatch.views.address import shown_address, source_name, web_link
from pactwatch.views.claims import ClaimView, claim_view
from pactwatch.views.copies import OriginalView, RewriteView, original_view, rewrite_views
from pactwatch.views.evidence import SENTENCE, marked_words
from pactwatch.views.index import Index
from pactwatch.views.lookup import find_document
from pactwatch.views.passages import LONGEST, part_text
from pactwatch.vocab import Vocabulary

LEAST_GAP = 40
"""Characters that are left out at least."""
LONGEST_WORD = 30


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words on which a claim rests: half-open range in its part, the field that they fill, and the claim."""

    start: int
    end: int
    field: str
    claim: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; segments follow each other without gap or overlap.

    `marks` is empty for plain text. `left_out` tells that the text was left out as it lies far from any evidence, or in
    the middle of words too long to be quoted: then `text` is "" and `start` and `end` say how much is missing.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    left_out: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that the words fill, sorted, each once."""
        return tuple(sorted({mark.field for mark in self.marks}))

    @property
    def ending(self) -> tuple[str, ...]:
        """The fields whose words end where this segment ends."""
        return tuple(sorted({mark.field for mark in self.marks if mark.end == self.end}))


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document: where it comes from, its title and text in segments, and what was read in it.

    `address` is a web address or a file's name, `link` the web address where it may be opened, else None.
    `published_found` says how the date was found. `copies` are the ids of other documents that tell the same story,
    `original` the one of them all that the others were made from; None for a document without copies. `rewrites` are
    reports on the same deals of which one is probably a rewrite of the other; they count by themselves. `rejected` are
    the claims that reviewers took out of the register: `judged` of each says who, and why.
    """

    id: str
    title: str | None
    source: str
    publisher: str | None
    published: PartialDate | None
    published_found: DateFound | None
    language: str | None
    address: str
    link: str | None
    story: str
    copies: tuple[str, ...]
    original: OriginalView | None
    rewrites: tuple[RewriteView, ...]
    title_segments: tuple[Segment, ...]
    segments: tuple[Segment, ...]
    characters: int
    claims: tuple[ClaimView, ...]
    rejected: tuple[ClaimView, ...] = ()


def document_view(
    register: Register, vocabulary: Vocabulary, document_id: str, around: int | None = None
) -> DocumentView:
    """The document of this id (its unique beginning is enough) with the evidence marked.

    `around`: leave out text that lies farther than so many characters from any evidence; None keeps all of it.
    Raises: NotFoundError with the nearest ids.
    """
    index = Index(register, vocabulary)
    return view_of_document(index, find_document(index, document_id), around)


def document_views(register: Register, vocabulary: Vocabulary, longest: int, around: int) -> tuple[DocumentView, ...]:
    """All documents, earliest first, undated last; a text over `longest` characters is cut to `around` its evidence."""
    index = Index(register, vocabulary)
    ordered = sorted(register.documents.values(), key=_in_time)
    return tuple(view_of_document(index, one, around if len(one.text) > longest else None) for one in ordered)


def view_of_document(
    index: Index, document: Document, around: int | None = None, sentences: bool = True, gap: int = LEAST_GAP
) -> DocumentView:
    """The view of one document of an index that is there already; `sentences` and `gap` as in `segments_of`."""
    claims = index.claims_of_document.get(document.id, ())
    story = index.story(document.id)
    published = document.published
    return DocumentView(
        id=document.id,
        title=document.title,
        source=source_name(document),
        publisher=document.publisher,
        published=published.date if published is not None else None,
        published_found=published.found if published is not None else None,
        language=document.language,
        address=shown_address(document.address),
        link=web_link(document.address),
        story=story,
        copies=tuple(one for one in index.told_by.get(story, ()) if one != document.id),
        original=original_view(index, document.id),
        rewrites=rewrite_views(index, document.id),
        title_segments=segments_of(document, claims, Part.TITLE),
        segments=segments_of(document, claims, Part.TEXT, around, sentences, gap),
        characters=len(document.text),
        claims=tuple(claim_view(index, claim) for claim in claims),
        rejected=tuple(claim_view(index, claim) for claim in index.rejected_of_document.get(document.id, ())),
    )


def segments_of(
    document: Document,
    claims: tuple[Claim, ...],
    part: Part,
    around: int | None = None,
    sentences: bool = True,
    gap: int = LEAST_GAP,
) -> tuple[Segment, ...]:
    """The text of one part cut wherever a mark begins or ends; put together again the segments give the text.

    With `around`, text farther from any mark is left out, and the middle of marked words of more than 4,000 characters;
    a segment says how much. Without `sentences`, of the sentence of a claim too only what is near the words of a field.
    Where only `gap` characters or fewer would be left out, the text stays whole.
    """
    text = part_text(document, part)
    marks = _marks(document, claims, part)
    cuts = sorted({0, len(text)} | {edge for mark in marks for edge in (mark.start, mark.end)})
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
    segments: list[Segment] = []
    running: list[Mark] = []
    for start, end in pairwise(cuts):
        running = [mark for mark in running if mark.end > start] + opening.get(start, [])
        segments.append(Segment(start, end, text[start:end], tuple(sorted(running))))
    return tuple(segments) if around is None else _shortened(segments, around, sentences, gap)


def _marks(document: Document, claims: tuple[Claim, ...], part: Part) -> tuple[Mark, ...]:
    length = len(part_text(document, part))
    found = {
        Mark(evidence.span.start, min(evidence.span.end, length), field, claim.id)
        for claim in claims
        for field, evidence in marked_words(claim)
        if evidence.document == document.id and evidence.part is part and evidence.span.start < length
    }
    return tuple(sorted(found))


def _shortened(segments: list[Segment], around: int, sentences: bool, gap: int) -> tuple[Segment, ...]:
    told = [any(sentences or mark.field != SENTENCE for mark in segment.marks) for segment in segments]
    kept: list[Segment] = []
    for place, segment in enumerate(segments):
        if told[place]:
            kept += _hollowed(segment, LONGEST, LONGEST, gap)
            continue
        head = around if place > 0 and told[place - 1] else 0
        tail = around if place < len(segments) - 1 and told[place + 1] else 0
        kept += _hollowed(segment, head, tail, gap)
    return tuple(kept)


def _hollowed(segment: Segment, head: int, tail: int, gap: int) -> list[Segment]:
    """The segment without its middle: about `head` characters after the mark before it, `tail` before the next mark.

    Words stay whole, and so does a middle of no more than `gap` characters.
    """
    text = segment.text
    first, last = _word_end(text, head), len(text) - _word_end(text[::-1], tail)
    if last - first <= gap:
        return [segment]
    at = segment.start
    parts = [Segment(at, at + first, text[:first], segment.marks)] if first else []
    parts.append(Segment(at + first, at + last, "", left_out=True))
    return parts + ([Segment(at + last, segment.end, text[last:], segment.marks)] if last < len(text) else [])


def _word_end(text: str, at: int) -> int:
    """The end of the last whole word up to a place; the place itself where a word is longer than any."""
    if at >= len(text):
        return len(text)
    blank = next((place for place in range(at, max(at - LONGEST_WORD, -1), -1) if text[place].isspace()), None)
    return at if blank is None else blank


def _in_time(document: Document) -> tuple[bool, int, str]:
    published = document.published
    return published is None, published.date.first_day.toordinal() if published is not None else 0, document.id
