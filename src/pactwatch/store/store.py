"""The store: documents, claims, failures and judgements in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import local
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    RowMapping,
    Select,
    Table,
    and_,
    delete,
    exists,
    func,
    select,
    tuple_,
)
from sqlalchemy.exc import IntegrityError

from pactwatch.errors import StoreError
from pactwatch.model import ENTERED, Claim, Deal, Document, Failure, Judgement
from pactwatch.store import archives, fulltext, judged, kept, neighbours, records, rows, tellings, whole
from pactwatch.store.alike import Likeness, SameKind
from pactwatch.store.archives import ArchiveState, PageBatch
from pactwatch.store.clock import Clock
from pactwatch.store.dialect import STILL, WRITES, file_of, put
from pactwatch.store.kept import NOTHING, Behind, KeptRegister
from pactwatch.store.kept_deal import KeptDeal
from pactwatch.store.migrate import schema_of
from pactwatch.store.neighbours import Neighbourhood
from pactwatch.store.reasons import translated
from pactwatch.store.schema import claims, documents, failures, judgements, meta, readings
from pactwatch.store.search import Found, Question, find
from pactwatch.store.tellings import Comparison, Newcomer

PAGE = 200
FOUND = 20
Key = tuple[Column[object], ...]
Asked = TypeVar("Asked", bound=Select)  # type: ignore[type-arg]  # whatever it selects


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of each kind the store holds; `claims` counts those of every reader version."""

    documents: int
    claims: int
    failures: int
    judgements: int


