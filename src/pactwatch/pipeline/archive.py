"""Archives of web pages to documents and claims: read in order, tested cheaply, kept in batches."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.engine import Lost, Pool, Task, keep_freed_memory
from pactwatch.errors import SourceError
from pactwatch.garbage import kept_for_good
from pactwatch.model import Failure
from pactwatch.pipeline.cascade import NOTHING_OF_ARMS, Cascade, Held, Outcome, Page
from pactwatch.pipeline.journal import ARCHIVE, Journal
from pactwatch.pipeline.stages import BYTES, FETCH, KEEP
from pactwatch.store import ArchiveState, PageBatch, ReadPage

if TYPE_CHECKING:
    from pactwatch.engine import Limits
    from pactwatch.screen import Glimpse, Prefilter
    from pactwatch.sources import Found, Given
    from pactwatch.sources.warc import Place
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

SEEN_BEFORE = "seen before"
KEPT, FAILED, LOST = "kept", "failed", "worker"
_MOST_KEPT, _SECONDS, _SHOWN = 200, 2.0, 16
_NAMED_BY, _MEGA = 1 << 20, 1_000_000
_ASKED, _GATHERED, _ALIKE = 64, 500, 50


def read_archives(
    store: Store,
    vocabulary: Vocabulary,
    archives: Iterable[Found],
    limits: Limits,
    journal: Journal,
    given: Given | None,
) -> None:
    """Read archives into the store: the pages that claim something become documents; the others are counted.

    Goes on where an earlier run with the same version of the reader left off. An archive that cannot be read is listed.
    """
    from pactwatch.pipeline.readers import reader_of
    from pactwatch.screen import Prefilter, screen_words

    waiting = list(archives)
    if not waiting:
        return
    keep_freed_memory()
    with kept_for_good():
        words = screen_words(vocabulary)
        prefilter = Prefilter.of(words)
        cascade = Cascade.of(vocabulary, given, words).warm()
    version = reader_of(vocabulary).version
    with journal.timed(ARCHIVE):
        for archive in waiting:
            try:
                ArchiveRun(store, archive, version, journal).run(prefilter, cascade, limits)
                store.clear_failure(archive.address, ARCHIVE)
            except (SourceError, OSError) as error:
                failure = Failure(archive.address, ARCHIVE, str(error))
                store.add_failure(failure)
                journal.failed.append(failure)


def archive_name(path: Path) -> str:
    """What an archive is known by, wherever it lies: a digest of its size and its beginning."""
    digest = hashlib.blake2b(str(path.stat().st_size).encode(), digest_size=16)
    with path.open("rb") as file:
        digest.update(file.read(_NAMED_BY))
    return digest.hexdigest()


class Token(NamedTuple):
    """What is remembered of an entry until it is its turn to be kept; `ended` says why it needs no worker.

    `place` is None for a damaged stretch, at which reading cannot go on later. `entries` in a row that the prefilter
    turned away are remembered as one, by the place of the first: nearly all are, and each costs what a page does.
    """

    place: Place | None
    address: str = ""
    page: int | None = None
    ended: str | None = None
    failure: Failure | None = None
    entries: int = 1


@dataclass(frozen=True, slots=True)
class InArchive:
    """A page of an archive, called to read it once more: few are, and all would have to go from process to process."""

    path: Path
    address: str
    place: Place

    def __call__(self) -> bytes:
        """The bytes of the page. Raises: SourceError where it stands there no longer."""
        from pactwatch.screen import readable
        from pactwatch.sources.warc import entries

        found = next(entries(self.path, self.address, self.place), None)
        if found is None or isinstance(found, Failure) or found.address != self.address:
            raise SourceError(f"{self.address}: its archive was changed while it was read; run it again")
        return bytes(readable(found.data)[0])


@dataclass(slots=True)
class _Pending:
    """What is done and waits to be written."""

    kept: list[ReadPage] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    turned_away: dict[int, str] = field(default_factory=dict)
    ends: Counter[str] = field(default_factory=Counter)
    since: float = field(default_factory=monotonic)

    @property
    def due(self) -> bool:
        """Whether it is time to write."""
        return len(self.kept) >= _MOST_KEPT or monotonic() - self.since > _SECONDS


class ArchiveRun:
    """One archive on its way into the store."""

    def __init__(self, store: Store, archive: Found, version: str, journal: Journal) -> None:
        name = archive_name(archive.path)
        self._store, self._archive, self._journal = store, archive, journal
        self._version = version
        self._state = store.archive(name, version) or ArchiveState(name, version, archive.address)
        self._size = archive.path.stat().st_size
        self._pending = _Pending()

    def run(self, prefilter: Prefilter, cascade: Cascade, limits: Limits) -> None:
        """Read on from where the archive was left; what is written stays, whatever ends the run."""
        if self._state.done:
            self._journal.already_there += self._state.counts.get(KEPT, 0)
            return
        pool: Pool[Token, Page, Outcome] = Pool(lambda: cascade, limits)
        answers = pool.run(self._tasks(prefilter))
        with closing(answers):  # type: ignore[type-var]  # a generator, which can be closed
            for number, (token, outcome) in enumerate(answers):
                if token.place is not None and self._pending.due:
                    self._write(replace(self._state, byte=token.place.byte, skip=token.place.skip))
                if token.place is not None and number % _SHOWN == 0:
                    self._journal.step(ARCHIVE, min(token.place.byte, self._size) // _MEGA, self._size // _MEGA)
                self._settle(token, outcome)
        self._write(replace(self._state, done=True))

    def _tasks(self, prefilter: Prefilter) -> Iterator[Task[Token, Page]]:
        """Each entry in order: what the prefilter lets through to be worked on, unless it was turned away before."""
        for some in _few(_together(self._screened(prefilter))):
            known = self._store.were_turned_away([one.page for one, _ in some if one.page is not None], self._version)
            for token, page in some:
                seen = token.page in known
                yield Task(token._replace(ended=SEEN_BEFORE), None) if seen else Task(token, page)

    def _screened(self, prefilter: Prefilter) -> Iterator[tuple[Token, Page | None]]:
        from pactwatch.screen import glimpse, readable
        from pactwatch.sources import warc

        start = warc.Place(self._state.byte, self._state.skip)
        before = process_time()
        for entry in warc.entries(self._archive.path, self._archive.address, start):
            read = process_time()
            if isinstance(entry, Failure):
                yield Token(None, failure=entry), None
            elif entry.refused is not None:
                self._journal.tallies.count(FETCH, 1, 0, read - before)
                yield Token(entry.place, ended=entry.refused), None
            else:
                self._journal.tallies.count(FETCH, 1, 1, read - before)
                data, rewritten = readable(entry.data)
                span = prefilter(data)
                self._journal.tallies.count(BYTES, 1, span is not None, process_time() - read)
                if span is None:
                    yield Token(entry.place, ended=NOTHING_OF_ARMS), None
                else:
                    seen, address = glimpse(data, span), entry.address
                    again = InArchive(self._archive.path, address, entry.place)
                    whole = Held(data) if entry.place.skip else again  # what is in one piece is read from its beginning
                    charset = rewritten or entry.charset
                    page = Page(address, seen, whole, entry.media_type, charset, entry.fetched_at)
                    yield Token(entry.place, address, _digest(seen, len(data))), page
            before = process_time()

    def _settle(self, token: Token, outcome: Outcome | Lost | None) -> None:
        """Take down what became of an entry."""
        pending = self._pending
        if isinstance(outcome, Lost):
            failure: Failure | None = Failure(token.address, LOST, f"{outcome.reason}; left out, please report it")
        else:
            failure = outcome.failure if outcome is not None else token.failure
        ended = token.ended
        if isinstance(outcome, Outcome):
            self._journal.tallies.add(outcome.passages)
            ended = outcome.turned_away
            if ended is not None and token.page is not None:
                pending.turned_away[token.page] = ended
            if outcome.document is not None:
                pending.kept.append(ReadPage(outcome.document, outcome.claims))
        if failure is not None:
            pending.failed.append(failure)
            self._journal.failed.append(failure)
        if ended is not None:
            self._journal.tallies.turned_away[ended] += token.entries
        pending.ends[ended or (FAILED if failure is not None else KEPT)] += token.entries

    def _write(self, state: ArchiveState) -> None:
        """Write what is done, and that reading goes on at the state's place."""
        pending, self._pending = self._pending, _Pending()
        counts = Counter(self._state.counts) + pending.ends
        self._state = replace(state, counts=dict(sorted(counts.items())))
        batch = PageBatch(tuple(pending.kept), tuple(pending.failed), pending.turned_away)
        start = process_time()
        added, claims = self._store.add_pages(batch, self._state)
        seconds = process_time() - start
        self._journal.tallies.count(KEEP, len(pending.kept), added, seconds)
        self._journal.added += added
        self._journal.already_there += len(pending.kept) - added
        self._journal.claims += claims


