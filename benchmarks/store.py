"""How long a page, a search, and the linking of a new document take in a large register: python -m benchmarks.store.

Makes a world of deals in a database of SQLite (or takes the one that is there), copies it to PostgreSQL, and measures
in both: pages of the register, searches, and new documents linked, each as median and 95th percentile; the full
linking, step by step; and memory. It leaves with 1 where a figure misses its target.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.generated import World, shapes_in
from benchmarks.watching import now, watched
from sqlalchemy import insert
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
from pactwatch.store.schema import documents as document_table
from pactwatch.store.schema import readings
from pactwatch.store.search.entries import claim_entry, document_entry
from pactwatch.views import Filters, Paging
from pactwatch.vocab import Vocabulary

BATCH = 1000
NEW = 20
Batch = list[tuple[Document, list[Claim]]]
ROWS = 50
TARGETS = {"page": 0.100, "search": 0.200, "link": 0.200}
QUESTIONS = ("TB2", '"air base"', "supplier:TUR item:drone since:2015", "air base F-16 -india", "party:IND", "baco")
TUNED = {"shared_buffers": "512MB", "max_wal_size": "4GB", "maintenance_work_mem": "256MB", "autovacuum": "on"}


def main() -> None:
    """Make the world, and measure."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--deals", type=int, default=20_000, help="deals to make; a deal is told by 5 claims on average")
    given.add_argument("--words", type=int, default=1_000, help="words of a document at most, beside its claims")
    given.add_argument("--folder", type=Path, help="where the database of SQLite is made, or is")
    given.add_argument("--no-postgresql", action="store_true", help="measure SQLite alone")
    asked = given.parse_args()
    vocabulary = vocab.load()
    shapes = shapes_in(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev")
    missed: list[str] = []
    with ExitStack() as stack:
        folder = asked.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        world = World(shapes, vocabulary, asked.deals, pipeline.reader_of(vocabulary).version)
        with open_store(str(folder / "world.db")) as store:
            late = _make(store, world, vocabulary, asked.words)
            if not asked.no_postgresql:
                started = stack.enter_context(server(**TUNED))
                started.execute("CREATE DATABASE world")
                with open_store(started.url("world"), wait=600) as other:
                    _timed("copied to PostgreSQL", lambda: transfer.copy(store, other))
                    started.execute("VACUUM ANALYZE", "world")
                    _relink(other, vocabulary)
                    missed += _measure("PostgreSQL", other, vocabulary, late)
            missed += _measure("SQLite", store, vocabulary, late)
    if missed:
        sys.exit(f"missed: {', '.join(missed)}")


def _make(store: Store, world: World, vocabulary: Vocabulary, words: int) -> Batch:
    """Add all documents but the last few, which are to come one by one, and link what is there."""
    start = time.perf_counter()
    made = world.documents(words, skip=store.counts().documents)
    held: Batch = []
    while batch := list(islice(made, BATCH)):
        batch, held = [*held, *batch][:-NEW], [*held, *batch][-NEW:]
        add(store, batch)
    counts = store.counts()
    seconds = time.perf_counter() - start
    print(f"{counts.documents:,} documents with {counts.claims:,} claims, added in {seconds:.0f} s", flush=True)
    if store.kept_register() is None:
        _relink(store, vocabulary)
    return held


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


def _relink(store: Store, vocabulary: Vocabulary) -> None:
    """Link everything as `pactwatch link` does, step by step."""
    with watched() as peak:
        steps = _Steps()
        tell_stories(store, Spread(cores(), store.forked))
        steps.done("stories told (once for each document)")
        linking = _Steps(store.counts().claims)
        pipeline.link(store, vocabulary, journal=linking)
        linking.done("rows kept")
        linking.done("linking everything", whole=True)
    print(f"memory of all processes together at most: {peak.megabytes:,.0f} MB", flush=True)


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

    def done(self, what: str, whole: bool = False) -> None:
        """Print what a step took, or all of them."""
        if self._claims and not whole:
            self._say(self.PASSES[self._pass], self._last, self._seen)
            self._last = self._seen
        at = now()
        self._say(what, self._began if whole else self._last, at)
        self._last = at

    def _say(self, what: str, begin: tuple[float, float], end: tuple[float, float]) -> None:
        print(f"{what:45} {end[0] - begin[0]:8.1f} s, busy {end[1] - begin[1]:8.1f} s", flush=True)


def _measure(name: str, store: Store, vocabulary: Vocabulary, late: Batch) -> list[str]:
    pages = {
        "all": Filters(),
        "one supplier": Filters(supplier="USA"),
        "one pair": Filters(supplier="RUS", recipient="IND"),
        "a kind, a stage, since": Filters(category=Category.AIRCRAFT, stage=Stage.ORDERED, since=PartialDate(2015)),
        "a system": Filters(item="F-16"),
    }
    search = partial(pipeline.search, store, vocabulary)

    def page(filters: Filters, number: int = 1) -> object:  # nothing is remembered from one to the next
        return catalogue.listing(catalogue.catalogue_of(store, vocabulary), filters, Paging(page=number, size=ROWS))

    figures: list[tuple[str, str, Callable[[], object]]] = [
        ("page", f"page of {what}", partial(page, filters)) for what, filters in pages.items()
    ]
    figures.append(("page", "second page", partial(page, Filters(), 2)))
    figures += [("search", f"search {text}", partial(search, text)) for text in QUESTIONS]
    missed = [f"{name} {what}" for kind, what, do in figures if not _figure(name, kind, what, do)]
    return missed + _link_new(name, store, vocabulary, late)


def _link_new(name: str, store: Store, vocabulary: Vocabulary, late: Batch) -> list[str]:
    """The last documents, which are not linked yet, linked one by one."""
    if store.document(late[0][0].id) is None:
        add(store, late)
    waiting = iter([document.id for document, _ in late])
    figure = _figure(
        name, "link", "new document linked", lambda: pipeline.link_document(store, vocabulary, next(waiting)), NEW
    )
    return [] if figure else [f"{name} new document linked"]


def _figure(name: str, kind: str, what: str, do: Callable[[], object], times: int = 15) -> bool:
    """Print the seconds that something takes; whether its median is under the target of its kind."""
    seconds, busy = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        do()
        seconds.append(time.perf_counter() - start)
        busy.append(time.process_time() - used)
    median, worst = statistics.median(seconds), sorted(seconds)[int(len(seconds) * 0.95) - 1]
    ok = median < TARGETS[kind]
    print(
        f"{name:10} {what:45} {median * 1000:8.1f} ms, 95 % {worst * 1000:8.1f} ms, "
        f"this process busy {statistics.median(busy) * 1000:7.1f} ms{'' if ok else '  MISSED'}"
    )
    return ok


def _timed(what: str, do: Callable[[], object]) -> None:
    start = time.perf_counter()
    do()
    print(f"{what} in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
