"""Judgements in the database: appended, with what somebody entered by hand, and found again by document."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import Connection, Select, func, insert, select

from pactwatch.model import PERSON, Claim, Document, Judgement
from pactwatch.store import indexing, records, rows
from pactwatch.store.dialect import named
from pactwatch.store.schema import claims, documents, judgement_documents, judgements, readings

BATCH = 500


def append(connection: Connection, judgement: Judgement) -> None:
    """Write a judgement behind all others."""
    connection.execute(insert(judgements), rows.judgement_row(judgement))
    named = sorted({claim.document for claim in judgement.about})
    if named:
        pairs = [{"document": name, "judgement": judgement.id} for name in named]
        connection.execute(insert(judgement_documents), pairs)


def count(connection: Connection) -> int:
    """How many judgements there are, undone ones too."""
    return connection.scalar(select(func.count()).select_from(judgements)) or 0


def about(connection: Connection, names: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements about claims of these documents, and all that undo one of them, in their order."""
    ids = set(connection.scalars(_about_documents(connection.dialect.name), {"names": list(names)}))
    new = ids
    while new:  # an undo can be undone
        found = connection.scalars(select(judgements.c.id).where(judgements.c.subject.in_(new)))
        new = set(found) - ids
        ids = ids | new
    ordered = sorted(ids)
    found_rows = [
        row
        for start in range(0, len(ordered), BATCH)
        for row in connection.execute(
            select(judgements).where(judgements.c.id.in_(ordered[start : start + BATCH]))
        ).mappings()
    ]
    return tuple(rows.judgement_of(row) for row in sorted(found_rows, key=lambda row: row["sequence"]))


@cache
def _about_documents(dialect: str) -> Select[str]:
    return select(judgement_documents.c.judgement).where(named(dialect, judgement_documents.c.document))


def add_document(connection: Connection, document: Document) -> None:
    """Keep a document, if it is not there."""
    if connection.execute(select(documents.c.id).where(documents.c.id == document.id)).first() is None:
        records.put_document(connection, document)


def add_by_hand(connection: Connection, found: Collection[Claim]) -> None:
    """Keep claims that somebody entered, of documents that are there; those that are there already stay."""
    for claim in found:
        same = select(claims.c.id).where(claims.c.version == PERSON, claims.c.id == claim.id)
        if connection.execute(same).first() is not None:
            continue
        read = select(readings.c.document).where(readings.c.document == claim.document, readings.c.version == PERSON)
        if connection.execute(read).first() is None:
            row = {"document": claim.document, "version": PERSON, "recorded_at": datetime.now(UTC)}
            connection.execute(insert(readings), row)
        numbers = indexing.numbers_of_claims(connection, [claim])
        indexing.add_by_hand(connection, claim, numbers[0])
        connection.execute(insert(claims), {**rows.claim_row(claim), "number": numbers[0]})
