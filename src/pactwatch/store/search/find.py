"""A question put to the database: numbers of rows from the full-text index, records and snippets around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from pactwatch.model import PERSON, PartialDate
from pactwatch.store import fulltext, rows
from pactwatch.store.deal_rows import published_of
from pactwatch.store.schema import claims, deal_claims, deals, documents
from pactwatch.store.search.entries import sentence_of
from pactwatch.store.search.hits import Found, Hit, Piece, snippet
from pactwatch.store.search.question import Clause, Kind, Question
from pactwatch.store.search.words import mark

MOST_COUNTED = 1_000
_SOUGHT = {
    Kind.DEALS: (fulltext.search_deals, deals),
    Kind.CLAIMS: (fulltext.search_claims, claims),
    Kind.DOCUMENTS: (fulltext.search_documents, documents),
}


def find(connection: Connection, question: Question, reader: str | None, limit: int, before: int | None) -> Found:
    """What the question finds, `limit` of each kind, the newest first; claims are of one reader version, or by hand.

    `before` is the place of the last hit of the page before.
    """
    hits: list[Hit] = []
    totals: list[tuple[Kind, int]] = []
    for kind in question.kinds:
        condition = _condition(connection, kind, question, reader)
        total, page = _page(connection, kind, condition, limit, before)
        totals.append((kind, total))
        hits += _hits(connection, kind, question, page)
    near = () if hits or before is not None else _suggestions(connection, question)
    return Found(question, tuple(hits), tuple(totals), MOST_COUNTED, near)


def _condition(connection: Connection, kind: Kind, question: Question, reader: str | None) -> list[ColumnElement[bool]]:
    table, _ = _SOUGHT[kind]
    clauses = list(question.clauses)
    if kind is Kind.CLAIMS and reader is not None:
        clauses.append(Clause(((mark("reader", reader),), (mark("reader", PERSON),))))
    conditions: list[ColumnElement[bool]] = []
    if any(not clause.without for clause in clauses):
        conditions.append(fulltext.matches(connection, table, clauses))
    if question.since is not None:
        conditions.append(table.c.rowid >= fulltext.first_number(question.since))
    if question.until is not None:
        conditions.append(table.c.rowid < fulltext.first_number(question.until + timedelta(days=1)))
        conditions.append(table.c.rowid >= fulltext.first_number(question.until.min))  # undated ones are not before it
    return conditions


def _page(
    connection: Connection, kind: Kind, condition: Sequence[ColumnElement[bool]], limit: int, before: int | None
) -> tuple[int, Sequence[RowMapping]]:
    """How many records fulfil the condition, as far as they are counted, and the rows of a page of them."""
    searched, table = _SOUGHT[kind]
    number = searched.c.rowid
    counted = select(number).where(*condition)
    if fulltext.is_common(connection, searched, counted):
        fulltext.by_number(connection)
        counted = counted.order_by(number.desc())
    else:
        fulltext.by_words(connection)
    some = connection.scalars(counted.limit(MOST_COUNTED)).all()
    if len(some) < MOST_COUNTED:  # these are all: no need to ask again
        numbers = sorted((one for one in some if before is None or one < before), reverse=True)[:limit]
    else:
        fulltext.by_number(connection)
        conditions = [*condition, number < before] if before is not None else [*condition]
        numbers = list(connection.scalars(select(number).where(*conditions).order_by(number.desc()).limit(limit)))
    found = connection.execute(select(table).where(table.c.number.in_(numbers))).mappings()
    return len(some), sorted(found, key=lambda row: -row["number"])


def _hits(connection: Connection, kind: Kind, question: Question, found: Sequence[RowMapping]) -> Iterator[Hit]:
    if kind is Kind.DEALS:
        yield from (_deal_hit(row, question) for row in found)
    elif kind is Kind.DOCUMENTS:
        yield from (_document_hit(row, question) for row in found)
    else:
        yield from _claim_hits(connection, question, found)


def _deal_hit(row: RowMapping, question: Question) -> Hit:
    newest = published_of(row)
    pieces = snippet(row["title"], question.clauses)
    return Hit(Kind.DEALS, row["id"], row["title"], newest, pieces, None, row["id"], row["number"])


def _document_hit(row: RowMapping, question: Question) -> Hit:
    document = rows.document_of(row)
    published = document.published.date if document.published else None
    pieces = snippet(document.text, question.clauses)
    title = document.title or document.address
    return Hit(Kind.DOCUMENTS, document.id, title, published, pieces, document.id, None, row["number"])


def _claim_hits(connection: Connection, question: Question, found: Sequence[RowMapping]) -> Iterator[Hit]:
    names = {row["document"] for row in found}
    wanted = select(documents).where(documents.c.id.in_(names))
    by_id = {row["id"]: rows.document_of(row) for row in connection.execute(wanted).mappings()}
    linked = select(deal_claims).where(deal_claims.c.claim.in_([row["id"] for row in found]))
    deal_of = {row["claim"]: row["deal"] for row in connection.execute(linked).mappings()}
    for row in found:
        claim, document = rows.claim_of(row), by_id[row["document"]]
        pieces: tuple[Piece, ...] = snippet(sentence_of(claim, document), question.clauses)
        published: PartialDate | None = claim.published
        title = document.title or document.address
        deal = deal_of.get(claim.id)
        yield Hit(Kind.CLAIMS, claim.id, title, published, pieces, document.id, deal, row["number"])


def _suggestions(connection: Connection, question: Question) -> tuple[str, ...]:
    """Words that the index knows and that are like a word that was asked for, where nothing was found."""
    asked = {word for clause in question.clauses for phrase in clause.any_of[:1] for word in phrase}
    plain = sorted(word for word in asked if word.isalpha() and len(word) > 3)
    found = (name for word in plain for name in fulltext.alike(connection, word) if name != word)
    return tuple(dict.fromkeys(found))
