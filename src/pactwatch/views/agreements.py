"""Agreements (packages) and cooperation as people read them."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.deals.credibility import Credibility
from pactwatch.model import Agreement, CooperationThread, CooperationType, Money, PartialDate
from pactwatch.views.claims import ClaimView, claim_view
from pactwatch.views.fields import FieldView, field_view
from pactwatch.views.index import Index
from pactwatch.views.rows import DealRow, row_of
from pactwatch.views.words import Amount, amount_of, cooperation_label, party_names


@dataclass(frozen=True, slots=True)
class AgreementView:
    """A package: its parties, its deals, and its value, which counts once; None where no report gives one.

    `field` holds every value that reports give to the package, with the words that say it; `credibility` grades what
    its claims tell together, 1 to 6.
    """

    id: str
    parties: tuple[str, ...]
    party_names: tuple[str, ...]
    value: Amount | None
    field: FieldView | None
    credibility: Credibility
    deals: tuple[DealRow, ...]
    claims: tuple[str, ...]
    first_published: PartialDate | None
    last_published: PartialDate | None


@dataclass(frozen=True, slots=True)
class CooperationView:
    """One relation of two or more parties, the acting party first where `directed`, with the claims that tell of it."""

    id: str
    type: CooperationType
    label: str
    directed: bool
    parties: tuple[str, ...]
    party_names: tuple[str, ...]
    stories: int
    first_published: PartialDate | None
    last_published: PartialDate | None
    claims: tuple[ClaimView, ...]


def agreement_view(index: Index, agreement: Agreement) -> AgreementView:
    """The package as people read it."""
    field = agreement.value
    claims = index.claims(agreement.claims)
    dates = index.published(claims)
    disputed = ("value",) if field is not None and field.conflict else ()
    return AgreementView(
        id=agreement.id,
        parties=agreement.parties,
        party_names=party_names(agreement.parties, index.vocabulary),
        value=amount_of(field.shown, package=False) if field is not None and isinstance(field.shown, Money) else None,
        field=field_view(index, field, index.voices(claims)) if field is not None else None,
        credibility=index.credibility(agreement.claims, disputed),
        deals=tuple(row_of(index, index.deals[name]) for name in agreement.deals if name in index.deals),
        claims=agreement.claims,
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
    )


def cooperation_view(index: Index, thread: CooperationThread) -> CooperationView:
    """The relation as people read it."""
    return CooperationView(
        id=thread.id,
        type=thread.type,
        label=cooperation_label(thread.type),
        directed=thread.type.directed,
        parties=thread.parties,
        party_names=party_names(thread.parties, index.vocabulary),
        stories=thread.stories,
        first_published=thread.first_published,
        last_published=thread.last_published,
        claims=tuple(claim_view(index, claim) for claim in index.claims(thread.claims)),
    )


def in_time(first: PartialDate | None, *ties: str) -> tuple[bool, int, tuple[str, ...]]:
    """A key that sorts by date, undated last, ties by the words given."""
    return first is None, first.first_day.toordinal() if first is not None else 0, ties