def _digest(seen: Glimpse, length: int) -> int:
    """What a page is known by, as an integer that databases hold: what is seen of it, and how long it is."""
    told = (seen.opening, seen.title, seen.near, b"%d" % length)
    return int.from_bytes(hashlib.sha256(b"\0".join(told)).digest()[:8], signed=True)


def _together(screened: Iterator[tuple[Token, Page | None]]) -> Iterator[tuple[Token, Page | None]]:
    """The same, with entries in a row that the prefilter turned away as one."""
    first: Token | None = None
    entries = 0
    for token, page in screened:
        alike = token.ended == NOTHING_OF_ARMS
        if first is not None and (not alike or entries == _ALIKE):
            yield first._replace(entries=entries), None
            first, entries = None, 0
        if alike:
            first, entries = first or token, entries + 1
        else:
            yield token, page
    if first is not None:
        yield first._replace(entries=entries), None


def _few(screened: Iterator[tuple[Token, Page | None]]) -> Iterator[list[tuple[Token, Page | None]]]:
    """The same in portions: so many that one question to the database serves several, so few that memory does."""
    some: list[tuple[Token, Page | None]] = []
    pages = entries = 0
    for token, page in screened:
        some.append((token, page))
        pages, entries = pages + (page is not None), entries + token.entries
        if pages >= _ASKED or entries >= _GATHERED:
            yield some
            some, pages, entries = [], 0, 0
    yield some
