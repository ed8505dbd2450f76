"""Pages that a feed, sitemap or other list led to and that claim nothing: where they are, and which test said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select

from pactwatch.store.dialect import put
from pactwatch.store.schema import passed_over as table
from pactwatch.store.store import PAGE, Store


@dataclass(frozen=True, slots=True)
class PassedOver:
    """One such page: its address, the list that led to it, why it was turned away, by which version of the reader."""

    address: str
    listed_by: str
    reason: str
    version: str
    recorded_at: datetime | None = None


class PassedOverPages:
    """The pages of a store that were passed over."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, page: PassedOver) -> None:
        """Note a page; what was noted of its address before gives way."""
        row = {name: getattr(page, name) for name in ("address", "listed_by", "reason", "version")}
        with self._store.writing() as connection:
            put(connection, table, row | {"recorded_at": page.recorded_at or datetime.now(UTC)})

    def forget(self, address: str) -> None:
        """Take an address out: its page has become a document."""
        with self._store.writing() as connection:
            connection.execute(delete(table).where(table.c.address == address))

    def has(self, address: str, version: str) -> bool:
        """Whether a version of the reader passed an address over."""
        wanted = select(table.c.address).where(table.c.address == address, table.c.version == version)
        with self._store.reading() as connection:
            return connection.execute(wanted).first() is not None

    def counts(self) -> Mapping[str, int]:
        """How many pages of each list were passed over, by the address of the list."""
        wanted = select(table.c.listed_by, func.count().label("pages")).group_by(table.c.listed_by)
        with self._store.reading() as connection:
            return {row.listed_by: row.pages for row in connection.execute(wanted)}

    def all(self, address: str | None = None) -> Iterator[PassedOver]:
        """Every page by address, or those at one address or that the list at one address led to."""
        wanted = select(table)
        if address is not None:
            wanted = wanted.where((table.c.address == address) | (table.c.listed_by == address))
        return (PassedOver(**row) for row in self._store.pages(wanted, (table.c.address,), PAGE))
