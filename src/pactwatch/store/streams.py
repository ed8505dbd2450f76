"""Records read in stretches, so that several processes can each take some and none holds them all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, func, select

from pactwatch.model import Claim, Document
from pactwatch.store import rows
from pactwatch.store.schema import claims, documents

OPENING = 2_000
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """The records whose ids come behind one and go up to another; None for no bound."""

    after: str | None
    until: str | None


def stretches_of_claims(connection: Connection, version: str, size: int) -> list[Stretch]:
    """The claims of a reader version, by id, in stretches of so many."""
    ids = select(claims.c.id).where(claims.c.version == version).order_by(claims.c.id)
    return _cut(connection.execution_options(yield_per=10_000).scalars(ids), size)


def stretches_of_documents(connection: Connection, size: int) -> list[Stretch]:
    """All documents, by id, in stretches of so many."""
    ids = select(documents.c.id).order_by(documents.c.id)
    return _cut(connection.execution_options(yield_per=10_000).scalars(ids), size)


def claims_in(connection: Connection, version: str, stretch: Stretch) -> Iterator[Claim]:
    """The claims of a reader version in a stretch, by id."""
    wanted = select(*_written()).where(claims.c.version == version, *_within(claims, stretch))
    for row in connection.execute(wanted.order_by(claims.c.id)):
        yield rows.written_claim(row.id, row.written)


def claims_of_ids(connection: Connection, version: str, names: Collection[str]) -> dict[str, Claim]:
    """The claims of a reader version with these ids."""
    found: dict[str, Claim] = {}
    ordered = sorted(names)
    for start in range(0, len(ordered), AT_ONCE):
        here = claims.c.id.in_(ordered[start : start + AT_ONCE])
        wanted = select(*_written()).where(claims.c.version == version, here)
        found |= {row.id: rows.written_claim(row.id, row.written) for row in connection.execute(wanted)}
    return found


def headed_documents(connection: Connection, stretch: Stretch) -> Iterator[Document]:
    """The documents in a stretch, by id, with the opening of their text alone."""
    wanted = select(*headed()).where(*_within(documents, stretch)).order_by(documents.c.id)
    for row in connection.execute(wanted).mappings():
        yield rows.document_of({**row, "offsets": rows.NO_OFFSETS})


def headed() -> list[ColumnElement[Any]]:
    """The columns of a document, of its text the opening alone, without its offsets."""
    opening = func.substr(documents.c.text, 1, OPENING).label("text")
    return [*(column for column in documents.c if column.name not in ("text", "offsets")), opening]


def _written() -> list[ColumnElement[str]]:
    """The id of a claim and its JSON as text, which becomes a claim in half the time that parsed JSON takes."""
    return [claims.c.id, cast(claims.c.payload, Text).label("written")]


def _cut(ids: Iterable[str], size: int) -> list[Stretch]:
    """The stretches of so many ids, which come in order; the first and the last have no bound of their own."""
    bounds: list[str | None] = [None]
    last = None
    for place, name in enumerate(ids, 1):
        last = name
        if place % size == 0:
            bounds.append(name)
    if last is None:
        return []
    bounds[-1 if bounds[-1] == last else len(bounds) :] = [None]
    return [Stretch(after, until) for after, until in pairwise(bounds)]


def _within(table: Table, stretch: Stretch) -> list[ColumnElement[bool]]:
    after = [table.c.id > stretch.after] if stretch.after is not None else []
    until = [table.c.id <= stretch.until] if stretch.until is not None else []
    return [*after, *until]
