"""What several templates are given: kinds, stages, grades, parties, and where quotations come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pactwatch.deals.credibility import LABELS
from pactwatch.model import Category, Stage
from pactwatch.pages.language import Reader
from pactwatch.views import ClaimView, Sort, Status
from pactwatch.vocab import Vocabulary
from pactwatch.web.asked import COLUMNS

MOST_ROWS = 100


def kinds_of(vocabulary: Vocabulary) -> Mapping[Category, str]:
    """The kinds of equipment with their names."""
    return {category: facts.label for category, facts in vocabulary.categories.items()}


@lru_cache(maxsize=4)
def parties_of(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The parties that can be chosen: code and name, by name."""
    return tuple(sorted(((one.code, one.name) for one in vocabulary.parties.values()), key=lambda one: one[1]))


def choices(vocabulary: Vocabulary, reader: Reader) -> dict[str, object]:
    """What the forms offer."""
    say = reader.words
    return {
        "kinds": kinds_of(vocabulary),
        "stages": tuple(Stage),
        "statuses": tuple(Status),
        "marks": LABELS,
        "parties": parties_of(vocabulary),
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


def sources_of(claims: Iterable[ClaimView], reader: Reader) -> dict[str, str]:
    """Who published each document that claims come from, and when, in words."""
    found = {}
    for claim in claims:
        date = f", {reader.date(claim.published)}" if claim.published is not None else ""
        found[claim.document] = f"{claim.source}{date}"
    return found
