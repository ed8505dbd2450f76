"""A part of the register: the records that were asked for, with what stands behind them, as an index of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.model import Claim, Document
from pactwatch.model.adapters import adapter_of
from pactwatch.views.index import Beyond, Index

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from sqlalchemy import Connection

    from pactwatch.model import Agreement, CooperationThread
    from pactwatch.pipeline.catalogue.catalogue import Catalogue
    from pactwatch.store.parts import NamedDeal
    from pactwatch.views import DealRow


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records a page needs, by id.

    `bare`: without the claims and documents behind them; `alone`: without the deals of the claims of documents.
    """

    deals: Collection[str] = ()
    agreements: Collection[str] = ()
    threads: Collection[str] = ()
    documents: Collection[str] = ()
    claims: Collection[str] = ()
    bare: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Linked:
    """What the rows hold of a part."""

    deals: Mapping[str, NamedDeal]
    agreements: Mapping[str, Agreement]
    threads: Mapping[str, CooperationThread]


def part_of(catalogue: Catalogue, asked: Asked) -> Index:
    """An index of the records asked for, of the packages of the deals with all their deals, and of what stands behind.

    Claims come with the other documents of their stories; what was asked for and is not there is left out.
    """
    from pactwatch.register import Register

    own = _claims_of(catalogue, asked) if asked.documents or asked.claims else {}
    linked = _linked(catalogue, asked, own)
    claims, documents, stories = ({}, {}, {}) if asked.bare else _behind(catalogue, asked, linked, own)
    register = Register(
        deals=tuple(linked.deals[name].deal for name in sorted(linked.deals)),
        agreements=tuple(linked.agreements[name] for name in sorted(linked.agreements)),
        cooperation=tuple(linked.threads[name] for name in sorted(linked.threads)),
        claims=claims,
        documents=documents,
        stories=stories,
        version=catalogue.version,
        judged=catalogue.reviewed().judged,
    )
    whole = catalogue.whole
    beyond = Beyond(whole.paces, _deal_of_claim(catalogue, claims), rows_in(linked.deals))
    return Index(register, catalogue.vocabulary, catalogue.day or whole.day, beyond)


def rows_in(deals: Mapping[str, NamedDeal]) -> dict[str, DealRow]:
    """The rows of deals as they are kept."""
    adapter = row_adapter()
    return {name: adapter.validate_python(one.shown) for name, one in deals.items()}


def row_adapter() -> TypeAdapter[DealRow]:
    """What turns a row to JSON and back."""
    from pactwatch.views import DealRow

    return adapter_of(DealRow)


def _linked(catalogue: Catalogue, asked: Asked, own: Mapping[str, Claim]) -> _Linked:
    from pactwatch.store import parts

    with catalogue.rows.reading() as connection:
        told = set(parts.deal_of_claims(connection, own if not asked.alone else ()).values())
        deals = parts.deals_by_id(connection, {*asked.deals, *told})
        named = {one.deal.agreement for one in deals.values() if one.deal.agreement is not None}
        agreements = parts.agreements_by_id(connection, {*asked.agreements, *named})
        members = {name for one in agreements.values() for name in one.deals} - deals.keys()
        deals |= parts.deals_by_id(connection, members)
        return _Linked(deals, agreements, parts.threads_by_id(connection, asked.threads))


def _claims_of(catalogue: Catalogue, asked: Asked) -> dict[str, Claim]:
    """The claims of the documents and those named."""
    from pactwatch.store import parts

    with catalogue.records.reading() as connection:
        read = parts.claims_of_documents(connection, catalogue.kept.reader, asked.documents)
        read |= parts.claims_by_id(connection, catalogue.kept.reader, asked.claims)
    return _counted(catalogue, read, asked.claims, set(asked.documents))


def _behind(
    catalogue: Catalogue, asked: Asked, linked: _Linked, own: Mapping[str, Claim]
) -> tuple[dict[str, Claim], dict[str, Document], dict[str, str]]:
    """Claims, documents and stories behind a part."""
    from pactwatch.store import parts

    names = {name for one in linked.deals.values() for name in one.deal.claims}
    names |= {name for one in linked.agreements.values() for name in one.claims}
    names |= {name for one in linked.threads.values() for name in one.claims}
    with catalogue.records.reading() as connection:
        read = parts.claims_by_id(connection, catalogue.kept.reader, names - own.keys())
        claims = {**_counted(catalogue, read, names, set()), **own}
        told = {claim.document for claim in claims.values()} | set(asked.documents)
        stories = _stories(catalogue, told)
        documents = parts.documents_by_id(connection, stories)
        documents = {name: one for name, one in documents.items() if catalogue.is_known(one)}
        claims |= _claims_of_others(catalogue, connection, documents.keys() - told)
    held = {name: one for name, one in claims.items() if one.document in documents}
    return held, documents, {name: stories[name] for name in documents}


def _stories(catalogue: Catalogue, documents: Iterable[str]) -> dict[str, str]:
    """The stories of documents, with every document that tells one of them."""
    from pactwatch.store import parts

    with catalogue.rows.reading() as connection:
        own = parts.stories_of(connection, set(documents))
        return parts.told_by(connection, set(own.values())) | own


def _claims_of_others(catalogue: Catalogue, connection: Connection, documents: Collection[str]) -> dict[str, Claim]:
    """The claims of the other documents of stories: an original is compared with its copies."""
    from pactwatch.store import parts

    if not documents:
        return {}
    read = parts.claims_of_documents(connection, catalogue.kept.reader, documents)
    return _counted(catalogue, read, (), set(documents))


def _counted(
    catalogue: Catalogue, read: Mapping[str, Claim], names: Collection[str], documents: set[str]
) -> dict[str, Claim]:
    """The claims that count, as reviewers left them: those read, and those they keep although no reader finds them."""
    reviewed = catalogue.reviewed()
    found = {name: one for name, one in read.items() if one.document not in reviewed.documents and catalogue.holds(one)}
    wanted = {*names, *read}
    kept = {name: one for name, one in reviewed.claims.items() if name in wanted or one.document in documents}
    return found | kept


def _deal_of_claim(catalogue: Catalogue, claims: Mapping[str, Claim]) -> dict[str, str]:
    from pactwatch.store.parts import deal_of_claims

    with catalogue.rows.reading() as connection:
        return deal_of_claims(connection, claims)
