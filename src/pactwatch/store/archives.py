"""What became of the pages of an archive, and how far it has been read, written together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from pactwatch.model import Claim, Document, Failure
from pactwatch.store.dialect import put
from pactwatch.store.records import check_claims, put_claims, put_document
from pactwatch.store.schema import archives, documents, failures, readings, turned_away


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page that was kept: its document, and what was found in it."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PageBatch:
    """What became of some pages: kept, failed, or turned away (the digest of a page's bytes to the reason)."""

    kept: tuple[ReadPage, ...] = ()
    failed: tuple[Failure, ...] = ()
    turned_away: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """How far a version of the reader has come in an archive.

    The next record begins `skip` records after the one at `byte`; `counts` says how many pages came to which end.
    """

    archive: str
    version: str
    address: str
    byte: int = 0
    skip: int = 0
    done: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


def put_pages(connection: Connection, batch: PageBatch, state: ArchiveState) -> tuple[int, int]:
    """Write all of it; return how many documents and claims are new."""
    added = claimed = 0
    for page in batch.kept:
        new, found = _put_page(connection, page, state.version)
        added, claimed = added + new, claimed + found
    now = datetime.now(UTC)
    for failure in batch.failed:
        row = {"address": failure.address, "stage": failure.stage, "reason": failure.reason, "recorded_at": now}
        put(connection, failures, row)
    for page_digest, reason in batch.turned_away.items():
        put(connection, turned_away, {"page": page_digest, "version": state.version, "reason": reason})
    row = {name: getattr(state, name) for name in ("archive", "version", "address", "byte", "skip", "done")}
    put(connection, archives, row | {"counts": dict(state.counts), "recorded_at": now})
    return added, claimed


def _put_page(connection: Connection, page: ReadPage, version: str) -> tuple[bool, int]:
    """Whether the document was new, and how many claims were."""
    name = page.document.id
    new = connection.scalar(select(documents.c.id).where(documents.c.id == name)) is None
    if new:
        put_document(connection, page.document)
    read = select(readings.c.document).where(readings.c.document == name, readings.c.version == version)
    if connection.scalar(read) is not None:
        return new, 0
    check_claims(name, version, page.claims)
    put_claims(connection, name, version, page.claims)
    return new, len(page.claims)


def state_of(connection: Connection, name: str, version: str) -> ArchiveState | None:
    """How far an archive has been read by a version of the reader, or None where it was never begun."""
    wanted = select(archives).where(archives.c.archive == name, archives.c.version == version)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        return None
    counts = {str(end): int(count) for end, count in row["counts"].items()}
    return ArchiveState(name, version, row["address"], row["byte"], row["skip"], row["done"], counts)


def was_turned_away(connection: Connection, page: int, version: str) -> bool:
    """Whether a version of the reader has turned a page away, by the digest of its bytes."""
    wanted = select(turned_away.c.page).where(turned_away.c.page == page, turned_away.c.version == version)
    return connection.scalar(wanted) is not None
