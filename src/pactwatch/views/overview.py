"""The register at a glance: how much it holds, what it adds up to, what belongs together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pactwatch.model import Category, Money, PartialDate, Stage, StageGroup
from pactwatch.register import Register
from pactwatch.views.agreements import AgreementView, CooperationView, agreement_view, cooperation_view, in_time
from pactwatch.views.index import Index
from pactwatch.views.rows import DealRow, rows_of
from pactwatch.views.words import money_amount_words
from pactwatch.vocab import Vocabulary

_FIRM = (StageGroup.ORDERED, StageGroup.DELIVERY)


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
class Total:
    """What the values told in one currency add up to, in full units of it.

    A package counts once, whatever the number of its deals. Refused and cancelled transfers are left out of `amount`
    and make up `stopped`; `firm` is the part that is ordered or delivered. `entries` is the number of values added in
    `amount`. Values told as "about" or "at least" are added as they stand.
    """

    currency: str
    amount: Decimal
    firm: Decimal
    stopped: Decimal
    entries: int
    words: str
    firm_words: str


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
        counts=_counts(index, rows),
        first_published=min(dates, key=lambda date: (date.first_day, str(date)), default=None),
        last_published=max(dates, key=lambda date: (date.last_day, str(date)), default=None),
        stages=tuple((stage, stages[stage]) for stage in Stage if stages[stage]),
        categories=tuple((category, categories[category]) for category in Category if categories[category]),
        totals=totals_of(index),
        agreements=tuple(sorted(agreements, key=lambda one: in_time(one.first_published, one.id))),
        cooperation=tuple(sorted(threads, key=lambda one: in_time(one.first_published, one.type.value, one.id))),
    )


def totals_of(index: Index) -> tuple[Total, ...]:
    """What all values add up to by currency, packages counted once; sorted by currency."""
    amounts: dict[str, Counter[str]] = defaultdict(Counter)
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for money, groups in _values(index):
        kind = _kind(groups)
        amounts[money.currency]["entries"] += kind != "stopped"
        sums[money.currency, kind] += money.amount
    return tuple(_total(currency, amounts[currency]["entries"], sums) for currency in sorted(amounts))


def _total(currency: str, entries: int, sums: dict[tuple[str, str], Decimal]) -> Total:
    firm, stopped = sums[currency, "firm"], sums[currency, "stopped"]
    amount = firm + sums[currency, "open"]
    return Total(
        currency,
        amount,
        firm,
        stopped,
        entries,
        money_amount_words(amount, currency),
        money_amount_words(firm, currency),
    )


def _values(index: Index) -> Iterator[tuple[Money, set[StageGroup]]]:
    """Each value that counts, once, with the groups of the stages of the deals that it pays for."""
    paid: set[str] = set()
    for agreement in index.register.agreements:
        if agreement.value is not None and isinstance(agreement.value.shown, Money):
            paid.update(agreement.deals)
            yield agreement.value.shown, _groups(index, agreement.deals)
    for deal in index.register.deals:
        own = deal.shown("value")
        if deal.id not in paid and isinstance(own, Money):
            yield own, _groups(index, (deal.id,))


def _groups(index: Index, deals: tuple[str, ...]) -> set[StageGroup]:
    stages = (index.deals[name].shown("stage") for name in deals if name in index.deals)
    return {stage.group for stage in stages if isinstance(stage, Stage)}


def _kind(groups: set[StageGroup]) -> str:
    if groups & set(_FIRM):
        return "firm"
    return "stopped" if groups == {StageGroup.STOPPED} else "open"


def _counts(index: Index, rows: tuple[DealRow, ...]) -> Counts:
    register = index.register
    parties = {code for row in rows for code in (*row.supplier, *row.recipient)}
    parties |= {code for thread in register.cooperation for code in thread.parties}
    return Counts(
        deals=len(rows),
        agreements=len(register.agreements),
        cooperation=len(register.cooperation),
        claims=len(register.claims),
        documents=len(register.documents),
        stories=len(index.told_by),
        silent=len(set(register.documents) - set(index.claims_of_document)),
        conflicts=sum(bool(row.conflicts) for row in rows),
        parties=len(parties),
    )
