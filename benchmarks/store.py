"""How long a page, a search, and the linking of a new document take in a large register: python -m benchmarks.store.

Makes a world of deals in a database of SQLite (or goes on with the one that is there), links everything step by step,
and measures pages of the register, searches, and new documents linked, each as median and 95th percentile; then the
same in PostgreSQL, which gets all of it by `store copy`. It leaves with 1 where a figure misses its target.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.generated import World, shapes_in
from benchmarks.watching import now, watched
from sqlalchemy import func, insert, select
from tests.servers import server

from pactwatch import pipeline, vocab
from pactwatch.model import Category, Claim, Document, PartialDate, Stage
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.forks import Spread
from pactwatch.pipeline.spread import cores
from pactwatch.pipeline.stories import tell_stories
from pactwatch.store import Store, fulltext, indexing, open_store, rows, transfer
from pactwatch.store.fulltext import Numbered, search_claims, search_documents
from pactwatch.store.schema import claims as claim_table
from pactwatch.store.schema import deals, readings
from pactwatch.store.schema import documents as document_table
from pactwatch.store.search.entries import claim_entry, document_entry
from pactwatch.views import Filters, Paging
from pactwatch.vocab import Vocabulary

BATCH = 1000
NEW = 20
Batch = list[tuple[Document, list[Claim]]]
Found = int | str | None
"""How much was found, where that is told."""
ROWS = 50
TARGETS = {"page": 0.100, "search": 0.200, "link": 0.200}
RELINK = 900.0
"""Seconds by the clock for linking everything."""

QUESTIONS = ("TB2", '"air base"', "supplier:TUR item:drone since:2015", "air base F-16 -india", "party:IND", "baco")
TUNED = {"shared_buffers": "512MB", "max_wal_size": "4GB", "maintenance_work_mem": "256MB", "autovacuum": "on"}


def main() -> None:
    """Make the world, and measure."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--deals", type=int, default=20_000, help="deals to make, two or three claims each on average")
    given.add_argument("--words", type=int, default=1_000, help="words of a document at most, beside its claims")
    given.add_argument("--folder", type=Path, help="where the databases are made, or are; they stay for another run")
    given.add_argument("--only", choices=("sqlite", "postgresql"), help="measure one of the two")
    asked = given.parse_args()
    vocabulary = vocab.load()
    shapes = shapes_in(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev", vocabulary)
    missed: list[str] = []
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        measuring = _Measuring(
            World(shapes, vocabulary, asked.deals, pipeline.reader_of(vocabulary).version), vocabulary
        )
        with open_store(str(folder / "world.db")) as store:
            _make(store, measuring.world, asked.words)
            if asked.only != "postgresql":
                missed += measuring.all("SQLite", store, asked.words)
            if asked.only != "sqlite":
                other = stack.enter_context(_in_postgresql(store, folder / "postgresql" if asked.folder else None))
                missed += measuring.all("PostgreSQL", other, asked.words)
    if missed:
        sys.exit(f"missed: {', '.join(missed)}")


def _make(store: Store, world: World, words: int) -> None:
    """Add all documents of the world that are not there yet."""
    start, there = time.perf_counter(), store.counts().documents
    with store.reading() as connection:
        versions = set(connection.scalars(select(readings.c.version).distinct()))
    if versions - {world.reader}:
        sys.exit("this world was read by another version of the reader, so none of it counts; name another --folder")
    made = world.documents(words, skip=there)
    while batch := list(islice(made, BATCH)):
        add(store, batch)
    counts, seconds = store.counts(), time.perf_counter() - start
    told = f"{counts.documents:,} documents with {counts.claims:,} claims of {world.deals:,} deals made"
    print(f"{told}, {counts.documents - there:,} documents added in {seconds:.0f} s", flush=True)


@contextmanager
def _in_postgresql(store: Store, folder: Path | None) -> Iterator[Store]:
    """The world in PostgreSQL, copied where it is not there; `folder` is where the server's stays, None for nowhere."""
    with server(folder, **TUNED) as started:
        if "world" not in started.databases():
            started.execute("CREATE DATABASE world")
        with open_store(started.url("world"), wait=600) as other:
            if not other.counts().documents:
                with watched() as peak:
                    begin = now()
                    transfer.copy(store, other)
                    took = (after - before for after, before in zip(now(), begin, strict=True))
                print("copied to PostgreSQL in {:.0f} s, busy {:.0f} s".format(*took), end=", ")
                print(f"{peak.megabytes:,.0f} MB in all processes", flush=True)
                started.execute("VACUUM ANALYZE", "world")
            yield other


def add(store: Store, batch: Batch) -> None:
    """As `add_document` and `add_claims` do it, many documents in one transaction."""
    with store.writing() as connection:
        days = [document.published.date.last_day if document.published else None for document, _ in batch]
        numbers = fulltext.numbers_for(connection, days)
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        connection.execute(
            insert(document_table),
            [{**rows.document_row(one, moment), "number": n} for (one, _), n in zip(batch, numbers, strict=True)],
        )
        entries = [Numbered(n, document_entry(one, told)) for (one, told), n in zip(batch, numbers, strict=True)]
        fulltext.write(connection, search_documents, entries)
        pairs = [(claim, document) for document, told in batch for claim in told]
        read = {claim.document: claim.version for claim, _ in pairs}
        connection.execute(
            insert(readings), [{"document": one, "version": v, "recorded_at": moment} for one, v in read.items()]
        )
        claim_numbers = indexing.numbers_of_claims(connection, [claim for claim, _ in pairs])
        both = list(zip(pairs, claim_numbers, strict=True))
        connection.execute(insert(claim_table), [{**rows.claim_row(claim), "number": n} for (claim, _), n in both])
        fulltext.write(connection, search_claims, [Numbered(n, claim_entry(*pair)) for pair, n in both])
        fulltext.keep_names(connection, {word for claim, _ in pairs for word in indexing.names_of([claim])})


class _Steps(pipeline.Journal):
    """Prints what steps take: seconds by the clock, and seconds that processors were busy."""

    PASSES = ("documents and claims read", "compared, told apart", "deals and their rows made")

    def __init__(self, claims: int = 0) -> None:
        super().__init__()
        self._claims, self._pass = claims, 0
        self._began = self._last = self._seen = now()

    def step(self, stage: str, done: int, total: int | None = None) -> None:
        """See when one pass over the claims ends and another begins."""
        del stage, total
        at = min((done - 1) // self._claims, len(self.PASSES) - 1) if self._claims else 0
        if at > self._pass:
            self._say(self.PASSES[self._pass], self._last, self._seen)
            self._last, self._pass = self._seen, at
        self._seen = now()

    def done(self, what: str, whole: bool = False) -> float:
        """Print what a step took, or all of them; the seconds by the clock."""
        if self._claims and not whole:
            self._say(self.PASSES[self._pass], self._last, self._seen)
            self._last = self._seen
        at, begin = now(), self._began if whole else self._last
        self._say(what, begin, at)
        self._last = at
        return at[0] - begin[0]

    def _say(self, what: str, begin: tuple[float, float], end: tuple[float, float]) -> None:
        print(f"{what:45} {end[0] - begin[0]:8.1f} s, busy {end[1] - begin[1]:8.1f} s", flush=True)


@dataclass(frozen=True, slots=True)
class _Measuring:
    """What is measured in each store, and of which world; every method returns what missed its target."""

    world: World
    vocabulary: Vocabulary

    def all(self, name: str, store: Store, words: int) -> list[str]:
        """Link everything, then measure pages, searches and new documents."""
        missed = self._linked(name, store)
        print(f"{name}: {_deals(store):,} deals", flush=True)
        missed += self._asked(name, store)
        return missed + self._link_new(name, store, words)

    def _linked(self, name: str, store: Store) -> list[str]:
        """Link everything as `pactwatch link` does, step by step."""
        print(f"{name}: linking {'again' if store.kept_register() else 'for the first time'}", flush=True)
        with watched() as peak:
            steps = _Steps()
            tell_stories(store, Spread(cores(), store.forked))
            steps.done("stories told (once for each document)")
            linking = _Steps(store.counts().claims)
            pipeline.link(store, self.vocabulary, journal=linking)
            linking.done("rows kept")
            seconds = linking.done("linking everything", whole=True)
        print(f"memory of all processes together at most: {peak.megabytes:,.0f} MB", flush=True)
        return [] if seconds < RELINK else [f"{name} linking everything"]

    def _asked(self, name: str, store: Store) -> list[str]:
        """Ask for pages and search; nothing is remembered from one to the next."""
        pages = {
            "all": Filters(),
            "one supplier": Filters(supplier="USA"),
            "one pair": Filters(supplier="RUS", recipient="IND"),
            "a kind, a stage, since": Filters(category=Category.AIRCRAFT, stage=Stage.ORDERED, since=PartialDate(2015)),
            "a system": Filters(item="F-16"),
        }

        def page(filters: Filters, number: int = 1) -> Found:
            listed = catalogue.listing(
                catalogue.catalogue_of(store, self.vocabulary), filters, Paging(page=number, size=ROWS)
            )
            return listed.deals

        def search(text: str) -> Found:
            return " + ".join(f"{total:,}" for _, total in pipeline.search(store, self.vocabulary, text).totals)

        figures: list[tuple[str, str, Callable[[], Found]]] = [
            ("page", f"page of {what}", partial(page, filters)) for what, filters in pages.items()
        ]
        figures.append(("page", "second page", partial(page, Filters(), 2)))
        figures += [("search", f"search {text}", partial(search, text)) for text in QUESTIONS]
        return [f"{name} {what}" for kind, what, do in figures if not _figure(name, kind, what, do)]

    def _link_new(self, name: str, store: Store, words: int) -> list[str]:
        """Add new documents, and link them one by one."""
        news = list(islice(self.world.news(store.counts().documents + 1, words), NEW))
        add(store, news)
        waiting = iter([document.id for document, _ in news])

        def link() -> Found:
            pipeline.link_document(store, self.vocabulary, next(waiting))
            return None

        return [] if _figure(name, "link", "new document linked", link, NEW) else [f"{name} new document linked"]


def _deals(store: Store) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(deals)) or 0


def _figure(name: str, kind: str, what: str, do: Callable[[], Found], times: int = 15) -> bool:
    """Print the seconds that something takes, and how much it finds; whether its median is under its kind's target."""
    seconds, busy, found = [], [], None
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        found = do()
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    median, worst = statistics.median(seconds), sorted(seconds)[int(len(seconds) * 0.95) - 1]
    ok = median < TARGETS[kind]
    of = "" if found is None else f" ({found:,})" if isinstance(found, int) else f" ({found})"
    print(
        f"{name:10} {what + of:55} {median * 1000:8.1f} ms, 95 % {worst * 1000:8.1f} ms, "
        f"this process busy {statistics.median(busy) * 1000:7.1f} ms{'' if ok else '  MISSED'}",
        flush=True,
    )
    return ok


if __name__ == "__main__":
    main()
