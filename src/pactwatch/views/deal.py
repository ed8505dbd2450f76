"""One deal with everything that is claimed about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pactwatch.model import Deal, FieldHistory, Organisation, PartialDate, Stage
from pactwatch.register import Register
from pactwatch.views.address import source_name
from pactwatch.views.agreements import AgreementView, agreement_view
from pactwatch.views.claims import ClaimView, claim_view
from pactwatch.views.conflicts import ConflictView, conflicts_of
from pactwatch.views.evidence import evidence_of
from pactwatch.views.fields import FieldView, SideView, field_view, sides_of
from pactwatch.views.index import Index
from pactwatch.views.judgements import RulingView, rulings_on
from pactwatch.views.lookup import find_deal
from pactwatch.views.passages import Excerpt, excerpt_of
from pactwatch.views.rows import DealRow, event_date_words, row_of, rows_of
from pactwatch.views.words import stage_label
from pactwatch.vocab import Vocabulary

FIELD_ORDER = (
    "supplier",
    "recipient",
    "item",
    "category",
    "stage",
    "number_ordered",
    "number_delivered",
    "value",
    "mode",
    "happened",
    "condition",
    "options",
    "organisations",
    "end_user",
    "financier",
    "place",
)


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage of the deal as one report tells it; `when` is its date in words, `passage` the report's own words."""

    stage: Stage
    label: str
    happened: PartialDate | None
    published: PartialDate | None
    when: str
    claim: str
    document: str
    source: str
    passage: Excerpt | None


@dataclass(frozen=True, slots=True)
class DealView:
    """One deal: its row, all fields with every value, the history of stages, the claims, and what belongs with it.

    `agreement` is the package that the deal is part of, with its other deals; None for a deal on its own. `conflicts`
    are the fields on which reports exclude each other, the greatest difference first; `sides` tells who speaks of the
    deal on which side of it. `former_ids` are ids under which the deal was known before. `instalments` gives the number
    delivered by year. `judgements` is what reviewers decided or noted, what needs another look first.
    """

    id: str
    row: DealRow
    fields: tuple[FieldView, ...]
    conflicts: tuple[ConflictView, ...]
    sides: tuple[SideView, ...]
    history: tuple[StageView, ...]
    claims: tuple[ClaimView, ...]
    agreement: AgreementView | None
    others: tuple[DealRow, ...]
    former_ids: tuple[str, ...]
    instalments: tuple[tuple[int, int], ...]
    judgements: tuple[RulingView, ...]


def deal_view(register: Register, vocabulary: Vocabulary, deal_id: str, today: date | None = None) -> DealView:
    """The deal of this id; a former id leads to its present deal, the unique beginning of an id is enough.

    `today` is the day from which is judged what is overdue, that of the latest report for None.
    Raises: NotFoundError with the nearest ids.
    """
    index = Index(register, vocabulary, today)
    return view_of_deal(index, find_deal(index, deal_id))


def deal_views(register: Register, vocabulary: Vocabulary) -> tuple[DealView, ...]:
    """All deals in the order of their rows: the latest reported first."""
    index = Index(register, vocabulary)
    views = [view_of_deal(index, deal) for deal in register.deals]
    order = {row.id: place for place, row in enumerate(rows_of(index))}
    return tuple(sorted(views, key=lambda view: order[view.id]))


def view_of_deal(index: Index, deal: Deal) -> DealView:
    """The view of one deal of an index that is there already."""
    agreement = index.agreements.get(deal.agreement) if deal.agreement is not None else None
    members = agreement.deals if agreement is not None else ()
    voices = index.voices(index.claims(deal.claims))
    rulings = rulings_on(index, deal)
    return DealView(
        id=deal.id,
        row=row_of(index, deal),
        fields=tuple(field_view(index, field, voices, rulings) for field in sorted(deal.fields, key=_field_place)),
        conflicts=conflicts_of(index, deal),
        sides=sides_of(voices, index),
        history=_history(index, deal),
        claims=tuple(claim_view(index, claim) for claim in index.claims(deal.claims)),
        agreement=agreement_view(index, agreement) if agreement is not None else None,
        others=tuple(row_of(index, index.deals[one]) for one in members if one != deal.id and one in index.deals),
        former_ids=deal.former_ids,
        instalments=deal.instalments,
        judgements=rulings,
    )


def _history(index: Index, deal: Deal) -> tuple[StageView, ...]:
    steps = []
    for event in deal.history:
        claim = index.register.claims.get(event.claim)
        document = index.register.documents.get(event.document)
        passage = None
        if claim is not None and document is not None:
            said = [one for one in evidence_of(claim, "stage", event.stage) if one.document == document.id]
            passage = excerpt_of(document, said[0]) if said else None
        steps.append(
            StageView(
                stage=event.stage,
                label=stage_label(event.stage),
                happened=event.happened,
                published=event.published,
                when=event_date_words(event.happened, event.published),
                claim=event.claim,
                document=event.document,
                source=source_name(document) if document is not None else event.document,
                passage=passage,
            )
        )
    return tuple(steps)


def _field_place(field: FieldHistory) -> tuple[int, str, str]:
    place = FIELD_ORDER.index(field.name) if field.name in FIELD_ORDER else len(FIELD_ORDER)
    organisation = field.shown.name if isinstance(field.shown, Organisation) else ""
    return place, field.name, organisation
