"""A new document's claims linked at once, to the deals around them; the whole register is linked again in its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from pactwatch.errors import NotFoundError
from pactwatch.model import Claim, Deal, Document, Judged, Transfer
from pactwatch.pipeline.keep import kept_deals, kept_register
from pactwatch.pipeline.linking import linker_for

if TYPE_CHECKING:
    from pactwatch.register import LinkedRecords, Register
    from pactwatch.store import KeptDeal, KeptRegister, Likeness, Linked, Neighbourhood, SameKind, Store
    from pactwatch.store.search import Clause
    from pactwatch.views.index import Index
    from pactwatch.vocab import Vocabulary

YEARS = 5
NAMED, OF_A_KIND = 6, 3
"""Deals looked at for each new claim: on the same item, and of the same kind of equipment."""

MOST = 60
"""Claims of deals looked at for all new claims of a document."""

COPY_DAYS = 14


def link_document(store: Store, vocabulary: Vocabulary, document_id: str) -> tuple[str, ...]:
    """Link what was read in a document to the deals kept; return the ids of the deals that it made or changed.

    Only deals of the same sides and items, told of within a few years, are looked at, so it may differ a little from
    linking everything: the register says that it is not current until it is linked as a whole. Its version changes with
    its content at once. What reviewers decided is honoured. Relations other than transfers wait for the whole. Nothing
    happens where the document is linked already. Raises: NotFoundError for a document that is not there, or where no
    register is kept.
    """
    with store.reading_on():
        found = _arrival(store, vocabulary, document_id)
    if found is None:
        return ()
    store.replace_deals(found.gone, found.made, found.register)
    return tuple(deal.id for deal in found.made)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What comes of a new document: the deals that it makes or changes, and the ids of those that they replace."""

    gone: list[str]
    made: list[KeptDeal]
    register: KeptRegister


def _arrival(store: Store, vocabulary: Vocabulary, document_id: str) -> _Arrival | None:
    """What comes of a document; None where nothing does."""
    kept = kept_register(store, vocabulary)
    document = store.document(document_id)
    if document is None:
        raise NotFoundError(f"document {document_id}: not in {store.name}; add it first")
    new = store.claims_of_document(document_id, kept.reader)
    around, judged = _around(store, vocabulary, kept.reader, new)
    transfers = {claim.id for claim in around.claims if claim.document == document_id}
    linked_before = {claim for deal in around.deals for claim in deal.claims}
    if not transfers or transfers <= linked_before:
        return None
    told = _stories(store, document, around)
    linked = linker_for(judged, vocabulary, partial(_reached, around.deals, transfers))(around.claims, told)
    made, gone = _changed(linked, around)
    index = _index(store, _part(around, document, linked, told, judged), made, vocabulary)
    state = replace(kept, version=_version_after(kept.version, gone, made), whole=False)
    return _Arrival([deal.id for deal in gone], list(kept_deals(index, made)), state)


def _version_after(version: str, gone: Sequence[Linked], made: Sequence[Deal]) -> str:
    """The version of a register in which some deals came in the place of others: another one wherever it is another."""
    from pactwatch.register.canonical import digest

    by_id = {deal.id: deal for deal in made}
    return digest([version, sorted(deal.id for deal in gone), [by_id[name] for name in sorted(by_id)]])


def _around(store: Store, vocabulary: Vocabulary, reader: str, new: Sequence[Claim]) -> tuple[Neighbourhood, Judged]:
    """The transfers that new claims may belong to, as reviewers left them, and what the reviewers decided."""
    from pactwatch import judgements

    transfers = [claim for claim in new if isinstance(claim.content, Transfer)]
    documents = {claim.document for claim in new}
    decided = store.judgements_about(documents)
    tied = {claim.document for one in decided for claim in one.about} - documents
    known = [claim for name in sorted(tied) for claim in store.claims_of_document(name, reader)]
    around = store.neighbourhood(reader, [*new, *known], _alike(transfers, vocabulary), MOST)
    every = store.judgements_about(around.documents)
    judged, claims = judgements.judged(every, around.claims, vocabulary)
    here = [one for one in claims if isinstance(one.content, Transfer) and one.document in around.documents]
    return replace(around, claims=tuple(here)), judged