class Store:
    """A database of records. Every write is a transaction of its own; every list comes in a settled order.

    Lists are read page by page, so that nothing stays open while their records are worked on and a list may be
    written to while it is gone through. Raises: StoreError where the database refuses.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._clock = Clock(engine)
        self._held = local()
        self.name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._clock.close()
        self._engine.dispose()

    def forked(self) -> None:
        """Let this process, which was forked from another, have connections of its own."""
        self._engine.dispose(close=False)

    @property
    def is_shared(self) -> bool:
        """Whether other processes can open the database: one in memory is this process's alone."""
        return self._engine.dialect.name != "sqlite" or file_of(self._engine.url) is not None

    @property
    def schema(self) -> str | None:
        """The revision of the database's schema."""
        with self.reading() as connection:
            return schema_of(connection)

    def counts(self) -> Counts:
        """How much the store holds."""
        with self.reading() as connection:
            return Counts(*(_count(connection, table) for table in (documents, claims, failures, judgements)))

    def meta(self, name: str) -> str | None:
        """What the database notes about itself under a name, or None where it notes nothing."""
        with self.reading() as connection:
            return connection.scalar(select(meta.c.value).where(meta.c.name == name))

    def add_document(self, document: Document) -> bool:
        """Keep a document; False where it was there already, and then nothing changes."""
        there = select(documents.c.id).where(documents.c.id == document.id)
        return self._write_if_absent(there, lambda connection: records.put_document(connection, document))

    def document(self, document_id: str) -> Document | None:
        """The document with an id, or None where the store has none."""
        with self.reading() as connection:
            found = connection.execute(select(documents).where(documents.c.id == document_id)).mappings().first()
        return rows.document_of(found) if found is not None else None

    def documents(self) -> Iterator[Document]:
        """Every document, by id."""
        return map(rows.document_of, self.pages(select(documents), (documents.c.id,), PAGE))

    def documents_without_claims(self, version: str, batch: int = PAGE) -> Iterator[Document]:
        """The documents that this reader version has not read yet, by id, taken from the database `batch` at a time."""
        return map(rows.document_of, self.pages(_unread(select(documents), version), (documents.c.id,), batch))

    def unread(self, version: str, failed_at: str | None = None) -> int:
        """How many documents this reader version has not read yet; with a stage, without those that failed at it."""
        failed = exists().where(and_(failures.c.address == documents.c.address, failures.c.stage == failed_at))
        wanted = _unread(select(func.count()).select_from(documents), version)
        with self.reading() as connection:
            return connection.scalar(wanted if failed_at is None else wanted.where(~failed)) or 0

    def add_claims(self, document_id: str, version: str, found: Iterable[Claim]) -> int:
        """Keep what a reader version found in a document and note that it has read it; return how many claims are new.

        A document that was read by this version already is left as it is: the same version finds the same claims.
        Raises: StoreError for a document that is not there, or claims of another document or version.
        """
        new = list(found)
        records.check_claims(document_id, version, new)

        def write(connection: Connection) -> None:
            records.put_claims(connection, document_id, version, new)

        same = and_(readings.c.document == document_id, readings.c.version == version)
        return len(new) if self._write_if_absent(select(readings.c.document).where(same), write) else 0

    def add_pages(self, batch: PageBatch, state: ArchiveState) -> tuple[int, int]:
        """Keep what became of some pages of an archive and how far it has been read, all or nothing.

        Returns how many documents and how many claims are new. Repeated, it changes nothing.
        """
        with self.writing() as connection:
            return archives.put_pages(connection, batch, state)

    def archive(self, name: str, version: str) -> ArchiveState | None:
        """How far an archive has been read by a version of the reader, or None where it was never begun."""
        with self.reading() as connection:
            return archives.state_of(connection, name, version)

    def were_turned_away(self, pages: Sequence[int], version: str) -> frozenset[int]:
        """Those of some pages that a version of the reader has turned away, by the digests of their bytes."""
        with self.reading() as connection:
            return archives.were_turned_away(connection, pages, version)

    def untold(self) -> list[str]:
        """The ids of the documents that are in no story yet, in order."""
        with self.reading() as connection:
            return tellings.untold(connection)

    def documents_named(self, names: Sequence[str]) -> list[Document]:
        """The documents of these ids, by id."""
        with self.reading() as connection:
            return tellings.documents_named(connection, names)

    def texts_of(self, names: Sequence[str]) -> Mapping[str, str]:
        """The texts of the documents of these ids, by id."""
        with self.reading() as connection:
            return tellings.texts_of(connection, names)

    def tell(self, new: Sequence[Newcomer], compared: Comparison) -> int:
        """Take documents into the stories, all or none; return how many were new, where another process was quicker."""
        with self.writing() as connection:
            return tellings.tell_all(connection, new, compared)

    def stories(self) -> Mapping[str, str]:
        """Each document that is in a story, and the story: the smallest id among its documents."""
        with self.reading() as connection:
            return tellings.stories(connection)

    def claims(self, version: str) -> Iterator[Claim]:
        """The claims of one reader version, by document and id; those of other versions stay in the database."""
        wanted = select(claims).where(claims.c.version == version)
        return map(rows.claim_of, self.pages(wanted, (claims.c.document, claims.c.id), PAGE))

    def add_failure(self, failure: Failure) -> None:
        """Note what could not be read; a later reason of the same stage takes the place of the earlier."""
        with self.writing() as connection:
            row = {"address": failure.address, "stage": failure.stage, "reason": failure.reason, "recorded_at": _now()}
            put(connection, failures, row)

    def failures(self) -> Iterator[Failure]:
        """What could not be read, by address and stage."""
        return map(rows.failure_of, self.pages(select(failures), (failures.c.address, failures.c.stage), PAGE))

    def clear_failure(self, address: str, stage: str | None = None) -> None:
        """Forget the failures of an address that has been read now; with a stage, only those of that stage."""
        wanted = delete(failures).where(failures.c.address == address)
        with self.writing() as connection:
            connection.execute(wanted if stage is None else wanted.where(failures.c.stage == stage))

    def add_judgement(self, judgement: Judgement, document: Document | None = None) -> bool:
        """Append a decision; False where it was there already. Nothing takes a judgement out again.

        With a document: keep that first, and the claims that the judgement adds, all or nothing.
        """

        def write(connection: Connection) -> None:
            if document is not None:
                judged.add_document(connection, document)
                judged.add_by_hand(connection, judgement.about)
            judged.append(connection, judgement)

        return self._write_if_absent(select(judgements.c.id).where(judgements.c.id == judgement.id), write)

    def judgements_about(self, names: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements about claims of these documents, and all that undo one of them, in their order."""
        with self.reading() as connection:
            return judged.about(connection, list(names))

    def judgements(self) -> Iterator[Judgement]:
        """Every decision, in the order in which they were taken down."""
        return map(rows.judgement_of, self.pages(select(judgements), (judgements.c.sequence,), PAGE))

    def search(
        self, question: Question, reader: str | None = None, limit: int = FOUND, before: int | None = None
    ) -> Found:
        """What a question finds, `limit` of each kind, the newest first; claims are those of one reader version.

        `before` is the place of the last hit of the page before.
        """
        with self.reading() as connection:
            return find.find(connection, question, reader, limit, before)

    @property
    def has_likeness(self) -> bool:
        """Whether the database itself can tell which names are like a mistyped one."""
        with self.reading() as connection:
            return fulltext.has_likeness(connection)

    def kept_register(self) -> KeptRegister | None:
        """What is known about the register that is kept as rows, or None where none is."""
        with self.reading() as connection:
            return kept.kept_register(connection)

    def keep_register(
        self,
        register: KeptRegister,
        deals: Iterable[KeptDeal],
        behind: Behind = NOTHING,
    ) -> int:
        """Keep a register as rows in the place of the one before; return how many deals differ."""
        with self.writing() as connection:
            return kept.keep(connection, register, deals, behind)

    def replace_deals(self, gone: Sequence[str], new: Sequence[KeptDeal], register: KeptRegister) -> None:
        """Put some deals of the kept register in the place of others, all or none."""
        with self.writing() as connection:
            kept.replace_deals(connection, gone, new, register)

    def claims_of_document(self, document: str, version: str) -> tuple[Claim, ...]:
        """The claims that a reader version found in a document, and those that people entered, by id."""
        with self.reading() as connection:
            return neighbours.claims_of_document(connection, document, version)

    def neighbourhood(
        self, reader: str, around: Sequence[Claim], like: Sequence[Likeness | SameKind], most: int
    ) -> Neighbourhood:
        """What new claims may belong to: claims like them, `most` of them, with their deals and documents."""
        with self.reading() as connection:
            return neighbours.neighbourhood(connection, reader, around, like, most)

    def whole_register(self) -> tuple[tuple[Deal, ...], Behind]:
        """Every deal of the kept register, by id, and what stands beside them, as they are at one moment."""
        with self.still() as connection:
            return tuple(whole.all_deals(connection)), whole.behind(connection)

    def stamp(self) -> str:
        """What is another text as soon as anything was added, read, linked, judged, graded or failed."""
        with translated(self.name):
            return self._clock.told(self._stamp)

    def _stamp(self) -> str:
        with self.reading() as connection:
            return whole.stamp(connection)

    @property
    def is_current(self) -> bool:
        """Whether the register that is kept holds everything: whole, and nothing added or read since."""
        with self.reading() as connection:
            return kept.is_current(connection)

    def _write_if_absent(self, there: Select[*tuple[object, ...]], write: Callable[[Connection], object]) -> bool:
        """Write in one transaction, all or nothing; False where `there` finds that it was written already."""
        try:
            with self.writing() as connection:
                if connection.execute(there).first() is not None:
                    return False
                write(connection)
        except StoreError as error:
            if isinstance(error.__cause__, IntegrityError) and self._has(there):  # another process was quicker
                return False
            raise
        return True

    def _has(self, wanted: Select[*tuple[object, ...]]) -> bool:
        with self.reading() as connection:
            return connection.execute(wanted.limit(1)).first() is not None

    def pages(self, wanted: Select[*tuple[object, ...]], keys: Key, size: int) -> Iterator[RowMapping]:
        """Every row of a query in the order of `keys`, each page fetched when the one before has been gone through."""
        page = wanted.order_by(*keys).limit(size)
        after: RowMapping | None = None
        while True:
            names = [key.name for key in keys]
            more = page if after is None else page.where(tuple_(*keys) > tuple_(*(after[name] for name in names)))
            with self.reading() as connection:
                found = connection.execute(more).mappings().all()
            yield from found
            if len(found) < size:
                return
            after = found[-1]

    @contextmanager
    def still(self) -> Iterator[Connection]:
        """A connection that reads the whole database as it is at one moment, whoever writes meanwhile."""
        options = STILL[self._engine.dialect.name]
        with translated(self.name), self._engine.connect() as connection:
            yield connection.execution_options(stream_results=True, **options)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that reads."""
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            with translated(self.name):
                yield held
            return
        with translated(self.name), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def reading_on(self) -> Iterator[None]:
        """Let all that this thread reads inside go over one connection: to fetch one takes as long as a question.

        Nothing is written meanwhile.
        """
        before: Connection | None = getattr(self._held, "connection", None)
        with self.reading() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = before

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for one transaction: what is written inside is there at the end, or nothing of it."""
        with translated(self.name), self._engine.execution_options(**{WRITES: True}).begin() as connection:
            yield connection


def _unread(wanted: Asked, version: str) -> Asked:
    """Only documents that a reader version has not read; what somebody entered by hand no reader reads."""
    read = exists().where(and_(readings.c.document == documents.c.id, readings.c.version == version))
    return wanted.where(~read, documents.c.address.not_like(f"{ENTERED}%"))


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _now() -> datetime:
    return datetime.now(UTC)
