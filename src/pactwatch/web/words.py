"""What several templates are given: kinds, stages, grades, parties, and where quotations come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

from pactwatch.deals.credibility import LABELS
from pactwatch.model import Category, Mode, Stage
from pactwatch.pages.language import SOURCE, Reader
from pactwatch.pages.names import party_name
from pactwatch.views import ClaimView, Sort, Status, mode_label, stage_label
from pactwatch.vocab import Vocabulary
from pactwatch.web.asked import COLUMNS

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_ROWS = 100


def kinds_of(vocabulary: Vocabulary) -> Mapping[Category, str]:
    """The kinds of equipment with their names."""
    return {category: facts.label for category, facts in vocabulary.categories.items()}


@lru_cache(maxsize=4)
def parties_of(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The parties that can be chosen: code and name, by name."""
    return tuple(sorted(((one.code, one.name) for one in vocabulary.parties.values()), key=lambda one: one[1]))


@lru_cache(maxsize=32)
def party_options(vocabulary: Vocabulary, reader: Reader) -> Markup:
    """The parties as options of a field: by name in our own language, by code with the name beside it in others."""
    from markupsafe import Markup  # comes with jinja2

    option = Markup('<option value="{}">{}</option>\n')
    named = ((code, party_name(reader, name)) for code, name in parties_of(vocabulary))
    told = (
        option.format(name, code) if reader.language == SOURCE else option.format(code, name) for code, name in named
    )
    return Markup("").join(told)


def choices(vocabulary: Vocabulary, reader: Reader) -> dict[str, object]:
    """What the forms offer."""
    say = reader.words
    return {
        "kinds": kinds_of(vocabulary),
        "stages": tuple(Stage),
        "statuses": tuple(Status),
        "marks": LABELS,
        "parties": party_options(vocabulary, reader),
        "sorts": tuple((one, say(words)) for one, words in SORTS.items()),
        "all_columns": tuple((name, say(COLUMN_NAMES[name])) for name in COLUMNS),
    }


SORTS = {
    Sort.LATEST: "last report",
    Sort.FIRST: "first report",
    Sort.SUPPLIER: "supplier",
    Sort.RECIPIENT: "recipient",
    Sort.ITEM: "item",
    Sort.STAGE: "stage",
    Sort.NUMBER: "number",
    Sort.VALUE: "value",
    Sort.STORIES: "reports",
    Sort.CREDIBILITY: "grade",
}
COLUMN_NAMES = {
    "supplier": "Supplier",
    "recipient": "Recipient",
    "number": "Number",
    "value": "Value",
    "terms": "Terms",
    "stage": "Stage",
    "next": "Next step",
    "first": "First report",
    "latest": "Last report",
    "stories": "Reports",
    "credibility": "Grade",
}


NARROWED = {
    "supplier": "Supplier",
    "recipient": "Recipient",
    "party": "Either side",
    "item": "Weapon",
    "category": "Kind",
    "stage": "Stage",
    "mode": "Terms",
    "since": "From",
    "until": "Until",
    "first": "From",
    "last": "Until",
    "least_usd": "At least, in USD",
    "most_usd": "At most, in USD",
    "credibility": "Graded at least",
    "status": "To be expected",
    "conflicts": "in dispute only",
    "sort": "Sorted by",
    "turned": "the other way round",
}
"""What a page may be narrowed by or sorted by, as its form calls it."""


def narrowed(asked: BaseModel, vocabulary: Vocabulary, reader: Reader) -> tuple[tuple[str, str], ...]:
    """What was asked of a page, in words: the name of each field and its value, "" for one that is only said."""
    given = {name: getattr(asked, name) for name in NARROWED if name in type(asked).model_fields}
    usual = {name: field.default for name, field in type(asked).model_fields.items()}
    return tuple(
        (reader.words(NARROWED[name]), _value(name, value, vocabulary, reader))
        for name, value in given.items()
        if value != usual[name]
    )


def _value(name: str, value: object, vocabulary: Vocabulary, reader: Reader) -> str:
    if isinstance(value, Enum):
        return reader.words(_enum_words(value, vocabulary))
    if name in ("since", "until"):
        return reader.iso(str(value))
    if isinstance(value, bool):
        return ""
    if name == "credibility" and isinstance(value, int):
        return f"{value}, {reader.words(LABELS[value])}"
    if isinstance(value, Decimal):
        return reader.number(value)
    party = vocabulary.party_named(str(value)) if name in ("supplier", "recipient", "party") else None
    return party_name(reader, party.name) if party is not None else str(value)


def _enum_words(value: Enum, vocabulary: Vocabulary) -> str:
    if isinstance(value, Category):
        return vocabulary.categories[value].label
    if isinstance(value, Stage):
        return stage_label(value)
    if isinstance(value, Mode):
        return mode_label(value)
    return SORTS[value] if isinstance(value, Sort) else str(value.value)


def sources_of(claims: Iterable[ClaimView], reader: Reader) -> dict[str, str]:
    """Who published each document that claims come from, and when, in words."""
    found = {}
    for claim in claims:
        date = f", {reader.date(claim.published)}" if claim.published is not None else ""
        found[claim.document] = f"{claim.source}{date}"
    return found
