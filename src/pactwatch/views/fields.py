"""One field with every value that reports give it and the words behind each."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import FieldHistory, FieldValue
from pactwatch.views.evidence import evidence_of
from pactwatch.views.index import Index
from pactwatch.views.passages import Excerpt, excerpt_of
from pactwatch.views.words import field_label, value_words


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value that reports give to a field, with the words that say it.

    `shown` tells that it is the value shown. `stories` counts the independent reports that give it, `excerpts` holds
    one or more passages a claim, in the order of `claims`.
    """

    words: str
    shown: bool
    stories: int
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """Everything claimed for one field: the value shown in words, the rule that chose it, and all values."""

    name: str
    label: str
    shown: str
    rule: str
    conflict: bool
    values: tuple[ValueView, ...]


def field_view(index: Index, field: FieldHistory) -> FieldView:
    """Everything claimed for one field, in words and with its evidence."""
    shown = value_words(field.shown, index.vocabulary, field.name)
    values = tuple(_value_view(index, field, value) for value in field.values)
    return FieldView(field.name, field_label(field.name), shown, field.rule, field.conflict, values)


def _value_view(index: Index, field: FieldHistory, value: FieldValue) -> ValueView:
    excerpts = [
        excerpt_of(index.document(claim), one)
        for claim in index.claims(value.claims)
        for one in evidence_of(claim, field.name, value.value)
        if one.document == claim.document
    ]
    return ValueView(
        words=value_words(value.value, index.vocabulary, field.name),
        shown=value.value == field.shown,
        stories=value.stories,
        claims=value.claims,
        speakers=value.speakers,
        excerpts=tuple(dict.fromkeys(excerpts)),
    )
