"""The register kept as rows: written where it changed, read a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy import Connection, Insert, Select, Table, delete, func, insert, select

from pactwatch.model import PERSON, Agreement, CooperationThread
from pactwatch.model.adapters import adapter_of
from pactwatch.store import fulltext, judged, package_totals, totals
from pactwatch.store.bulk import analyze, append, delete_all, without_waiting
from pactwatch.store.dialect import Written, alone, named
from pactwatch.store.facts import BESIDE, drop_facts, put_facts
from pactwatch.store.fulltext import Numbered, search_deals
from pactwatch.store.kept_deal import KeptDeal
from pactwatch.store.schema import (
    UNDATED,
    agreement_parties,
    agreements,
    claims,
    deal_claims,
    deals,
    documents,
    glances,
    registers,
    stories,
    thread_claims,
    thread_parties,
    threads,
)
from pactwatch.store.search.entries import day_of

BATCH = 500
MANY = 1_000
"""Deals from which on the database looks at what was written."""
NOTED = ("version", "reader", "basis", "whole", "documents", "claims")


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """What is known about the register that is kept.

    `version` is that of the register as it was last linked as a whole, `reader` the version that read its claims,
    `basis` stands for all else that its rows depend on. `documents` and `claims` count what was linked. `whole` tells
    that this was everything, and that nothing was linked to it one by one since.
    """

    version: str
    reader: str
    basis: str
    whole: bool
    documents: int
    claims: int
    judgements: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """What a register holds beside its deals.

    `stories` maps a document to the story that it tells, `first` a package to the day of its first report. `glances`
    holds, as JSON by name, what was worked out over the whole register.
    """

    agreements: tuple[Agreement, ...] = ()
    cooperation: tuple[CooperationThread, ...] = ()
    stories: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, date] = field(default_factory=dict)
    glances: Mapping[str, object] = field(default_factory=dict)


NOTHING = Behind()


def kept_register(connection: Connection) -> KeptRegister | None:
    """What is known about the register that is kept, or None where none is."""
    row = connection.execute(select(registers)).mappings().first()
    if row is None:
        return None
    return KeptRegister(**{name: row[name] for name in NOTED}, judgements=row["judgements"] or 0)


def is_current(connection: Connection) -> bool:
    """Whether the register that is kept is whole, and no document or claim was added since.

    Every record has a number, so it is enough to ask how far they were counted; one that was given up counts too.
    """
    row = connection.execute(select(registers.c.whole, registers.c.counted, registers.c.judgements)).first()
    if row is None or not row.whole or row.counted != fulltext.counted_so_far(connection):
        return False
    return (row.judgements or 0) == judged.count(connection)


def _is_everything(connection: Connection, register: KeptRegister) -> bool:
    """Whether the database holds no more than what was linked."""
    read = select(func.count()).select_from(claims).where(claims.c.version.in_((register.reader, PERSON)))
    there = connection.scalar(select(func.count()).select_from(documents)), connection.scalar(read)
    if judged.count(connection) != register.judgements:
        return False
    return there == (register.documents, register.claims)


def keep(
    connection: Connection,
    register: KeptRegister,
    kept: Iterable[KeptDeal],
    behind: Behind,
) -> int:
    """Put a register in the place of the one that is kept; return how many deals differ, which alone are written."""
    alone(connection)
    there = {row.id: row.digest for row in connection.execute(select(deals.c.id, deals.c.digest))}
    written = 0
    for batch in _batches(kept):
        new = [(one, digest) for one in batch if there.get(one.id) != (digest := one.digest)]
        _drop(connection, _numbers(connection, [one.id for one, _ in new if one.id in there]))
        _add(connection, new, _numbers_for(connection, [one for one, _ in new]))
        written += len(new)
        for one in batch:
            there.pop(one.id, None)
    _drop(connection, _numbers(connection, list(there)))
    totals.sum_up(connection)
    package_totals.sum_up(connection)
    _keep_packages(connection, behind)
    _keep_relations(connection, behind)
    _replace(connection, glances, [{"name": name, "payload": payload} for name, payload in behind.glances.items()])
    _keep_stories(connection, behind.stories)
    _note(connection, replace(register, whole=register.whole and _is_everything(connection, register)))
    if written > MANY:
        analyze(connection, (deals, deal_claims, search_deals, *BESIDE, agreements, stories))
    return written


def replace_deals(connection: Connection, gone: Sequence[str], new: Sequence[KeptDeal], register: KeptRegister) -> None:
    """Put some deals in the place of others, and note the register that this makes."""
    alone(connection)
    there = _numbers(connection, list({*gone, *(one.id for one in new)}))
    paying = package_totals.paying(connection, list(there.values())) | _paying(new)
    before, paid = totals.counted(connection, list(there.values())), package_totals.counted(connection, paying)
    numbers = _numbers_for(connection, new)
    with without_waiting(connection):
        _drop(connection, there)
        _add(connection, [(one, one.digest) for one in new], numbers)
    after, pays = totals.counted(connection, numbers), package_totals.counted(connection, paying)
    with without_waiting(connection):
        totals.change(connection, before, after)
        package_totals.change(connection, paid, pays)
        _note(connection, register)


def _paying(new: Iterable[KeptDeal]) -> set[str]:
    """The packages that pay for these deals."""
    return {name for one in new if one.facts is not None for name, _ in one.facts.packages}


def _numbers_for(connection: Connection, new: Iterable[KeptDeal]) -> list[int]:
    return fulltext.numbers_for(connection, [day_of(one.published) for one in new])


def _add(connection: Connection, new: Sequence[tuple[KeptDeal, str]], numbers: Sequence[int]) -> None:
    """Write deals, each with its digest and under its number."""
    if not new:
        return
    both = [(number, one) for number, (one, _) in zip(numbers, new, strict=True)]
    append(connection, deals, [_row(number, *one) for number, one in zip(numbers, new, strict=True)])
    pairs = [{"claim": claim, "deal": one.id} for one, _ in new for claim in one.claims]
    delete_all(connection, deal_claims.c.claim, [pair["claim"] for pair in pairs])  # another deal's before
    append(connection, deal_claims, pairs)
    fulltext.write(connection, search_deals, [Numbered(at, one.entry) for at, one in both])
    put_facts(connection, [(at, one.id, one.facts) for at, one in both if one.facts is not None])


def _row(number: int, one: KeptDeal, digest: str) -> Mapping[str, object]:
    return {
        "number": number,
        "id": one.id,
        "digest": digest,
        "title": one.title,
        "latest": one.latest.toordinal() if one.latest is not None else 0,
        "payload": Written(one.payload),
        "shown": Written(one.shown),
    }


def _numbers(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """The numbers of those of some deals that are there."""
    found: dict[str, int] = {}
    for start in range(0, len(names), BATCH):
        some = {"names": names[start : start + BATCH]}
        found |= {row.id: row.number for row in connection.execute(_numbered(connection.dialect.name), some)}
    return found


@cache
def _numbered(dialect: str) -> Select[str, int]:
    return select(deals.c.id, deals.c.number).where(named(dialect, deals.c.id))


def _drop(connection: Connection, there: Mapping[str, int]) -> None:
    """Take deals away, which are there under these numbers."""
    numbers = list(there.values())
    fulltext.forget(connection, search_deals, numbers)
    drop_facts(connection, numbers)
    delete_all(connection, deal_claims.c.deal, list(there))
    delete_all(connection, deals.c.number, numbers)


def _replace(connection: Connection, table: Table, new: Iterable[Mapping[str, object]]) -> None:
    connection.execute(delete(table))
    append(connection, table, list(new))


def _keep_packages(connection: Connection, behind: Behind) -> None:
    packed = adapter_of(Agreement)
    first = {name: day.toordinal() for name, day in behind.first.items()}
    made = (
        {"id": one.id, "payload": packed.dump_python(one, mode="json"), "first": first.get(one.id, UNDATED)}
        for one in behind.agreements
    )
    _replace(connection, agreements, made)
    named = ({"party": party, "id": one.id} for one in behind.agreements for party in sorted(set(one.parties)))
    _replace(connection, agreement_parties, named)


def _keep_relations(connection: Connection, behind: Behind) -> None:
    related = adapter_of(CooperationThread)
    made = (
        {
            "id": one.id,
            "payload": related.dump_python(one, mode="json"),
            "first": one.first_published.first_day.toordinal() if one.first_published is not None else UNDATED,
            "kind": one.type.value,
        }
        for one in behind.cooperation
    )
    _replace(connection, threads, made)
    named = ({"party": party, "id": one.id} for one in behind.cooperation for party in sorted(set(one.parties)))
    _replace(connection, thread_parties, named)
    told = {claim: one.id for one in behind.cooperation for claim in one.claims}
    _replace(connection, thread_claims, ({"claim": claim, "thread": name} for claim, name in told.items()))


def _keep_stories(connection: Connection, told: Mapping[str, str]) -> None:
    connection.execute(delete(stories))
    shared = [{"document": name, "story": story} for name, story in sorted(told.items()) if story != name]
    append(connection, stories, shared)


def _note(connection: Connection, register: KeptRegister) -> None:
    connection.execute(delete(registers))
    row = {name: getattr(register, name) for name in (*NOTED, "judgements")}
    connection.execute(_noting(connection.dialect.name), {**row, "recorded_at": datetime.now(UTC)})


@cache
def _noting(dialect: str) -> Insert:
    return insert(registers).values(counted=fulltext.counted(dialect))


def _batches(kept: Iterable[KeptDeal]) -> Iterator[list[KeptDeal]]:
    waiting: list[KeptDeal] = []
    for one in kept:
        waiting.append(one)
        if len(waiting) == BATCH:
            yield waiting
            waiting = []
    yield waiting
