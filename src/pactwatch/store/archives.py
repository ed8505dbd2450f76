"""What became of the pages of an archive, and how far it has been read, written together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from pactwatch.model import Claim, Document, Failure
from pactwatch.store.dialect import put, put_all
from pactwatch.store.records import check_claims, put_claims, put_read
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
    new, others = _told_apart(connection, batch.kept)
    for page in batch.kept:
        check_claims(page.document.id, state.version, page.claims)
    put_read(connection, [(page.document, page.claims) for page in new], state.version)
    claimed = sum(len(page.claims) for page in new) + sum(_put_claims(connection, one, state.version) for one in others)
    now = datetime.now(UTC)
    for failure in batch.failed:
        row = {"address": failure.address, "stage": failure.stage, "reason": failure.reason, "recorded_at": now}
        put(connection, failures, row)
    away = batch.turned_away.items()
    put_all(connection, turned_away, [{"page": one, "version": state.version, "reason": why} for one, why in away])
    row = {name: getattr(state, name) for name in ("archive", "version", "address", "byte", "skip", "done")}
    put(connection, archives, row | {"counts": dict(state.counts), "recorded_at": now})
    return len(new), claimed


def _told_apart(connection: Connection, kept: Sequence[ReadPage]) -> tuple[list[ReadPage], list[ReadPage]]:
    """The pages whose document is new, each once, and the others."""
    names = [page.document.id for page in kept]
    seen = set(connection.scalars(select(documents.c.id).where(documents.c.id.in_(names)))) if names else set()
    new: list[ReadPage] = []
    others: list[ReadPage] = []
    for page in kept:
        (others if page.document.id in seen else new).append(page)
        seen.add(page.document.id)
    return new, others


def _put_claims(connection: Connection, page: ReadPage, version: str) -> int:
    """How many claims were new in a document that is there."""
    name = page.document.id
    read = select(readings.c.document).where(readings.c.document == name, readings.c.version == version)
    if connection.scalar(read) is not None:
        return 0
    put_claims(connection, name, version, page.claims)
    return len(page.claims)


def state_of(connection: Connection, name: str, version: str) -> ArchiveState | None:
    """How far an archive has been read by a version of the reader, or None where it was never begun."""
    wanted = select(archives).where(archives.c.archive == name, archives.c.version == version)
    row = connection.execute(wanted).mappings().first()
    if row is None:
        return None
    counts = {str(end): int(count) for end, count in row["counts"].items()}
    return ArchiveState(name, version, row["address"], row["byte"], row["skip"], row["done"], counts)


def were_turned_away(connection: Connection, pages: Sequence[int], version: str) -> frozenset[int]:
    """Those of some pages that a version of the reader has turned away, by the digests of their bytes."""
    wanted = select(turned_away.c.page).where(turned_away.c.page.in_(pages), turned_away.c.version == version)
    return frozenset(connection.scalars(wanted))
