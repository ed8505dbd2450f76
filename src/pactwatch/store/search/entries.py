"""What of each record can be found: the words of its text, and the marks of its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pactwatch.model import Claim, Deal, Document, FieldValue, Item, Mode, Part, PartialDate, Stage, Transfer
from pactwatch.store.search.words import MOST_WORDS, mark, words_of
from pactwatch.vocab import folded


@dataclass(frozen=True, slots=True)
class Entry:
    """The words and the marks of one record."""

    words: tuple[str, ...]
    marks: tuple[str, ...]


def document_entry(document: Document, claims: Iterable[Claim] = ()) -> Entry:
    """A document: title, text and publisher, and the fields of the claims last read in it."""
    words = [word for text in (document.title, document.text, document.publisher) for word in words_of(text or "")]
    marks = {name for claim in claims for name in _claim_marks(claim)}
    if document.publisher and folded(document.publisher):
        marks.add(mark("publisher", folded(document.publisher)))
    return _entry(words, marks)


def claim_entry(claim: Claim, document: Document) -> Entry:
    """A claim: its sentence, its designation and its speakers, and its fields."""
    texts = [sentence_of(claim, document), *(speaker.name for speaker in claim.attribution.chain)]
    content = claim.content
    if isinstance(content, Transfer):
        texts += [content.item.value.designation, *(one.value.name for one in content.organisations)]
    marks = {*_claim_marks(claim), mark("reader", claim.version)}
    if document.publisher and folded(document.publisher):
        marks.add(mark("publisher", folded(document.publisher)))
    return _entry([word for text in texts for word in words_of(text)], marks)


def deal_entry(deal: Deal, title: str) -> Entry:
    """A deal: its title and its designations, and every value that any report gives to its fields."""
    items = [value.value for value in _values(deal, "item") if isinstance(value.value, Item)]
    words = words_of(title) + [word for item in items for word in words_of(item.designation)]
    marks = {one for item in items for one in _item_marks(item)}
    for side in ("supplier", "recipient"):
        codes = {code for value in _values(deal, side) if isinstance(value.value, tuple) for code in value.value}
        marks |= {mark(name, code) for code in codes for name in (side, "party")}
    stage, mode = deal.shown("stage"), deal.shown("mode")
    if isinstance(stage, Stage):
        marks.add(mark("stage", stage.value))
    if isinstance(mode, Mode):
        marks.add(mark("mode", mode.value))
    if any(field.conflict for field in deal.fields):
        marks.add(mark("conflict", "yes"))
    return _entry(words, marks)


def sentence_of(claim: Claim, document: Document) -> str:
    """The sentence that says a claim best."""
    text = document.title or "" if claim.sentence.part is Part.TITLE else document.text
    return text[claim.sentence.span.start : claim.sentence.span.end]


def day_of(published: PartialDate | None) -> date | None:
    """The day that records of a date are sorted by: the last that the date may mean."""
    return published.last_day if published is not None else None


def _entry(words: list[str], marks: set[str]) -> Entry:
    return Entry(tuple(words[:MOST_WORDS]), tuple(sorted(marks)))


def _values(deal: Deal, name: str) -> tuple[FieldValue, ...]:
    field = deal.field(name)
    return field.values if field is not None else ()


def _claim_marks(claim: Claim) -> set[str]:
    content = claim.content
    if not isinstance(content, Transfer):
        return {mark("party", party.value) for party in content.parties}
    marks = _item_marks(content.item.value)
    for side, told in (("supplier", content.supplier), ("recipient", content.recipient)):
        marks |= {mark(name, code) for code in (told.value if told else ()) for name in (side, "party")}
    if content.stage is not None:
        marks.add(mark("stage", content.stage.value.value))
    if content.mode is not None:
        marks.add(mark("mode", content.mode.value.value))
    return marks


def _item_marks(item: Item) -> set[str]:
    """The kind, the system, and the designation: as a whole, and each word of it."""
    names = {folded(item.designation), *(folded(word) for word in item.designation.split())} - {""}
    marks = {mark("category", item.category.value), *(mark("item", name) for name in names)}
    return marks | {mark("system", item.system)} if item.system is not None else marks
