"""Documents and claims written inside a transaction, each with what lets it be found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from pactwatch.errors import StoreError
from pactwatch.model import Claim, Document
from pactwatch.store import indexing, rows
from pactwatch.store.schema import claims, documents, readings


def put_document(connection: Connection, document: Document) -> None:
    """Write a document that is not there yet."""
    number = indexing.numbers_of_documents(connection, [document])[0]
    connection.execute(insert(documents), {**rows.document_row(document, datetime.now(UTC)), "number": number})
    indexing.add_document(connection, document, number)


def put_read(connection: Connection, read: Sequence[tuple[Document, tuple[Claim, ...]]], version: str) -> None:
    """Write documents that are not there yet with all that a reader version found in each, at once."""
    if not read:
        return
    now = datetime.now(UTC)
    found = [claim for _, claims_here in read for claim in claims_here]
    numbers = indexing.numbers_of_documents(connection, [document for document, _ in read])
    claim_numbers = indexing.numbers_of_claims(connection, found)
    numbered = list(zip(read, numbers, strict=True))
    connection.execute(insert(documents), [{**rows.document_row(one, now), "number": at} for (one, _), at in numbered])
    connection.execute(
        insert(readings), [{"document": one.id, "version": version, "recorded_at": now} for one, _ in read]
    )
    if found:
        pairs = zip(found, claim_numbers, strict=True)
        connection.execute(insert(claims), [{**rows.claim_row(claim), "number": at} for claim, at in pairs])
    indexing.add_read(connection, [(one, told, at) for (one, told), at in numbered], claim_numbers)


def check_claims(document_id: str, version: str, new: Sequence[Claim]) -> None:
    """Raises: StoreError for claims of another document or version; nothing otherwise."""
    strangers = [claim.id for claim in new if (claim.document, claim.version) != (document_id, version)]
    if strangers:
        raise StoreError(f"claim {strangers[0]}: not of document {document_id} and reader version {version}")


def put_claims(connection: Connection, document_id: str, version: str, new: Sequence[Claim]) -> None:
    """Write what a reader version found in a document that it has not read yet, and that it has read it.

    Raises: StoreError for a document that is not there.
    """
    document = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().first()
    if document is None:
        raise StoreError(f"document {document_id}: not in the database; add it before its claims")
    reading = {"document": document_id, "version": version, "recorded_at": datetime.now(UTC)}
    connection.execute(insert(readings), reading)
    numbers = indexing.numbers_of_claims(connection, new)
    indexing.add_claims(connection, document, new, numbers)
    if new:
        pairs = zip(new, numbers, strict=True)
        connection.execute(insert(claims), [{**rows.claim_row(claim), "number": at} for claim, at in pairs])
