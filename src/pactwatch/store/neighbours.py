"""What new claims may belong to: deals like them, found by the search, with the claims and documents behind those."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from pactwatch.model import PERSON, Claim, Document
from pactwatch.store import fulltext, rows
from pactwatch.store.facts import deal_facts
from pactwatch.store.fulltext import search_deals
from pactwatch.store.schema import claims, deal_claims, deals, stories
from pactwatch.store.search.question import Clause
from pactwatch.store.streams import headed_documents_named


@dataclass(frozen=True, slots=True)
class Likeness:
    """Which deals a claim is like: the clauses hold, they were told of between two days; the `most` last told of."""

    clauses: tuple[Clause, ...]
    since: date | None
    until: date | None
    most: int


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
    asked = dict.fromkeys(alike)  # several new claims may be like the same deals
    near = [name for one in asked for name in _near(connection, one)]
    members = _members(connection, list(dict.fromkeys([*_deals_of(connection, sorted(ids)), *near])), most)
    wanted = {claim for held in members.values() for claim in held} - ids
    found = {claim.id: claim for claim in (*around, *_claims(connection, reader, wanted))}
    names = {claim.document for claim in found.values()}
    by_id = {one.id: one for one in headed_documents_named(connection, names)}
    told = dict(
        connection.execute(select(stories.c.document, stories.c.story).where(stories.c.document.in_(names))).all()
    )
    return Neighbourhood(tuple(found[name] for name in sorted(found)), _linked(connection, members), by_id, told)


def _id(claim: Claim) -> str:
    return claim.id


def _near(connection: Connection, alike: Likeness) -> Sequence[str]:
    number = search_deals.c.rowid  # that of the deal, which grows with the day it was last told of
    conditions = [fulltext.matches(connection, search_deals, alike.clauses)]
    if alike.since is not None:
        conditions.append(number >= fulltext.first_number(alike.since))
    if alike.until is not None:
        first = select(deal_facts.c.first).where(deal_facts.c.number == number).scalar_subquery()
        conditions.append(first <= alike.until.toordinal())
    page = select(number).where(*conditions).order_by(number.desc()).limit(alike.most)
    newest = page.cte("newest").prefix_with("MATERIALIZED")
    wanted = select(deals.c.id).join(newest, deals.c.number == newest.c.rowid)
    return connection.scalars(wanted.order_by(deals.c.number.desc())).all()


def _deals_of(connection: Connection, names: Sequence[str]) -> Sequence[str]:
    """The deals of some claims, by id."""
    wanted = select(deal_claims.c.deal).where(deal_claims.c.claim.in_(names)).order_by(deal_claims.c.deal)
    return connection.scalars(wanted).all()


def _members(connection: Connection, names: Sequence[str], most: int) -> dict[str, list[str]]:
    """The claims of the deals, deal by deal as long as there is room."""
    found: dict[str, list[str]] = {name: [] for name in names}
    wanted = select(deal_claims.c.claim, deal_claims.c.deal).where(deal_claims.c.deal.in_(names))
    for row in connection.execute(wanted):
        found[row.deal].append(row.claim)
    kept: dict[str, list[str]] = {}
    room = most
    for name, held in found.items():
        if len(held) <= room:
            kept[name] = held
            room -= len(held)
    return kept


def _linked(connection: Connection, members: Mapping[str, Sequence[str]]) -> tuple[Linked, ...]:
    """Deals with their claims, by id."""
    agreement = deals.c.payload[("deal", "agreement")].as_string()
    wanted = select(deals.c.id, agreement.label("agreement")).where(deals.c.id.in_(members)).order_by(deals.c.id)
    return tuple(Linked(row.id, tuple(members[row.id]), row.agreement) for row in connection.execute(wanted))


def _claims(connection: Connection, reader: str, names: Collection[str]) -> list[Claim]:
    wanted = select(claims).where(claims.c.version.in_((reader, PERSON)), claims.c.id.in_(names))
    return [rows.claim_of(row) for row in connection.execute(wanted).mappings()]
