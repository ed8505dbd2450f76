"""The register at a glance: how much it holds, what it adds up to, what belongs together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pactwatch.model import Category, PartialDate, Stage
from pactwatch.register import Register
from pactwatch.views.agreements import AgreementView, CooperationView, agreement_view, cooperation_view, in_time
from pactwatch.views.index import Index
from pactwatch.views.money import Total, totals_of
from pactwatch.views.rows import codes_of, rows_of
from pactwatch.vocab import Vocabulary

SIDES = ("supplier", "recipient")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the register holds; `stories` counts independent reports, `silent` documents that no claim came from."""

    deals: int
    agreements: int
    cooperation: int
    claims: int
    documents: int
    stories: int
    silent: int
    conflicts: int
    parties: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The register at a glance; agreements and cooperation in order of time, stages in the usual order of events."""

    version: str
    counts: Counts
    first_published: PartialDate | None
    last_published: PartialDate | None
    stages: tuple[tuple[Stage, int], ...]
    categories: tuple[tuple[Category, int], ...]
    totals: tuple[Total, ...]
    agreements: tuple[AgreementView, ...]
    cooperation: tuple[CooperationView, ...]


def overview(register: Register, vocabulary: Vocabulary) -> Overview:
    """The register at a glance."""
    index = Index(register, vocabulary)
    rows = rows_of(index)
    agreements = (agreement_view(index, one) for one in register.agreements)
    threads = (cooperation_view(index, one) for one in register.cooperation)
    dates = [one.published.date for one in register.documents.values() if one.published is not None]
    stages = Counter(row.stage for row in rows if row.stage is not None)
    categories = Counter(row.category for row in rows if row.category is not None)
    return Overview(
        version=register.version,
        counts=counts_of(index),
        first_published=min(dates, key=lambda date: (date.first_day, str(date)), default=None),
        last_published=max(dates, key=lambda date: (date.last_day, str(date)), default=None),
        stages=tuple((stage, stages[stage]) for stage in Stage if stages[stage]),
        categories=tuple((category, categories[category]) for category in Category if categories[category]),
        totals=totals_of(index),
        agreements=tuple(sorted(agreements, key=lambda one: in_time(one.first_published, one.id))),
        cooperation=tuple(sorted(threads, key=lambda one: in_time(one.first_published, one.type.value, one.id))),
    )


def counts_of(index: Index) -> Counts:
    """How much a register holds."""
    register = index.register
    parties = {code for deal in register.deals for side in SIDES for code in codes_of(deal, side)}
    parties |= {code for thread in register.cooperation for code in thread.parties}
    return Counts(
        deals=len(register.deals),
        agreements=len(register.agreements),
        cooperation=len(register.cooperation),
        claims=len(register.claims),
        documents=len(register.documents),
        stories=len(index.told_by),
        silent=len(set(register.documents) - set(index.claims_of_document)),
        conflicts=sum(any(field.conflict for field in deal.fields) for deal in register.deals),
        parties=len(parties),
    )
