"""What was fetched and is no evidence for anything, taken out after its time; what a document stands on stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, exists, func, select

from pactwatch.store.schema import bodies, captures, documents, passed_over
from pactwatch.store.store import Store

_TOLD_WITHIN = timedelta(days=1)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many answers of servers were taken out, and how many bytes of compressed content went with them."""

    answers: int
    packed: int


def prune(store: Store, before: datetime, only_say: bool = False) -> Pruned:
    """Take out answers fetched before a moment that no document stands on; with `only_say`, only count them.

    An answer goes where its page was passed over, or where a later answer of its address is kept (a feed that was read
    again); never where a document of its address is there, or where a list may have told a document's text itself.
    """
    with store.writing() as connection:
        gone = list(_prunable(connection, before))
        before_it = _packed(connection)
        for numbers in _portions(gone):
            connection.execute(delete(captures).where(captures.c.number.in_(numbers)))
        held = exists().where(captures.c.digest == bodies.c.digest)
        connection.execute(delete(bodies).where(~held))
        pruned = Pruned(len(gone), before_it - _packed(connection))
        if only_say:
            connection.rollback()
        return pruned


def _prunable(connection: Connection, before: datetime) -> Iterator[int]:
    told = _told_by_lists(connection)
    later = captures.alias()
    has_document = exists().where(documents.c.address == captures.c.address)
    is_passed = exists().where(passed_over.c.address == captures.c.address)
    has_later = exists().where(later.c.address == captures.c.address, later.c.number > captures.c.number)
    wanted = select(captures.c.number, captures.c.fetched_at, is_passed.label("passed"))
    wanted = wanted.where(captures.c.fetched_at < before, ~has_document, is_passed | has_later)
    for row in connection.execute(wanted.order_by(captures.c.number)).all():
        at = bisect_left(told, row.fetched_at)
        if row.passed or at == len(told) or told[at] > row.fetched_at + _TOLD_WITHIN:
            yield row.number


def _told_by_lists(connection: Connection) -> Sequence[datetime]:
    """When the documents were fetched that come from the web and whose own page was never answered, in order."""
    answered = exists().where(captures.c.address == documents.c.address)
    on_the_web = documents.c.address.startswith("http", autoescape=True) & documents.c.fetched_at.is_not(None)
    wanted = select(documents.c.fetched_at).where(on_the_web, ~answered).order_by(documents.c.fetched_at)
    return [moment for moment in connection.scalars(wanted) if moment is not None]


def _packed(connection: Connection) -> int:
    return connection.scalar(select(func.coalesce(func.sum(func.length(bodies.c.packed)), 0))) or 0


def _portions(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
