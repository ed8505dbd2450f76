"""One field with every value that reports give it and the words behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.deals.voices import Standing, Voice
from pactwatch.model import FieldHistory, FieldValue, PartialDate
from pactwatch.views.evidence import evidence_of
from pactwatch.views.index import Index
from pactwatch.views.judgements import RulingView, field_lines
from pactwatch.views.passages import Excerpt, excerpt_of
from pactwatch.views.words import OWN_VOICE, field_label, value_words


@dataclass(frozen=True, slots=True)
class SideView:
    """Those on one side of the deal who give a value: `words` says which side, `speakers` who, `parties` for whom."""

    standing: Standing
    words: str
    speakers: tuple[str, ...]
    parties: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value that reports give to a field, with the words that say it.

    `shown` tells that it is the value shown. `stories` counts the independent reports that give it, `excerpts` holds
    one or more passages a claim, in the order of `claims`. `sides` parts the speakers by where they stand to the deal;
    the dates are those of the first and last dated report that gives the value.
    """

    words: str
    shown: bool
    stories: int
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    sides: tuple[SideView, ...]
    first_published: PartialDate | None
    last_published: PartialDate | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """Everything claimed for one field: the value shown in words, the rule that chose it, and all values.

    `judged` says what reviewers decided about it, a line each.
    """

    name: str
    label: str
    shown: str
    rule: str
    conflict: bool
    values: tuple[ValueView, ...]
    judged: tuple[str, ...] = ()


_SIDES = {
    Standing.SUPPLIER: "the supplier’s side",
    Standing.RECIPIENT: "the recipient’s side",
    Standing.RIVAL: "a rival’s side",
    Standing.THIRD: "a third party",
    Standing.UNKNOWN: "home not known",
}


def side_words(standing: Standing) -> str:
    """Where somebody stands to a deal, in words."""
    return _SIDES[standing]


def field_view(
    index: Index, field: FieldHistory, voices: Sequence[Voice] = (), rulings: Sequence[RulingView] = ()
) -> FieldView:
    """Everything claimed for one field, in words and with its evidence.

    `voices` are those of the deal's claims, `rulings` what reviewers decided about the deal.
    """
    shown = value_words(field.shown, index.vocabulary, field.name)
    by_claim = {voice.claim: voice for voice in voices}
    values = tuple(_value_view(index, field, value, by_claim) for value in field.values)
    judged = field_lines(rulings, field.name)
    return FieldView(field.name, field_label(field.name), shown, field.rule, field.conflict, values, judged)


def _value_view(index: Index, field: FieldHistory, value: FieldValue, voices: Mapping[str, Voice]) -> ValueView:
    claims = index.claims(value.claims)
    excerpts = [
        excerpt_of(index.document(claim), one)
        for claim in claims
        for one in evidence_of(claim, field.name, value.value)
        if one.document == claim.document
    ]
    dates = index.published(claims)
    return ValueView(
        words=value_words(value.value, index.vocabulary, field.name),
        shown=value.value == field.shown,
        stories=value.stories,
        claims=value.claims,
        speakers=value.speakers,
        sides=sides_of([voices[claim.id] for claim in claims if claim.id in voices], index),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        excerpts=tuple(dict.fromkeys(excerpts)),
    )


def sides_of(voices: Sequence[Voice], index: Index) -> tuple[SideView, ...]:
    """The voices by side, the supplier's first."""
    found = []
    for standing in Standing:
        here = [voice for voice in voices if voice.standing is standing]
        if here:
            parties = sorted({voice.party for voice in here if voice.party is not None})
            names = tuple(map(index.vocabulary.party_name, parties))
            said = tuple(sorted({voice.name or OWN_VOICE for voice in here}))
            claims = tuple(sorted(voice.claim for voice in here))
            found.append(SideView(standing, side_words(standing), said, names, claims))
    return tuple(found)
