"""Registers put together from linked records, now or as they were known on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Protocol

from pactwatch.errors import RecordError
from pactwatch.model import (
    NOTHING_JUDGED,
    Agreement,
    Claim,
    CooperationThread,
    Deal,
    Document,
    Judged,
    Judgement,
    PartialDate,
)
from pactwatch.register.canonical import digest
from pactwatch.register.register import Register
from pactwatch.register.version import AGREEMENTS, CLAIMS, COOPERATION, DEALS, Content


class LinkedRecords(Protocol):
    """What linking gives: deals, agreements and threads of cooperation."""

    @property
    def deals(self) -> tuple[Deal, ...]:
        """One thread for each transfer."""
        ...

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Packages that several deals belong to."""
        ...

    @property
    def cooperation(self) -> tuple[CooperationThread, ...]:
        """Relations other than transfers."""
        ...


Linker = Callable[[Sequence[Claim], Mapping[str, str]], LinkedRecords]


def build(  # six kinds of records make a register
    documents: Iterable[Document],
    claims: Iterable[Claim],
    stories: Mapping[str, str],
    deals: Iterable[Deal],
    agreements: Iterable[Agreement],
    cooperation: Iterable[CooperationThread],
) -> Register:
    """The register of these records, sorted by id, with the digest of its content as its version.

    Raises: RecordError where a claim's document or a deal's claim is missing.
    """
    by_document = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    by_claim = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    register = Register(
        deals=tuple(sorted(deals, key=lambda deal: deal.id)),
        agreements=tuple(sorted(agreements, key=lambda agreement: agreement.id)),
        cooperation=tuple(sorted(cooperation, key=lambda thread: thread.id)),
        claims=MappingProxyType(by_claim),
        documents=MappingProxyType(by_document),
        stories=MappingProxyType({name: stories.get(name, name) for name in by_document}),
    )
    _check(register)
    return replace(register, version=_version(register))


def known_on(
    documents: Iterable[Document], claims: Iterable[Claim], day: date
) -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """The documents that were surely published on or before the day, and their claims, in the order given.

    A document dated "2021" counts from the last day of 2021. One without a date is left out: nobody can say that it was
    known. When we recorded it plays no part.
    """
    kept = tuple(document for document in documents if _by(_date(document), day))
    names = {document.id for document in kept}
    return kept, tuple(claim for claim in claims if claim.document in names and _still(claim.published, day))


def as_of(register: Register, day: date, linker: Linker) -> Register:
    """The register as it would have been with nothing published after the day; `linker` links the claims again.

    What reviewers decided about a document counts from its day on: it tells what the document says, whenever they read
    it.
    """
    documents, claims = known_on(register.documents.values(), register.claims.values(), day)
    names = [document.id for document in documents]
    stories = _stories(names, register.stories)
    linked = linker(claims, stories)
    built = build(documents, claims, stories, linked.deals, linked.agreements, linked.cooperation)
    return with_judged(built, judged_on(register.judged, built))


def with_judged(register: Register, judged: Judged) -> Register:
    """The register with what reviewers decided, which takes part in its version where there is anything."""
    return replace(register, judged=judged, version=version_with(register.version, judged))


def version_with(version: str, judged: Judged) -> str:
    """The version of a register in which reviewers decided so; the same where they decided nothing."""
    return digest([version, judged]) if judged != NOTHING_JUDGED else version


def judged_on(judged: Judged, register: Register) -> Judged:
    """What reviewers decided about the documents of a register."""

    def here(judgement: Judgement) -> bool:
        return all(claim.document in register.documents for claim in judgement.about)

    return Judged(
        rulings=tuple(one for one in judged.rulings if all(map(here, one.judgements))),
        rejected=tuple(claim for claim in judged.rejected if claim.document in register.documents),
    )


def _stories(names: Iterable[str], stories: Mapping[str, str]) -> dict[str, str]:
    """Stories of the documents named; a story is called by its smallest member, so a later copy leaves no trace."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(stories.get(name, name), []).append(name)
    return {name: min(members) for members in groups.values() for name in members}


def _date(document: Document) -> PartialDate | None:
    return document.published.date if document.published is not None else None


def _by(published: PartialDate | None, day: date) -> bool:
    return published is not None and published.last_day <= day


def _still(published: PartialDate | None, day: date) -> bool:
    """Whether a claim's own date, where it has one, allows it too."""
    return published is None or published.last_day <= day


def _version(register: Register) -> str:
    content = Content()
    content.count(DEALS, register.deals)
    content.count(AGREEMENTS, register.agreements)
    content.count(COOPERATION, register.cooperation)
    content.count(CLAIMS, register.claims.values())
    for document in register.documents.values():
        content.count_document(document, register.stories[document.id])
    return content.version


def _check(register: Register) -> None:
    for claim in register.claims.values():
        if claim.document not in register.documents:
            raise RecordError(f"claim {claim.id}: document {claim.document} is not in the register; add it first")
    for deal in register.deals:
        missing = [name for name in deal.claims if name not in register.claims]
        if missing:
            raise RecordError(f"deal {deal.id}: claim {missing[0]} is not in the register; link the same claims again")
