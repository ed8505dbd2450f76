"""The register as rows: one row a deal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pactwatch.deals.credibility import Credibility
from pactwatch.model import (
    Category,
    Deal,
    Item,
    Mode,
    PartialDate,
    Quantity,
    Stage,
)
from pactwatch.register import Register
from pactwatch.views.filters import Filters, Sought, matches
from pactwatch.views.index import Index
from pactwatch.views.judgements import review_of
from pactwatch.views.outlook import Outlook, outlook_of
from pactwatch.views.words import (
    Amount,
    Number,
    category_label,
    item_words,
    number_of,
    party_names,
    stage_label,
)
from pactwatch.views.worth import deal_value
from pactwatch.vocab import Vocabulary

_UNKNOWN_DATE = "date unknown"


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal in one row; None means that no report says.

    `supplier` and `recipient` are codes, empty where unknown, the names stand beside them in the same order. `item` is
    the catalogue's name or the designation as written, `system` the catalogue's id. `history` is the short history of
    stages in words. `stories` counts independent reports (copies count once), `claims` and `documents` all of them.
    `conflicts` names the fields on which reports exclude each other. `confidence` is that of the surest claim, 0 to 1.
    `credibility` grades the deal 1 to 6 with the reason in words, `outlook` tells the step to come, and if it is late.
    `review` says how far people have checked it: accepted, corrected, in part, contested, reopened, or None.
    """

    id: str
    supplier: tuple[str, ...]
    supplier_names: tuple[str, ...]
    recipient: tuple[str, ...]
    recipient_names: tuple[str, ...]
    item: str | None
    system: str | None
    category: Category | None
    category_label: str | None
    number_ordered: Number | None
    number_delivered: Number | None
    value: Amount | None
    agreement: str | None
    stage: Stage | None
    history: str
    mode: Mode | None
    first_published: PartialDate | None
    last_published: PartialDate | None
    stories: int
    claims: int
    documents: int
    conflicts: tuple[str, ...]
    confidence: float
    credibility: Credibility
    outlook: Outlook
    review: str | None


def register_rows(
    register: Register,
    vocabulary: Vocabulary,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    today: date | None = None,
) -> tuple[DealRow, ...]:
    """The deals that the filters let through, those with the latest report first, undated ones last.

    `today` is the day from which is judged what is overdue, that of the latest report for None.
    Raises: NotFoundError where a filter names a party that neither the vocabulary nor the register knows.
    """
    return rows_of(Index(register, vocabulary, today), filters)


def rows_of(index: Index, filters: Filters = Filters()) -> tuple[DealRow, ...]:  # noqa: B008  # frozen
    """The rows of an index that is there already."""
    sought = Sought.of(filters, index)
    kept = (deal for deal in index.register.deals if matches(deal, sought, index))
    return tuple(sorted((row_of(index, deal) for deal in kept), key=_newest_first))


def row_of(index: Index, deal: Deal) -> DealRow:
    """The row of one deal."""
    known = index.beyond.rows.get(deal.id)
    if known is not None:
        return known
    item, category = deal.shown("item"), category_of(deal)
    stage, mode = deal.shown("stage"), deal.shown("mode")
    claims = index.claims(deal.claims)
    dates = index.published(claims)
    conflicts = tuple(field.name for field in deal.fields if field.conflict)
    return DealRow(
        id=deal.id,
        supplier=codes_of(deal, "supplier"),
        supplier_names=party_names(codes_of(deal, "supplier"), index.vocabulary),
        recipient=codes_of(deal, "recipient"),
        recipient_names=party_names(codes_of(deal, "recipient"), index.vocabulary),
        item=item_words(item, index.vocabulary) if isinstance(item, Item) else None,
        system=item.system if isinstance(item, Item) else None,
        category=category,
        category_label=category_label(category, index.vocabulary) if category is not None else None,
        number_ordered=_number(deal, "number_ordered"),
        number_delivered=_number(deal, "number_delivered"),
        value=deal_value(index, deal),
        agreement=deal.agreement,
        stage=stage if isinstance(stage, Stage) else None,
        history=history_words(deal),
        mode=mode if isinstance(mode, Mode) else None,
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        stories=deal.stories,
        claims=len(deal.claims),
        documents=len({claim.document for claim in claims}),
        conflicts=conflicts,
        confidence=max((claim.confidence for claim in claims), default=0.0),
        credibility=index.credibility(deal.claims, conflicts),
        outlook=outlook_of(index, deal),
        review=review_of(index, deal),
    )


def codes_of(deal: Deal, field: str) -> tuple[str, ...]:
    """The codes of the parties shown for one field, empty where it is unknown."""
    shown = deal.shown(field)
    if isinstance(shown, str):
        return (shown,)
    return shown if isinstance(shown, tuple) else ()


def category_of(deal: Deal) -> Category | None:
    """The category shown, that of the item where none stands on its own, None where nothing is known."""
    category, item = deal.shown("category"), deal.shown("item")
    if isinstance(category, Category):
        return category
    return item.category if isinstance(item, Item) else None


def history_words(deal: Deal) -> str:
    """The history of stages on one line: "sought (published 2021-07-07), ordered (date unknown)".

    Reports that repeat the stage before them are left out.
    """
    steps: list[str] = []
    before: Stage | None = None
    for event in deal.history:
        if event.stage is not before:
            steps.append(f"{stage_label(event.stage)} ({event_date_words(event.happened, event.published)})")
        before = event.stage
    return ", ".join(steps)


def event_date_words(happened: PartialDate | None, published: PartialDate | None) -> str:
    """When a stage was reached: the day it happened, else the day it was published, else "date unknown"."""
    if happened is not None:
        return str(happened)
    return f"published {published}" if published is not None else _UNKNOWN_DATE


def _number(deal: Deal, field: str) -> Number | None:
    shown = deal.shown(field)
    return number_of(shown) if isinstance(shown, Quantity) else None


def _newest_first(row: DealRow) -> tuple[int, tuple[str, ...], tuple[str, ...], str, str]:
    last = row.last_published
    day = -last.last_day.toordinal() if last is not None else 1
    return day, row.supplier_names, row.recipient_names, row.item or "", row.id


def by_name(index: Index, deal: Deal) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    """What decides between deals that are equal otherwise: the names of the sides and the item, then the id."""
    item = deal.shown("item")
    suppliers, recipients = (party_names(codes_of(deal, side), index.vocabulary) for side in ("supplier", "recipient"))
    return suppliers, recipients, item_words(item, index.vocabulary) if isinstance(item, Item) else "", deal.id
