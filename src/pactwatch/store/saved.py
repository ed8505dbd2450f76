"""The sources that a person has saved."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import RowMapping, delete, insert, select, update

from pactwatch.errors import NotFoundError
from pactwatch.model import Grade, SavedSource
from pactwatch.store.schema import saved_sources as table
from pactwatch.store.store import Store


class SavedSources:
    """The saved sources of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[SavedSource, ...]:
        """Every source, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(select(table)).mappings().all()
        return tuple(sorted(map(_source_of, rows), key=lambda one: (one.name.casefold(), one.place)))

    def add(self, source: SavedSource) -> bool:
        """Save a source; False where its place was saved already, and then nothing changes."""
        with self._store.writing() as connection:
            if connection.execute(select(table.c.place).where(table.c.place == source.place)).first() is not None:
                return False
            connection.execute(insert(table), _row(source) | {"recorded_at": datetime.now(UTC)})
            return True

    def put(self, source: SavedSource) -> None:
        """Change a source that is saved."""
        row = _row(source)
        with self._store.writing() as connection:
            connection.execute(update(table).where(table.c.place == source.place).values(row))

    def remove(self, source: SavedSource) -> None:
        """Forget a source; documents that were read from it stay."""
        with self._store.writing() as connection:
            connection.execute(delete(table).where(table.c.place == source.place))

    def find(self, text: str) -> SavedSource | None:
        """The source with this place or name, in any case; None for none. Raises: NotFoundError for several."""
        sources = self.all()
        found = [one for one in sources if one.place == text]
        found = found or [one for one in sources if one.name.casefold() == text.casefold()]
        if len(found) > 1:
            raise NotFoundError(f"source {text!r}: {len(found)} have this name; give the address of one")
        return found[0] if found else None

    def named(self, text: str) -> SavedSource:
        """The source with this place or name, in any case. Raises: NotFoundError for none, or for several."""
        found = self.find(text)
        if found is None:
            raise NotFoundError(f"source {text!r}: not saved; `pactwatch sources list` shows those that are")
        return found


def _row(source: SavedSource) -> dict[str, object]:
    return {
        "place": source.place,
        "name": source.name,
        "publisher": source.publisher,
        "columns": [list(pair) for pair in source.columns],
        "grade": source.grade.mark if source.grade is not None else None,
        "reason": source.grade.reason if source.grade is not None else None,
        "documented": source.documented,
        "verified": source.verified,
    }


def _source_of(row: RowMapping) -> SavedSource:
    return SavedSource(
        place=row["place"],
        name=row["name"],
        publisher=row["publisher"],
        columns=tuple((str(name), str(own)) for name, own in row["columns"]),
        grade=Grade(row["grade"], row["reason"] or "") if row["grade"] is not None else None,
        documented=row["documented"],
        verified=row["verified"],
    )
