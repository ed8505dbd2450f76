"""Claims that a person enters: with a passage of a document that is there, or with where it was seen and no text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError, RecordError, UsageError
from pactwatch.model import (
    ENTERED,
    PERSON,
    Attribution,
    Category,
    Claim,
    Cooperation,
    CooperationType,
    DateFound,
    Decision,
    Document,
    Evidence,
    Item,
    Judgement,
    Part,
    PartialDate,
    PublicationDate,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Stated,
    Transfer,
)
from pactwatch.model.deal import Value
from pactwatch.pipeline.judging import judgement_id

if TYPE_CHECKING:
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

_WIDTH = 16
_LABELS = {"happened": "when it happened", "mode": "terms"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person says that somebody claims.

    `fields` maps the names of fields to values as written; `category` may be among them. `steps` are stages with their
    dates as written ("" where unknown), each of which becomes a claim of its own. Either `document` and `passage` name
    the words of a document of the store, or `seen_in` says where it was seen; `published` is the date of that.
    `context` is text to keep with it, such as the row of a table.
    """

    by: str
    fields: Mapping[str, str]
    steps: tuple[tuple[str, str], ...] = ()
    document: str | None = None
    passage: str | None = None
    seen_in: str | None = None
    published: PartialDate | None = None
    said_by: str | None = None
    context: str = ""
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """An entry made ready: the document that it rests on, and its claims; nothing is kept yet."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A document with the range that a claim rests on, and where each field's own words stand in it."""

    document: Document
    span: Span
    words: Mapping[str, Span] = field(default_factory=dict)

    def evidence(self, name: str) -> tuple[Evidence, ...]:
        """The words behind a field; the whole range where it has none of its own."""
        return (Evidence(self.document.id, Part.TEXT, self.words.get(name, self.span)),)


def enter(store: Store, vocabulary: Vocabulary, entry: Entry, at: datetime | None = None) -> tuple[Judgement, ...]:
    """Take down what a person enters; return the judgements that do, one for each claim, and those that tie its steps.

    Raises: UsageError for a value that a field cannot hold, NotFoundError for a document or passage that is not there.
    """
    return keep(store, entry, drafted(store, vocabulary, entry), at)


def drafted(store: Store, vocabulary: Vocabulary, entry: Entry) -> Drafted:
    """The document and the claims that an entry makes. Raises: as `enter` does."""
    values = _values(entry, vocabulary)
    source = _of_passage(store, entry) if entry.document is not None else _of_words(entry)
    steps = _with_delivery(entry.steps, values) or (("", ""),)
    claims = tuple(_claim(entry, source, _stepped(values, step, vocabulary, len(steps) > 1)) for step in steps)
    return Drafted(source.document, tuple({claim.id: claim for claim in claims}.values()))


def keep(store: Store, entry: Entry, found: Drafted, at: datetime | None = None) -> tuple[Judgement, ...]:
    """Keep what was drafted; return the judgements that add it."""
    from pactwatch.judgements import key_of

    now = at or datetime.now(UTC)
    made = [
        Judgement("", entry.by, now, key_of(claim), Decision.ADD, after=entry.seen_in, note=entry.note, about=(claim,))
        for claim in found.claims
    ]
    first, *rest = found.claims
    for claim in rest:
        pair = tuple(sorted((first, claim), key=lambda one: one.id))
        tie = Judgement("", entry.by, now, key_of(pair[0]), Decision.SAME, note=entry.note, about=pair)
        made.append(replace(tie, after=entry.seen_in))  # so that undoing what was seen there finds the tie too
    named = tuple(replace(one, id=judgement_id(one)) for one in made)
    for one in named:
        store.add_judgement(one, found.document if one.decision is Decision.ADD else None)
    return named


def mark_missed(
    store: Store, document: str, passage: str, by: str, note: str = "", at: datetime | None = None
) -> Judgement:
    """Mark words of a document from which the reader should have read something; return the judgement.

    Raises: NotFoundError for a document or a passage that is not there.
    """
    from pactwatch.judgements import passage_key

    found = document_named(store, document)
    span = _place(found, passage)
    made = Judgement(
        id="",
        by=by,
        at=at or datetime.now(UTC),
        on=passage_key(found.id, span.start, span.end),
        decision=Decision.ADD,
        after=" ".join(found.text[span.start : span.end].split()),
        note=note,
    )
    named = replace(made, id=judgement_id(made))
    store.add_judgement(named)
    return named


