"""A document's segments made ready for the page: each with its id, colour, label and tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pactwatch.model import Part
from pactwatch.pages.anchors import words_anchor
from pactwatch.views import ClaimView, DocumentView, Segment, field_label

SENTENCE = "sentence"
# Which of several fields on the same words gives the colour: the rarest and most telling first.
_COLOURS = {
    "number_ordered": "number",
    "number_delivered": "number",
    "options": "number",
    "value": "value",
    "item": "item",
    "stage": "stage",
    "type": "stage",
    "happened": "time",
    "supplier": "party",
    "recipient": "party",
    "parties": "party",
    "end_user": "party",
    "financier": "party",
    "organisations": "party",
    "speaker": "who",
    "hedged": "who",
    "denied": "who",
    "mode": "stage",
    "condition": "item",
    "place": "time",
}
LEGEND = (
    ("party", "supplier, recipient, other parties"),
    ("item", "item"),
    ("number", "number"),
    ("value", "value"),
    ("stage", "stage, terms, kind"),
    ("time", "date, place"),
    ("who", "who says so, hedge, denial"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text as the page shows it.

    `kind` is "plain", "gap" (text left out, `text` says how much) or "mark"; `colour` is "sentence" where the words are
    only part of a claim's best sentence. `label` names the fields whose words end here, "" where none does.
    """

    kind: str
    text: str
    start: int
    end: int
    id: str = ""
    colour: str = ""
    label: str = ""
    tooltip: str = ""


def stretches(view: DocumentView, part: Part, subjects: Mapping[str, str]) -> tuple[Stretch, ...]:
    """The title or text of a document; `subjects` says by claim id what each claim is about."""
    segments = view.segments if part is Part.TEXT else view.title_segments
    return tuple(_stretch(view, part, segment, subjects) for segment in segments)


def subjects_of(claims: tuple[ClaimView, ...]) -> dict[str, str]:
    """What each claim is about, in a few words: "Bayraktar TB2, Türkiye to Pakistan", "joint exercise"."""
    return {claim.id: _subject(claim) for claim in claims}


def _stretch(view: DocumentView, part: Part, segment: Segment, subjects: Mapping[str, str]) -> Stretch:
    if segment.left_out:
        missing = f"{segment.end - segment.start:,} characters left out"
        return Stretch("gap", missing, segment.start, segment.end)
    if not segment.marks:
        return Stretch("plain", segment.text, segment.start, segment.end)
    fields = [field for field in segment.fields if field != SENTENCE]
    labels = dict.fromkeys(field_label(field) for field in segment.ending if field != SENTENCE)
    return Stretch(
        "mark",
        segment.text,
        segment.start,
        segment.end,
        words_anchor(view.id, part, segment.start),
        next((colour for field, colour in _COLOURS.items() if field in fields), SENTENCE),
        ", ".join(labels),
        _tooltip(segment, subjects),
    )


def _tooltip(segment: Segment, subjects: Mapping[str, str]) -> str:
    """What the words stand for, a line a claim: "item, stage: Bayraktar TB2, Türkiye to Pakistan"."""
    fields: dict[str, list[str]] = {}
    for mark in segment.marks:
        fields.setdefault(mark.claim, []).append(field_label(mark.field))
    lines = (f"{', '.join(dict.fromkeys(names))}: {subjects.get(claim, claim)}" for claim, names in fields.items())
    return "\n".join(dict.fromkeys(lines))


def _subject(claim: ClaimView) -> str:
    said: dict[str, list[str]] = {}
    for field in claim.fields:
        said.setdefault(field.name, []).append(field.words)
    if claim.kind == "cooperation":
        return f"{', '.join(said.get('type', ()))}, {' and '.join(said.get('parties', ()))}"
    sides = [f"{word} {said[name][0]}" for word, name in (("from", "supplier"), ("to", "recipient")) if name in said]
    return ", ".join(["".join(said.get("item", ())[:1]), *([" ".join(sides)] if sides else [])])
