"""A copy, the document that it was made from, and where the two tell other values."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.judgements import stated_fields
from pactwatch.model import Claim
from pactwatch.model.deal import Value
from pactwatch.views.address import source_name
from pactwatch.views.index import Index
from pactwatch.views.words import field_label, value_words

_ABOUT = frozenset({"supplier", "recipient", "item", "type", "parties"})
_SEVERAL = frozenset({"organisations", "type", "parties"})


@dataclass(frozen=True, slots=True)
class OriginalView:
    """The original of a story: its document and source, and why it is held to be the original, in words."""

    document: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A field in which a copy tells another value than its original, and both in words."""

    field: str
    label: str
    copy: str
    original: str


def differences(index: Index, claim: Claim) -> tuple[DifferenceView, ...]:
    """Where a claim of a copy tells another value than all that its original claims of the same deal.

    A field that one of the two leaves open is no difference. () for a claim of an original, or of no story.
    """
    found = index.original(claim.document)
    if found is None or found.document == claim.document:
        return ()
    told: dict[str, list[str]] = {}
    for other in _same(index, claim, index.claims_of_document.get(found.document, ())):
        for name, value, _ in stated_fields(other):
            told.setdefault(name, []).append(_words(index, name, value))
    own = [(name, _words(index, name, value)) for name, value, _ in stated_fields(claim) if name not in _SEVERAL]
    return tuple(
        DifferenceView(name, field_label(name), words, " or ".join(dict.fromkeys(told[name])))
        for name, words in own
        if name in told and words not in told[name]
    )


def _same(index: Index, claim: Claim, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The other claims of the claim's deal, else those of the same item and parties: another number can part deals."""
    deal = index.deal_of_claim.get(claim.id)
    linked = tuple(one for one in others if deal is not None and index.deal_of_claim.get(one.id) == deal)
    return linked or tuple(one for one in others if _about(index, one) == _about(index, claim))


def _about(index: Index, claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((name, _words(index, name, value)) for name, value, _ in stated_fields(claim) if name in _ABOUT)


def _words(index: Index, name: str, value: Value) -> str:
    return value_words(value, index.vocabulary, "supplier" if name == "parties" else name)


def original_view(index: Index, document: str) -> OriginalView | None:
    """The original of the story that a document tells, the document itself included; None where it has no copies."""
    found = index.original(document)
    if found is None:
        return None
    return OriginalView(found.document, source_name(index.register.documents[found.document]), found.reason)


@dataclass(frozen=True, slots=True)
class RewriteView:
    """A report of which another is probably a rewrite, or that is one of it: its document and source, why, in words.

    `first` tells that the report named is held to be the earlier. It is a guess: both count as reports of their own.
    """

    document: str
    source: str
    first: bool
    reason: str


def rewrite_views(index: Index, document: str) -> tuple[RewriteView, ...]:
    """The reports on the same deals that a document probably rewrites, then those that probably rewrite it."""
    held = index.register.documents
    return tuple(
        RewriteView(one.document, source_name(held[one.document]), one.first, one.reason)
        for one in index.rewrites(document)
    )