def document_named(store: Store, name: str) -> Document:
    """The document of this id, or of the unique id that begins so. Raises: NotFoundError."""
    exact = store.document(name)
    if exact is not None:
        return exact
    begin = [one for one in store.documents() if name.strip() and one.id.startswith(name.strip())]
    if len(begin) == 1:
        return begin[0]
    told = f"{len(begin)} documents begin so; write more of the id" if begin else "`pactwatch search` finds documents"
    raise NotFoundError(f"document {name!r}: not in {store.name}; {told}")


def _with_delivery(steps: tuple[tuple[str, str], ...], values: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """The steps, with one for the number delivered where none of them is a delivery: a number must not get lost."""
    ordered, delivered = values.get("number_ordered"), values.get("number_delivered")
    told = {stage.casefold() for stage, _ in steps}
    if not steps or delivered is None or told & {Stage.DELIVERED.value, Stage.DELIVERING.value}:
        return steps
    return (*steps, (Stage.DELIVERED if ordered == delivered else Stage.DELIVERING, ""))


def _values(entry: Entry, vocabulary: Vocabulary) -> dict[str, Value]:
    """The values of the fields as records. Raises: UsageError for one that a field cannot hold."""
    from pactwatch.judgements import parsed
    from pactwatch.judgements.fields import COOPERATION_FIELDS, TRANSFER_FIELDS

    known = COOPERATION_FIELDS if "type" in entry.fields else (*TRANSFER_FIELDS, "category")
    strange = [name for name in entry.fields if name not in known]
    if strange:
        raise UsageError(f"field {strange[0]!r}: not one that can be entered; take one of {', '.join(known)}")
    day = entry.published.first_day if entry.published is not None and entry.published.day is not None else None
    found: dict[str, Value] = {}
    for name, text in entry.fields.items():
        try:
            value = parsed(name, text, vocabulary, None, day)
        except RecordError as error:
            raise UsageError(f"{_LABELS.get(name, name.replace('_', ' '))}: {error}") from error
        if value is not None:
            found[name] = value
    category, item = found.pop("category", None), found.get("item")
    if isinstance(category, Category) and isinstance(item, Item):
        found["item"] = replace(item, category=category)
    _check(found)
    return found


def _check(values: Mapping[str, Value]) -> None:
    if "type" in values:
        parties = values.get("parties")
        if not isinstance(parties, tuple) or len(set(parties)) < 2:
            raise UsageError("parties: cooperation takes two of them at least; write them as TUR, PAK")
    elif "item" not in values:
        raise UsageError("item: nothing is said to change hands; name it as the source does")
    elif not ("supplier" in values or "recipient" in values):
        raise UsageError("supplier, recipient: neither is told; a transfer needs one of them")


def _stepped(
    values: Mapping[str, Value], step: tuple[str, str], vocabulary: Vocabulary, several: bool
) -> dict[str, Value]:
    """The values of one step: its stage and date; where there are several, of the numbers the one that goes with it."""
    from pactwatch.judgements import parsed

    stage, when = step
    if not stage:
        return dict(values)
    try:
        told = {"stage": parsed("stage", stage, vocabulary), "happened": parsed("happened", when, vocabulary)}
    except RecordError as error:
        raise UsageError(f"step {stage}: {error}") from error
    found = {**values, **{name: value for name, value in told.items() if value is not None}}
    delivery = found["stage"] in (Stage.DELIVERED, Stage.DELIVERING)
    other = "number_ordered" if delivery else "number_delivered"
    if several and other in found and ("number_delivered" if delivery else "number_ordered") in found:
        del found[other]
    return found


def _claim(entry: Entry, source: _Source, values: Mapping[str, Value]) -> Claim:
    content = _cooperation(source, values) if "type" in values else _transfer(source, values)
    told = "\0".join(f"{name}={values[name]!r}" for name in sorted(values))
    digest = hashlib.sha256(f"{source.document.id}\0{entry.by}\0{told}".encode("utf-8", "surrogatepass"))
    chain: tuple[Speaker, ...] = ()
    if entry.said_by:
        chain = (Speaker(entry.said_by, SpeakerKind.OTHER, None, source.evidence("said_by")[0]),)
    published = source.document.published
    return Claim(
        id=digest.hexdigest()[:_WIDTH],
        document=source.document.id,
        content=content,
        sentence=Evidence(source.document.id, Part.TEXT, source.span),
        attribution=Attribution(chain),
        confidence=1.0,
        reader=PERSON,
        version=PERSON,
        published=published.date if published is not None else None,
    )


def _transfer(source: _Source, values: Mapping[str, Value]) -> Transfer:
    item = values["item"]
    if not isinstance(item, Item):
        raise TypeError(f"{item!r}: no item")
    bare = Transfer(item=Stated(item, source.evidence("item")))
    others = {name: Stated(value, source.evidence(name)) for name, value in values.items() if name != "item"}
    return replace(bare, **others)  # type: ignore[arg-type]  # `parsed` gives each field a value of its own kind


def _cooperation(source: _Source, values: Mapping[str, Value]) -> Cooperation:
    parties, when = values["parties"], values.get("happened")
    codes = parties if isinstance(parties, tuple) else ()
    return Cooperation(
        type=Stated(CooperationType(str(values["type"])), source.evidence("type")),
        parties=tuple(Stated(code, source.evidence("parties")) for code in codes),
        happened=Stated(when, source.evidence("happened")) if isinstance(when, PartialDate) else None,
    )


def _of_passage(store: Store, entry: Entry) -> _Source:
    """The passage of a document that is there; a field rests on its own words where the passage has them as written."""
    document = document_named(store, entry.document or "")
    span = _place(document, entry.passage or "")
    passage = document.text[span.start : span.end]
    words: dict[str, Span] = {}
    for name, text in {**entry.fields, "said_by": entry.said_by or ""}.items():
        at = passage.casefold().find(text.strip().casefold()) if text.strip() else -1
        if at >= 0 and len(passage.casefold()) == len(passage):
            words[name] = Span(span.start + at, span.start + at + len(text.strip()))
    return _Source(document, span, words)


def _place(document: Document, passage: str) -> Span:
    """Where the passage stands in the text; runs of white space may differ. Raises: NotFoundError, UsageError."""
    pieces = [re.escape(piece) for piece in passage.split()]
    if not pieces:
        raise UsageError("the passage is empty; copy the words of the document that say it")
    found = re.search(r"\s+".join(pieces), document.text)
    if found is None:
        raise NotFoundError(f"document {document.id}: has no such passage; copy the words from `pactwatch document`")
    return Span(*found.span())


def _of_words(entry: Entry) -> _Source:
    """A document of what was entered, a line a field, so that each value still points at the words that say it."""
    if not entry.seen_in or not entry.seen_in.strip():
        raise UsageError("nothing says where it was read; name a document and a passage, or where it was seen")
    text, words = "", dict[str, Span]()
    lines = {**entry.fields, "said_by": entry.said_by or "", "seen_in": entry.seen_in}
    lines |= {"steps": ", ".join(" ".join(step).strip() for step in entry.steps), "entered_by": entry.by}
    for name, told in lines.items():
        shown = " ".join(told.split())
        if shown:
            label = _LABELS.get(name, name.replace("_", " "))
            start = len(text) + len(label) + 2
            text += f"{label}: {shown}\n"
            words[name] = Span(start, start + len(shown))
    for name in ("stage", "happened"):
        if name not in words and "steps" in words:
            words[name] = words["steps"]
    whole = Span(0, len(text.rstrip()))
    text += entry.context
    address = f"{ENTERED}{entry.address or entry.seen_in}"
    published = PublicationDate(entry.published, DateFound.GIVEN) if entry.published is not None else None
    digest = hashlib.sha256(f"{address}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:_WIDTH]
    return _Source(Document(digest, address, text, None, entry.seen_in, published, "en"), whole, words)
