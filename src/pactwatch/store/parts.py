"""Records of the kept register by id, and what stands around them: the parts that one page needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, func, select

from pactwatch.model import PERSON, Agreement, Claim, CooperationThread, Deal, Document
from pactwatch.model.adapters import adapter_of
from pactwatch.store import rows
from pactwatch.store.deal_rows import deal_of
from pactwatch.store.schema import (
    agreements,
    claims,
    deal_claims,
    deals,
    documents,
    glances,
    stories,
    thread_claims,
    threads,
)

AT_ONCE = 500
SHOWN_NAMES = 5
FEW = 5_000
"""Names up to which the nearest to a mistyped one are looked for."""

_LAST = "\U0010ffff"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class NamedDeal:
    """A deal, and its row as JSON."""

    deal: Deal
    shown: object


@dataclass(frozen=True, slots=True)
class Begun:
    """Names that begin in a way: the first few of them, and how many there are."""

    names: tuple[str, ...]
    total: int


def glance(connection: Connection, name: str) -> object | None:
    """What was worked out over the whole register under a name; None where nothing was."""
    found: object | None = connection.scalar(select(glances.c.payload).where(glances.c.name == name))
    return found


def deals_by_id(connection: Connection, names: Collection[str]) -> dict[str, NamedDeal]:
    """The deals of these ids."""

    def read(some: Sequence[str]) -> Iterator[tuple[str, NamedDeal]]:
        wanted = select(deals.c.id, deals.c.payload, deals.c.shown).where(deals.c.id.in_(some))
        for row in connection.execute(wanted).mappings():
            yield row["id"], NamedDeal(deal_of(row), row["shown"])

    return _each(names, read)


def agreements_by_id(connection: Connection, names: Collection[str]) -> dict[str, Agreement]:
    """The packages of these ids."""
    adapter = adapter_of(Agreement)
    wanted = select(agreements)
    return {
        row["id"]: adapter.validate_python(row["payload"])
        for row in connection.execute(wanted.where(agreements.c.id.in_(names))).mappings()
    }


def threads_by_id(connection: Connection, names: Collection[str]) -> dict[str, CooperationThread]:
    """The relations of these ids."""
    adapter = adapter_of(CooperationThread)
    wanted = select(threads).where(threads.c.id.in_(names))
    return {row["id"]: adapter.validate_python(row["payload"]) for row in connection.execute(wanted).mappings()}


def deal_of_claims(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The id of the deal that each of these claims belongs to; those of none are left out."""

    def read(some: Sequence[str]) -> Iterator[tuple[str, str]]:
        for row in connection.execute(select(deal_claims).where(deal_claims.c.claim.in_(some))):
            yield row.claim, row.deal

    return _each(names, read)


def threads_of_claims(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The id of the relation that each of these claims tells of; those of none are left out."""
    found = connection.execute(select(thread_claims).where(thread_claims.c.claim.in_(names)))
    return {row.claim: row.thread for row in found}


def claims_by_id(connection: Connection, reader: str, names: Collection[str]) -> dict[str, Claim]:
    """The claims of these ids, of a reader or of people."""
    return _claims(connection, reader, names, claims.c.id.in_)


def claims_of_documents(connection: Connection, reader: str, names: Collection[str]) -> dict[str, Claim]:
    """The claims of these documents, of a reader or of people."""
    return _claims(connection, reader, names, claims.c.document.in_)


def _claims(
    connection: Connection, reader: str, names: Collection[str], among: Callable[[Sequence[str]], ColumnElement[bool]]
) -> dict[str, Claim]:
    def read(some: Sequence[str]) -> Iterator[tuple[str, Claim]]:
        wanted = select(claims).where(claims.c.version.in_((reader, PERSON)), among(some))
        for row in connection.execute(wanted).mappings():
            yield row["id"], rows.claim_of(row)

    return _each(names, read)


def documents_by_id(connection: Connection, names: Collection[str]) -> dict[str, Document]:
    """The documents of these ids."""

    def read(some: Sequence[str]) -> Iterator[tuple[str, Document]]:
        for row in connection.execute(select(documents).where(documents.c.id.in_(some))).mappings():
            yield row["id"], rows.document_of(row)

    return _each(names, read)


def stories_of(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The story that each of these documents tells: its own id where it stands alone."""

    def read(some: Sequence[str]) -> Iterator[tuple[str, str]]:
        for row in connection.execute(select(stories).where(stories.c.document.in_(some))):
            yield row.document, row.story

    return {name: name for name in names} | _each(names, read)


def told_by(connection: Connection, told: Collection[str]) -> dict[str, str]:
    """The documents that tell these stories, each with its story."""

    def read(some: Sequence[str]) -> Iterator[tuple[str, str]]:
        for row in connection.execute(select(stories).where(stories.c.story.in_(some))):
            yield row.document, row.story

    return {name: name for name in told} | _each(told, read)


def deals_begun(connection: Connection, beginning: str) -> Begun:
    """The ids of deals that begin so; where none does, the deals of the claims whose ids do."""
    found = _begun(connection, deals, beginning)
    if found.total:
        return found
    claim, deal = deal_claims.c.claim, deal_claims.c.deal
    wanted = select(deal).where(claim >= beginning, claim < beginning + _LAST).distinct().order_by(deal)
    names = tuple(connection.scalars(wanted.limit(SHOWN_NAMES)))
    return Begun(names, len(names))


def documents_begun(connection: Connection, beginning: str) -> Begun:
    """The ids of documents that begin so."""
    return _begun(connection, documents, beginning)


def all_deal_ids(connection: Connection) -> list[str]:
    """The ids of all deals."""
    return list(connection.scalars(select(deals.c.id)))


def deal_names(connection: Connection) -> list[str]:
    """The ids of all deals, where they are few; none where they are many."""
    return _few(connection, deals)


def document_names(connection: Connection) -> list[str]:
    """The ids of all documents, where they are few; none where they are many."""
    return _few(connection, documents)


def _begun(connection: Connection, table: Table, beginning: str) -> Begun:
    here = (table.c.id >= beginning, table.c.id < beginning + _LAST)
    names = tuple(connection.scalars(select(table.c.id).where(*here).order_by(table.c.id).limit(SHOWN_NAMES)))
    if len(names) < SHOWN_NAMES:
        return Begun(names, len(names))
    return Begun(names, connection.scalar(select(func.count()).select_from(table).where(*here)) or 0)


def _few(connection: Connection, table: Table) -> list[str]:
    names = list(connection.scalars(select(table.c.id).order_by(table.c.id).limit(FEW + 1)))
    return names if len(names) <= FEW else []


def _each(names: Collection[str], read: Callable[[Sequence[str]], Iterator[tuple[str, Found]]]) -> dict[str, Found]:
    ordered = sorted(names)
    found: dict[str, Found] = {}
    for start in range(0, len(ordered), AT_ONCE):
        found.update(read(ordered[start : start + AT_ONCE]))
    return found
