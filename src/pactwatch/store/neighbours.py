"""What new claims may belong to: deals like them, found by the search, with the claims and documents behind those."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, cast, select

from pactwatch.model import PERSON, Claim, Document
from pactwatch.store import alike, fulltext, rows
from pactwatch.store.alike import Likeness, SameKind
from pactwatch.store.dialect import named
from pactwatch.store.schema import claims, deal_claims, deals, documents, stories
from pactwatch.store.streams import headed


@dataclass(frozen=True, slots=True)
class Linked:
    """A deal by what is linked in it: its claims, and the agreement that it belongs to."""

    id: str
    claims: tuple[str, ...]
    agreement: str | None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Claims, by id, with the deals that they are linked to, all claims of those deals, and their documents.

    Of the documents' texts the opening is there. `stories` maps a document to its story, where others tell it too.
    """

    claims: tuple[Claim, ...]
    deals: tuple[Linked, ...]
    documents: Mapping[str, Document]
    stories: Mapping[str, str]


def claims_of_document(connection: Connection, document: str, reader: str) -> tuple[Claim, ...]:
    """The claims that a reader version found in a document, and those that people entered, by id."""
    found = connection.execute(_claims_of_document(), {"versions": (reader, PERSON), "document": document})
    # sorted here: asked for an order by id, SQLite would go through all claims of the reader in that order
    return tuple(sorted((rows.written_claim(*row) for row in found), key=_id))


def neighbourhood(
    connection: Connection, reader: str, around: Sequence[Claim], like: Sequence[Likeness | SameKind], most: int
) -> Neighbourhood:
    """Everything around new claims; `most` bounds how many claims there are beside the new ones.

    A deal is there with all its claims or not at all.
    """
    ids = {claim.id for claim in around}
    fulltext.by_either(connection)
    own = dict(_deals_of(connection, sorted(ids)))
    near = own | {one.id: one.agreement for one in alike.deals_like(connection, like)}
    members = _members(connection, list(near), most)
    wanted = {claim for held in members.values() for claim in held} - ids
    found = {claim.id: claim for claim in (*around, *_claims(connection, reader, wanted))}
    told, by_id = _documents(connection, {claim.document for claim in found.values()})
    linked = (Linked(name, tuple(members[name]), near[name]) for name in sorted(members))
    return Neighbourhood(tuple(found[name] for name in sorted(found)), tuple(linked), by_id, told)


def _id(claim: Claim) -> str:
    return claim.id


def _deals_of(connection: Connection, names: Sequence[str]) -> Iterable[tuple[str, str | None]]:
    """The deals of some claims, by id, each with its agreement."""
    found = connection.execute(_deals_of_claims(connection.dialect.name), {"names": names})
    return ((row.id, row.agreement) for row in found)


def _members(connection: Connection, names: Sequence[str], most: int) -> dict[str, list[str]]:
    """The claims of the deals, deal by deal as long as there is room."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for claim, deal in connection.execute(_claims_of_deals(connection.dialect.name), {"names": names}):
        found[deal].append(claim)
    kept: dict[str, list[str]] = {}
    room = most
    for name, held in found.items():
        if len(held) <= room:
            kept[name] = held
            room -= len(held)
    return kept


def _claims(connection: Connection, reader: str, names: Collection[str]) -> list[Claim]:
    asked = {"versions": (reader, PERSON), "names": list(names)}
    return [rows.written_claim(*row) for row in connection.execute(_claims_named(connection.dialect.name), asked)]


def _documents(connection: Connection, names: Collection[str]) -> tuple[dict[str, str], dict[str, Document]]:
    """The stories of these documents, of those that others tell too, and the documents with their openings, by id."""
    told: dict[str, str] = {}
    by_id: dict[str, Document] = {}
    for row in connection.execute(_documents_named(connection.dialect.name), {"names": sorted(names)}).mappings():
        by_id[row["id"]] = rows.document_of({**row, "offsets": rows.NO_OFFSETS})
        if row["story"] is not None:
            told[row["id"]] = row["story"]
    return told, by_id


# The questions are put together once: that takes longer than to ask them.


@cache
def _claims_of_document() -> Select[str, str]:
    versions = claims.c.version.in_(bindparam("versions", expanding=True))
    return select(claims.c.id, cast(claims.c.payload, Text)).where(versions, claims.c.document == bindparam("document"))


@cache
def _claims_named(dialect: str) -> Select[str, str]:
    versions = claims.c.version.in_(bindparam("versions", expanding=True))
    return select(claims.c.id, cast(claims.c.payload, Text)).where(versions, named(dialect, claims.c.id))


@cache
def _deals_of_claims(dialect: str) -> Select[str, str | None]:
    told = select(deals.c.id, alike.AGREEMENT).join(deal_claims, deal_claims.c.deal == deals.c.id)
    return told.where(named(dialect, deal_claims.c.claim)).order_by(deals.c.id)


@cache
def _claims_of_deals(dialect: str) -> Select[str, str]:
    return select(deal_claims.c.claim, deal_claims.c.deal).where(named(dialect, deal_claims.c.deal))


@cache
def _documents_named(dialect: str) -> Select[*tuple[Any, ...]]:
    told = select(*headed(), stories.c.story).outerjoin(stories, stories.c.document == documents.c.id)
    return told.where(named(dialect, documents.c.id)).order_by(documents.c.id)
