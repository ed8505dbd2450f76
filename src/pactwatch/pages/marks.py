"""A document's segments made ready for the page: each with its id, colour, label and tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pactwatch.model import Part
from pactwatch.pages.anchors import words_anchor
from pactwatch.pages.language import Reader
from pactwatch.pages.names import joined_names
from pactwatch.pages.retold import retold
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

    `kind` is "plain", "gap" (text left out, from `start` to `end`) or "mark"; `colour` is "sentence" where the words
    are only part of a claim's best sentence. `label` names the fields whose words end here, "" where none does.
    """

    kind: str
    text: str
    start: int
    end: int
    id: str = ""
    colour: str = ""
    label: str = ""
    tooltip: str = ""


def stretches(view: DocumentView, part: Part, subjects: Mapping[str, str], reader: Reader) -> tuple[Stretch, ...]:
    """The title or text of a document; `subjects` says by claim id what each claim is about."""
    segments = view.segments if part is Part.TEXT else view.title_segments
    return tuple(_stretch(view, part, segment, subjects, reader) for segment in segments)


def subjects_of(claims: tuple[ClaimView, ...], reader: Reader) -> dict[str, str]:
    """What each claim is about, in a few words: "Bayraktar TB2, Türkiye to Pakistan", "joint exercise"."""
    return {claim.id: _subject(claim, reader) for claim in claims}


def _stretch(view: DocumentView, part: Part, segment: Segment, subjects: Mapping[str, str], reader: Reader) -> Stretch:
    if segment.left_out:
        return Stretch("gap", "", segment.start, segment.end)
    if not segment.marks:
        return Stretch("plain", segment.text, segment.start, segment.end)
    fields = [field for field in segment.fields if field != SENTENCE]
    labels = dict.fromkeys(reader.words(field_label(field)) for field in segment.ending if field != SENTENCE)
    return Stretch(
        "mark",
        segment.text,
        segment.start,
        segment.end,
        words_anchor(view.id, part, segment.start),
        next((colour for field, colour in _COLOURS.items() if field in fields), SENTENCE),
        ", ".join(labels),
        _tooltip(segment, subjects, reader),
    )


def _tooltip(segment: Segment, subjects: Mapping[str, str], reader: Reader) -> str:
    """What the words stand for, a line a claim: "item, stage: Bayraktar TB2, Türkiye to Pakistan"."""
    fields: dict[str, list[str]] = {}
    for mark in segment.marks:
        fields.setdefault(mark.claim, []).append(reader.words(field_label(mark.field)))
    lines = (f"{', '.join(dict.fromkeys(names))}: {subjects.get(claim, claim)}" for claim, names in fields.items())
    return "\n".join(dict.fromkeys(lines))


def _subject(claim: ClaimView, reader: Reader) -> str:
    said: dict[str, list[str]] = {}
    for field in claim.fields:
        said.setdefault(field.name, []).append(field.words)
    if claim.kind == "cooperation":
        kinds = ", ".join(map(reader.words, said.get("type", ())))
        return f"{kinds}, {joined_names(reader, said.get('parties', ()))}"
    sides = _sides({name: retold(reader, said[name][0]) for name in ("supplier", "recipient") if name in said}, reader)
    return ", ".join(["".join(said.get("item", ())[:1]), *([sides] if sides else [])])


def _sides(said: Mapping[str, str], reader: Reader) -> str:
    """The two sides of a transfer as far as they are said; "" for none."""
    if len(said) == 2:
        return reader.words("%(supplier)s to %(recipient)s") % said
    if "supplier" in said:
        return reader.words("from %(supplier)s") % said
    return reader.words("to %(recipient)s") % said if said else ""
