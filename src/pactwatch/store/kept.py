"""The register kept as rows: written where it changed, read a page at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Table, delete, func, insert, select

from pactwatch.model import PERSON, Agreement, CooperationThread, Deal, PartialDate
from pactwatch.store import fulltext, judged, rows
from pactwatch.store.deal_rows import deal_of, deal_payload
from pactwatch.store.dialect import alone
from pactwatch.store.facts import DealFacts, drop_facts, put_facts
from pactwatch.store.fulltext import Numbered, search_deals
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
from pactwatch.store.search.entries import day_of, deal_entry

BATCH = 500
NOTED = ("version", "reader", "basis", "whole", "documents", "claims")


@dataclass(frozen=True, slots=True)
class KeptDeal:
    """A deal as it is kept: the record, its title in words, and the row that people are shown, as JSON.

    `published` is the date of its latest report, `latest` the latest day on which it was reported or reached a stage.
    `facts` is what pages list it by, None for a deal that no page lists.
    """

    deal: Deal
    title: str
    shown: str
    published: PartialDate | None
    latest: date | None
    facts: DealFacts | None = None


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
        made = [Made.of(one) for one in batch]
        new = [one for one in made if there.get(one.kept.deal.id) != one.digest]
        _drop(connection, [one.kept.deal.id for one in new if one.kept.deal.id in there])
        _add(connection, new)
        written += len(new)
        for one in batch:
            there.pop(one.deal.id, None)
    _drop(connection, list(there))
    _keep_packages(connection, behind)
    _keep_relations(connection, behind)
    _replace(connection, glances, [{"name": name, "payload": payload} for name, payload in behind.glances.items()])
    _keep_stories(connection, behind.stories)
    _note(connection, replace(register, whole=register.whole and _is_everything(connection, register)))
    return written


def replace_deals(connection: Connection, gone: Sequence[str], new: Sequence[KeptDeal], register: KeptRegister) -> None:
    """Put some deals in the place of others, and note the register that this makes."""
    alone(connection)
    _drop(connection, [*gone, *(one.deal.id for one in new)])
    _add(connection, [Made.of(one) for one in new])
    _note(connection, register)


def kept_deals(connection: Connection, names: Collection[str]) -> tuple[Deal, ...]:
    """The deals of these ids, by id."""
    found = connection.execute(select(deals).where(deals.c.id.in_(names)).order_by(deals.c.id)).mappings()
    return tuple(deal_of(row) for row in found)


@dataclass(frozen=True, slots=True)
class Made:
    """A deal made ready to be written: what is kept of it as JSON, and the digest that changes with any of it."""

    kept: KeptDeal
    payload: Mapping[str, object]
    digest: str

    @classmethod
    def of(cls, one: KeptDeal) -> Made:
        """The deal made ready."""
        payload = deal_payload(one.deal)
        facts = asdict(one.facts) if one.facts is not None else None
        text = json.dumps([payload, one.title, one.shown, facts], sort_keys=True, default=str)
        return cls(one, payload, hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


def _told(published: PartialDate | None) -> str | None:
    return str(published) if published is not None else None


def _add(connection: Connection, made: Sequence[Made]) -> None:
    new = [one.kept for one in made]
    numbers = fulltext.numbers_for(connection, [day_of(one.published) for one in new])
    if not new:
        return
    both = list(zip(numbers, made, strict=True))
    connection.execute(insert(deals), [_row(number, one) for number, one in both])
    pairs = [{"claim": claim, "deal": one.deal.id} for one in new for claim in one.deal.claims]
    names = [pair["claim"] for pair in pairs]
    for start in range(0, len(names), BATCH):  # a claim that was another deal's is this one's now
        connection.execute(delete(deal_claims).where(deal_claims.c.claim.in_(names[start : start + BATCH])))
    connection.execute(insert(deal_claims), pairs)
    entries = [Numbered(at, deal_entry(one.kept.deal, one.kept.title)) for at, one in both]
    fulltext.write(connection, search_deals, entries)
    put_facts(connection, [(at, one.kept.deal.id, one.kept.facts) for at, one in both if one.kept.facts is not None])


def _row(number: int, made: Made) -> Mapping[str, object]:
    one = made.kept
    return {
        "number": number,
        "id": one.deal.id,
        "digest": made.digest,
        "title": one.title,
        "latest": one.latest.toordinal() if one.latest is not None else 0,
        "payload": {**made.payload, "published": _told(one.published)},
        "shown": json.loads(one.shown),
    }


def _drop(connection: Connection, names: Sequence[str]) -> None:
    for start in range(0, len(names), BATCH):
        some = names[start : start + BATCH]
        numbers = connection.scalars(select(deals.c.number).where(deals.c.id.in_(some))).all()
        fulltext.forget(connection, search_deals, numbers)
        drop_facts(connection, numbers)
        connection.execute(delete(deal_claims).where(deal_claims.c.deal.in_(some)))
        connection.execute(delete(deals).where(deals.c.id.in_(some)))


def _replace(connection: Connection, table: Table, new: Iterable[Mapping[str, object]]) -> None:
    connection.execute(delete(table))
    made = list(new)
    if made:
        connection.execute(insert(table), made)


def _keep_packages(connection: Connection, behind: Behind) -> None:
    packed = rows.agreement_adapter()
    first = {name: day.toordinal() for name, day in behind.first.items()}
    made = (
        {"id": one.id, "payload": packed.dump_python(one, mode="json"), "first": first.get(one.id, UNDATED)}
        for one in behind.agreements
    )
    _replace(connection, agreements, made)
    named = ({"party": party, "id": one.id} for one in behind.agreements for party in sorted(set(one.parties)))
    _replace(connection, agreement_parties, named)


def _keep_relations(connection: Connection, behind: Behind) -> None:
    related = rows.thread_adapter()
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
    if shared:
        connection.execute(insert(stories), shared)


def _note(connection: Connection, register: KeptRegister) -> None:
    connection.execute(delete(registers))
    row = {name: getattr(register, name) for name in (*NOTED, "judgements")}
    counted = fulltext.counted_so_far(connection)
    connection.execute(insert(registers), {**row, "recorded_at": datetime.now(UTC), "counted": counted})


def _batches(kept: Iterable[KeptDeal]) -> Iterator[list[KeptDeal]]:
    waiting: list[KeptDeal] = []
    for one in kept:
        waiting.append(one)
        if len(waiting) == BATCH:
            yield waiting
            waiting = []
    yield waiting
