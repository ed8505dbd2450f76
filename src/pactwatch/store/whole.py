"""The register that is kept, read as a whole, and what tells that the database has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Integer, func, select

from pactwatch.model import Agreement, CooperationThread, Deal
from pactwatch.model.adapters import adapter_of
from pactwatch.store import fulltext
from pactwatch.store.deal_rows import deal_of
from pactwatch.store.kept import Behind
from pactwatch.store.schema import agreements, deals, failures, judgements, registers, saved_sources, stories, threads

BATCH = 1_000


def all_deals(connection: Connection) -> Iterator[Deal]:
    """Every deal that is kept, by id."""
    found = connection.execute(select(deals.c.id, deals.c.payload).order_by(deals.c.id)).mappings()
    while some := found.fetchmany(BATCH):
        yield from map(deal_of, some)


def behind(connection: Connection) -> Behind:
    """Packages, relations and stories of the register that is kept."""
    packed, related = adapter_of(Agreement), adapter_of(CooperationThread)
    packages = connection.execute(select(agreements).order_by(agreements.c.id)).mappings()
    relations = connection.execute(select(threads).order_by(threads.c.id)).mappings()
    found: tuple[Agreement, ...] = tuple(packed.validate_python(row["payload"]) for row in packages)
    related_found: tuple[CooperationThread, ...] = tuple(related.validate_python(row["payload"]) for row in relations)
    return Behind(found, related_found, {row.document: row.story for row in connection.execute(select(stories))})


def stamp(connection: Connection) -> str:
    """What is another text as soon as anything was added to the database, read, linked, judged, graded or failed."""
    told = connection.execute(
        select(
            *(select(registers.c[name]).limit(1).scalar_subquery() for name in ("version", "recorded_at", "whole")),
            select(func.max(judgements.c.sequence)).scalar_subquery(),
            select(func.count()).select_from(failures).scalar_subquery(),
            select(func.max(failures.c.recorded_at)).scalar_subquery(),
            select(func.count()).select_from(saved_sources).scalar_subquery(),
            select(func.max(saved_sources.c.recorded_at)).scalar_subquery(),
            select(func.sum(saved_sources.c.verified.cast(Integer))).scalar_subquery(),
        )
    ).one()
    return repr((tuple(told), fulltext.counted_so_far(connection), _grades(connection)))


def _grades(connection: Connection) -> list[tuple[object, ...]]:
    """The grades of saved sources."""
    graded = select(saved_sources.c.place, saved_sources.c.grade, saved_sources.c.reason)
    graded = graded.where(saved_sources.c.grade.is_not(None)).order_by(saved_sources.c.place)
    return [tuple(one) for one in connection.execute(graded)]
