"""What was fetched from the web, kept compressed with its headers; and the memory that fetching itself needs."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, Select, func, insert, select
from sqlalchemy.exc import IntegrityError

from pactwatch.errors import StoreError
from pactwatch.model import Capture
from pactwatch.store.schema import bodies, captures, documents, passed_over
from pactwatch.store.store import Store

_OK = 200
_LEVEL = 6
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What is told of a capture without its body: `packed` is its size in the database, in bytes."""

    address: str
    final: str
    fetched_at: datetime
    status: int
    digest: str
    packed: int


class Captures:
    """The captures of a store. Only pruning takes one out again.

    `version` tells the version of the reader in use: pages that it passed over need not be fetched again.
    """

    def __init__(self, store: Store, version: Callable[[], str] | None = None) -> None:
        self._store, self._version = store, version

    def last(self, address: str) -> Capture | None:
        """The latest answer of status 200 that was kept for an address, None where none was."""
        wanted = _whole().where(captures.c.address == address, captures.c.status == _OK)
        with self._store.reading() as connection:
            row = connection.execute(wanted.order_by(captures.c.number.desc()).limit(1)).mappings().first()
        return _capture_of(row) if row is not None else None

    def days(self, addresses: Sequence[str]) -> Mapping[str, date]:
        """The day on which each of the addresses was last answered for; those that never were are left out."""
        latest = func.max(captures.c.fetched_at).label("latest")
        found: dict[str, date] = {}
        with self._store.reading() as connection:
            for first in range(0, len(addresses), _AT_ONCE):
                some = captures.c.address.in_(addresses[first : first + _AT_ONCE])
                wanted = select(captures.c.address, latest).where(some).group_by(captures.c.address)
                found.update({row.address: row.latest.date() for row in connection.execute(wanted)})
        return found

    def newest(self) -> int:
        """The number of the latest answer that was kept, 0 where none was."""
        with self._store.reading() as connection:
            return connection.scalar(select(func.max(captures.c.number))) or 0

    def keep(self, capture: Capture) -> None:
        """Keep an answer; a body that is there already is not kept twice."""
        digest = hashlib.sha256(capture.body).hexdigest()
        row = {
            "address": capture.address,
            "final": capture.final,
            "fetched_at": capture.fetched_at,
            "status": capture.status,
            "headers": [list(pair) for pair in capture.headers],
            "digest": digest,
        }
        try:
            self._write(row, capture.body)
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            self._write(row, capture.body)  # another process was quicker with the same body: now it is there

    def has(self, address: str) -> bool:
        """Whether a document of that address is there already, or its page was passed over by the reader in use."""
        with self._store.reading() as connection:
            wanted = select(documents.c.id).where(documents.c.address == address).limit(1)
            if connection.execute(wanted).first() is not None:
                return True
            passed = connection.scalar(select(passed_over.c.version).where(passed_over.c.address == address))
        return passed is not None and self._version is not None and passed == self._version()

    def listed(self, address: str | None = None) -> Iterator[Kept]:
        """What was kept, the latest first, of all addresses or of one; at most 10,000."""
        told = (captures.c.address, captures.c.final, captures.c.fetched_at, captures.c.status, captures.c.digest)
        size = func.length(bodies.c.packed).label("packed")
        wanted = select(*told, size).join(bodies, bodies.c.digest == captures.c.digest)
        if address is not None:
            wanted = wanted.where(captures.c.address == address)
        with self._store.reading() as connection:
            rows = connection.execute(wanted.order_by(captures.c.number.desc()).limit(10_000)).mappings().all()
        return (Kept(**row) for row in rows)

    def _write(self, row: dict[str, object], body: bytes) -> None:
        with self._store.writing() as connection:
            if not _has_body(connection, str(row["digest"])):
                connection.execute(insert(bodies), {"digest": row["digest"], "packed": zlib.compress(body, _LEVEL)})
            connection.execute(insert(captures), row)


def _has_body(connection: Connection, digest: str) -> bool:
    return connection.execute(select(bodies.c.digest).where(bodies.c.digest == digest)).first() is not None


def _whole() -> Select[*tuple[object, ...]]:
    return select(captures, bodies.c.packed).join(bodies, bodies.c.digest == captures.c.digest)


def _capture_of(row: RowMapping) -> Capture:
    return Capture(
        address=row["address"],
        final=row["final"],
        fetched_at=row["fetched_at"],
        status=row["status"],
        headers=tuple((str(name), str(value)) for name, value in row["headers"]),
        body=zlib.decompress(row["packed"]),
    )
