"""What new claims may belong to: claims like them, found by the search, with the deals and documents around those."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from pactwatch.model import PERSON, Claim, Deal, Document
from pactwatch.store import fulltext, rows
from pactwatch.store.fulltext import search_claims
from pactwatch.store.kept import kept_deals
from pactwatch.store.schema import claims, deal_claims, documents, stories
from pactwatch.store.search.question import Clause
from pactwatch.store.search.words import mark


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which claims are like a new one: the clauses hold, they were published between two days, the newest `most`."""

    clauses: tuple[Clause, ...]
    since: date | None
    until: date | None
    most: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Claims, by id, with the deals that they are linked to, all claims of those deals, and their documents.

    `stories` maps a document to its story, where that is told by others too.
    """

    claims: tuple[Claim, ...]
    deals: tuple[Deal, ...]
    documents: Mapping[str, Document]
    stories: Mapping[str, str]


def claims_of_document(connection: Connection, document: str, reader: str) -> tuple[Claim, ...]:
    """The claims that a reader version found in a document, and those that people entered, by id."""
    wanted = select(claims).where(claims.c.version.in_((reader, PERSON)), claims.c.document == document)
    # sorted here: asked for an order by id, SQLite would go through all claims of the reader in that order
    return tuple(sorted((rows.claim_of(row) for row in connection.execute(wanted).mappings()), key=_id))


def neighbourhood(
    connection: Connection, reader: str, around: Sequence[Claim], alike: Sequence[Likeness], most: int
) -> Neighbourhood:
    """Everything around new claims; `most` bounds how many claims there are beside the new ones.

    A deal is there with all its claims or not at all.
    """
    ids = {claim.id for claim in around}
    fulltext.by_either(connection)
    asked = dict.fromkeys(alike)  # several new claims may be like the same ones
    near = [name for one in asked for name in _near(connection, reader, one) if name not in ids]
    linked = _deals_of(connection, [*ids, *dict.fromkeys(near)])
    members = _members(connection, list(dict.fromkeys(linked.values())), most)
    wanted = {claim for held in members.values() for claim in held} - ids
    found = {claim.id: claim for claim in (*around, *_claims(connection, reader, wanted))}
    names = {claim.document for claim in found.values()}
    by_id = _documents(connection, names)
    told = dict(
        connection.execute(select(stories.c.document, stories.c.story).where(stories.c.document.in_(names))).all()
    )
    return Neighbourhood(tuple(found[name] for name in sorted(found)), kept_deals(connection, members), by_id, told)


def _id(claim: Claim) -> str:
    return claim.id


def _near(connection: Connection, reader: str, alike: Likeness) -> Sequence[str]:
    clauses = (*alike.clauses, Clause(((mark("reader", reader),), (mark("reader", PERSON),))))
    conditions = [fulltext.matches(connection, search_claims, clauses)]
    if alike.since is not None:
        conditions.append(search_claims.c.rowid >= fulltext.first_number(alike.since))
    if alike.until is not None:
        conditions.append(search_claims.c.rowid < fulltext.first_number(alike.until))
    page = select(search_claims.c.rowid).where(*conditions).order_by(search_claims.c.rowid.desc()).limit(alike.most)
    newest = page.cte("newest").prefix_with("MATERIALIZED")
    wanted = select(claims.c.id).join(newest, claims.c.number == newest.c.rowid)
    return connection.scalars(wanted.order_by(claims.c.number.desc())).all()


def _deals_of(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """The deal of each claim that has one, in the order of the claims."""
    found = connection.execute(select(deal_claims.c.claim, deal_claims.c.deal).where(deal_claims.c.claim.in_(names)))
    deal_of = {row.claim: row.deal for row in found}
    return {name: deal_of[name] for name in names if name in deal_of}


def _members(connection: Connection, deals: Sequence[str], most: int) -> dict[str, list[str]]:
    """The claims of the deals, deal by deal as long as there is room."""
    found: dict[str, list[str]] = {name: [] for name in deals}
    wanted = select(deal_claims.c.claim, deal_claims.c.deal).where(deal_claims.c.deal.in_(deals))
    for row in connection.execute(wanted):
        found[row.deal].append(row.claim)
    kept: dict[str, list[str]] = {}
    room = most
    for name, held in found.items():
        if len(held) <= room:
            kept[name] = held
            room -= len(held)
    return kept


def _claims(connection: Connection, reader: str, names: Collection[str]) -> list[Claim]:
    wanted = select(claims).where(claims.c.version.in_((reader, PERSON)), claims.c.id.in_(names))
    return [rows.claim_of(row) for row in connection.execute(wanted).mappings()]


def _documents(connection: Connection, names: Collection[str]) -> dict[str, Document]:
    wanted = select(documents).where(documents.c.id.in_(names))
    return {row["id"]: rows.document_of(row) for row in connection.execute(wanted).mappings()}