def _alike(new: Sequence[Claim], vocabulary: Vocabulary) -> list[Likeness | SameKind]:
    """Which deals the claims are like: those on the same items before those of the same kinds."""
    from pactwatch.store import Likeness, SameKind
    from pactwatch.store.search import Clause, item_phrases, mark

    named: list[Likeness | SameKind] = []
    of_a_kind: list[Likeness | SameKind] = []
    for claim in new:
        content = claim.content
        if not isinstance(content, Transfer):
            continue
        side, told = ("recipient", content.recipient) if content.recipient else ("supplier", content.supplier)
        if told is None:
            continue
        party: Clause = Clause(tuple((mark(side, code),) for code in told.value))
        item = content.item.value
        phrases = {
            phrase
            for name in (item.designation, *_names(item.system, vocabulary))
            for phrase in item_phrases(name, vocabulary)
        }
        since, until = _years_around(claim)
        named.append(Likeness((party, Clause(tuple(sorted(phrases)))), since, until, NAMED))
        if side == "recipient":
            of_a_kind.append(SameKind(told.value, item.category.value, since, until, OF_A_KIND))
    return [*named, *of_a_kind]


def _names(system: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    entry = vocabulary.systems.get(system) if system is not None else None
    return (entry.name,) if entry is not None else ()


def _years_around(claim: Claim) -> tuple[date | None, date | None]:
    if claim.published is None:
        return None, None
    day, years = claim.published.last_day, timedelta(days=365 * YEARS)
    return day - years, day + years


def _stories(store: Store, document: Document, around: Neighbourhood) -> dict[str, str]:
    """The stories of the documents around, and of the new one, which is compared with those of about its day."""
    from pactwatch.documents.likeness import one_story

    told = {name: around.stories.get(name, name) for name in around.documents}
    day = document.published.date.last_day if document.published else None
    near = [one.id for one in around.documents.values() if one.id != document.id and _days_apart(one, day) <= COPY_DAYS]
    same = (name for name, text in sorted(store.texts_of(near).items()) if one_story(document.text, text))
    return told | {document.id: next((told[name] for name in same), document.id)}


def _days_apart(document: Document, day: date | None) -> int:
    if document.published is None or day is None:
        return COPY_DAYS + 1
    return abs((document.published.date.last_day - day).days)


def _reached(before: Sequence[Linked], new: Set[str], found: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The deals, of those found, that new claims make or change; one that loses claims to another is made anew too."""
    every = (*found, *(deal.claims for deal in before))
    reached: set[str] = set()
    more = set(new)
    while more:
        reached |= more
        more = {name for claims in every if not reached.isdisjoint(claims) for name in claims} - reached
    return [claims for claims in found if not reached.isdisjoint(claims)]


def _changed(linked: LinkedRecords, around: Neighbourhood) -> tuple[list[Deal], list[Linked]]:
    """The deals that were made, and those in whose place they come."""
    told = {name for deal in linked.deals for name in deal.claims}
    gone = [deal for deal in around.deals if not told.isdisjoint(deal.claims)]
    agreement_of = {claim: deal.agreement for deal in gone for claim in deal.claims if deal.agreement is not None}
    return [_with_agreement(deal, agreement_of) for deal in linked.deals], gone


def _with_agreement(deal: Deal, agreement_of: Mapping[str, str]) -> Deal:
    """The deal with the agreement that it belonged to, whose other deals may lie farther away than we have looked."""
    if deal.agreement is not None:
        return deal
    return replace(deal, agreement=next((agreement_of[name] for name in deal.claims if name in agreement_of), None))


def _part(
    around: Neighbourhood, document: Document, linked: LinkedRecords, told: Mapping[str, str], judged: Judged
) -> Register:
    """The records around as a register."""
    from pactwatch.register import Register

    return Register(
        deals=linked.deals,
        agreements=linked.agreements,
        cooperation=(),
        claims={claim.id: claim for claim in around.claims},
        documents={**around.documents, document.id: document},
        stories=told,
        judged=judged,
    )


def _index(store: Store, part: Register, made: Sequence[Deal], vocabulary: Vocabulary) -> Index:
    """The records around, with what only the whole register tells: its packages, its day, how long steps take."""
    from pactwatch.pipeline.glances import WHOLE, whole_adapter
    from pactwatch.store import parts
    from pactwatch.views.index import Beyond, Index

    known = {agreement.id for agreement in part.agreements}
    wanted = {deal.agreement for deal in made if deal.agreement is not None} - known
    with store.reading() as connection:
        kept = parts.agreements_by_id(connection, wanted) if wanted else {}
        glance = parts.glance(connection, WHOLE)
    part = replace(part, agreements=(*part.agreements, *kept.values()))
    if glance is None:
        return Index(part, vocabulary)
    whole = whole_adapter().validate_python(glance)
    return Index(part, vocabulary, whole.day, Beyond(whole.paces))
