"""Archives into the store: the right pages are kept, each once, whatever happens to the run."""

import gzip
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archives import deal_page, page, plain_page, record, write

from pactwatch import pipeline, vocab
from pactwatch.engine import Limits
from pactwatch.errors import SourceError
from pactwatch.model import Document
from pactwatch.pipeline import archive as archives
from pactwatch.pipeline.archive import InArchive
from pactwatch.pipeline.cascade import Cascade, Outcome, Page
from pactwatch.pipeline.journal import ARCHIVE, Journal
from pactwatch.screen import Prefilter, screen_words
from pactwatch.sources import Found
from pactwatch.sources.warc import Place
from pactwatch.store import Store, open_store

KILLS = 20
DEALS, PLAIN = 30, 90


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = [deal_page(number) for number in range(DEALS)] + [plain_page(number) for number in range(PLAIN)]
    random.Random(5).shuffle(pages)  # noqa: S311  # an order, not a secret
    records = [record(address, body) for address, body in pages]
    return write(tmp_path_factory.mktemp("archive") / "day.warc.gz", records)


def run(store: Store, place: Path, workers: int = 1, journal: Journal | None = None) -> pipeline.Report:
    options = pipeline.Options(journal=journal, how=pipeline.Work(workers=workers))
    return pipeline.run(store, vocab.load(), [str(place)], options)[1]


def test_pages_that_claim_something_are_kept_and_the_others_counted(file: Path, store: Store) -> None:
    report = run(store, file)
    assert (report.added, report.failed) == (DEALS, ())
    assert report.claims >= DEALS
    assert report.turned_away == {"nothing of arms": PLAIN}
    stages = {one.stage: (one.into, one.out) for one in report.stages}
    assert stages["fetch"] == (DEALS + PLAIN, DEALS + PLAIN)
    assert stages["bytes"] == (DEALS + PLAIN, DEALS)
    assert stages["grammar"] == stages["keep"] == (DEALS, DEALS)


def test_an_archive_read_once_is_not_read_again(file: Path, store: Store) -> None:
    run(store, file)
    again = run(store, file)
    assert (again.added, again.claims, again.stages) == (0, 0, ())


def test_pages_are_what_they_are_when_given_as_files(file: Path, store: Store, tmp_path: Path) -> None:
    run(store, file)
    address, body = deal_page(3)
    kept = next(one for one in store.documents() if one.address == address)
    (tmp_path / "page.html").write_bytes(body)
    with open_store(str(tmp_path / "other.db")) as other:
        pipeline.run(other, vocab.load(), [str(tmp_path / "page.html")])
        (alone,) = other.documents()
        assert (alone.text, alone.title, alone.language) == (kept.text, kept.title, kept.language)
        reader = pipeline.reader_of(vocab.load()).version
        assert len(list(other.claims(reader))) == len(store.claims_of_document(kept.id, reader)) > 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r", "shift-jis"])
def test_pages_in_any_encoding_are_read(store: Store, tmp_path: Path, encoding: str) -> None:
    address, body = deal_page(1)
    word = "東京" if encoding == "shift-jis" else "Москва"
    other = body.decode().replace("Home", word).encode(encoding)
    file = write(tmp_path / "day.warc", [record(address, other, f"text/html; charset={encoding}")])
    assert run(store, file).added == 1
    (kept,) = store.documents()
    assert "41 Leopard 2 tanks" in kept.text
    assert kept.title == "Chile buys 41 tanks from Germany"


def test_a_file_given_by_a_person_is_always_kept(store: Store, tmp_path: Path) -> None:
    (tmp_path / "fair.html").write_bytes(plain_page(1)[1])
    assert run(store, tmp_path / "fair.html").added == 1


def test_a_page_turned_away_is_not_looked_at_again(store: Store, tmp_path: Path) -> None:
    lone = page("Arms", "The army of France ordered missiles. " + "The village held its summer fair on Saturday. " * 30)
    first = write(tmp_path / "first.warc", [record("https://e.org/1", lone)])
    second = write(tmp_path / "second.warc", [record("https://e.org/1", lone), record("https://e.org/2", b"<p>x</p>")])
    assert run(store, first).turned_away == {"not relevant": 1}
    assert run(store, second).turned_away == {"nothing of arms": 1, "seen before": 1}


def test_two_workers_make_the_same_register(file: Path, tmp_path: Path) -> None:
    versions = []
    for workers in (1, 2):
        with open_store(str(tmp_path / f"{workers}.db")) as store:
            run(store, file, workers)
            versions.append(pipeline.build_register(store, vocab.load()).version)
    assert versions[0] == versions[1]


def test_an_archive_in_one_piece_makes_the_same_register(file: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(gzip.decompress(file.read_bytes())))
    versions = []
    for number, archive in enumerate((file, whole)):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            run(store, archive)
            versions.append(pipeline.build_register(store, vocab.load()).version)
    assert versions[0] == versions[1]


def test_an_archive_that_changed_meanwhile_gives_no_other_page(tmp_path: Path) -> None:
    first, second = (record(f"https://e.org/{number}", page("Page", "text")) for number in range(2))
    file = write(tmp_path / "day.warc.gz", [first])
    again = InArchive(file, "https://e.org/0", Place())
    assert again() == page("Page", "text")
    write(file, [second])
    with pytest.raises(SourceError, match="was changed while it was read"):
        again()
    file.unlink()
    with pytest.raises(SourceError, match="cannot be read"):
        again()


def test_damage_is_listed_and_the_rest_read(file: Path, store: Store, tmp_path: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 30] = b"\xff" * 30
    (tmp_path / "bad.warc.gz").write_bytes(content[:-40])
    report = run(store, tmp_path / "bad.warc.gz")
    assert DEALS - 3 <= report.added <= DEALS
    assert report.failed
    assert all("bad.warc.gz#" in failure.address for failure in report.failed)


class Failing(Cascade):
    """Dies at one page, hangs at another."""

    def __call__(self, page: Page) -> Outcome:
        if page.address.endswith("/3"):
            os.kill(os.getpid(), signal.SIGKILL)
        if page.address.endswith("/4"):
            time.sleep(60)
        return super().__call__(page)


def test_pages_whose_worker_dies_or_hangs_are_listed(file: Path, store: Store) -> None:
    words = screen_words(vocab.load())
    cascade = Cascade.of(vocab.load()).warm()
    failing = Failing(cascade._relevance, cascade._reader)
    journal = Journal()
    version = pipeline.reader_of(vocab.load()).version
    archives.ArchiveRun(store, Found(file, file.name), version, journal).run(
        Prefilter.of(words), failing, Limits(workers=2, seconds=4.0)
    )
    report = journal.report()
    assert report.added == DEALS - 2
    assert sorted(failure.address.rpartition("/")[2] for failure in report.failed) == ["3", "4"]
    assert {failure.stage for failure in store.failures()} == {"worker"}


def _run_in_child(address: str, file: Path) -> int:
    child = os.fork()
    if child == 0:
        try:
            archives._SECONDS = 0.02  # written often, so that a kill falls between two writes
            with open_store(address) as store:
                run(store, file, 2)
        finally:
            os._exit(0)
    return child


@pytest.mark.slow
@pytest.mark.usefixtures("own_schema")
@pytest.mark.parametrize("seed", [20261128])
def test_killed_at_random_moments_nothing_is_lost_or_doubled(file: Path, tmp_path: Path, seed: int) -> None:
    with open_store(str(tmp_path / "first.db")) as store:
        run(store, file, 2)  # loads what the children then have: with that, a run would seem to take twice as long
    with open_store(str(tmp_path / "undisturbed.db")) as store:
        start = time.perf_counter()
        run(store, file, 2)
        whole = time.perf_counter() - start
        wanted = pipeline.build_register(store, vocab.load()).version
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    address, database = "", 0
    for _ in range(KILLS):
        if not address:
            database += 1
            address = str(tmp_path / f"{database}.db")
        child = _run_in_child(address, file)
        time.sleep(chance.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_store(address) as store:
            addresses = Counter(document.address for document in store.documents())
            assert max(addresses.values(), default=1) == 1
            finished = store.kept_register() is not None
        if finished:
            _check(address, file, wanted)
            address = ""
    if address:
        _check(address, file, wanted)


def test_pages_that_hold_nothing_of_arms_are_all_counted_however_many_stand_in_a_row(
    store: Store, tmp_path: Path
) -> None:
    records = [record(address, body) for address, body in map(plain_page, range(2 * PLAIN))]
    file = write(tmp_path / "plain.warc.gz", records)
    report = run(store, file)
    state = store.archive(archives.archive_name(file), pipeline.reader_of(vocab.load()).version)
    assert report.turned_away == {"nothing of arms": 2 * PLAIN}
    assert state is not None
    assert (state.done, dict(state.counts)) == (True, {"nothing of arms": 2 * PLAIN})


class Interrupted(Journal):
    """Presses Ctrl-C, which reaches the workers too, at one moment of the reading."""

    def __init__(self, moment: int) -> None:
        super().__init__()
        self._left = moment

    def step(self, stage: str, done: int, total: int | None = None) -> None:
        self._left -= stage == ARCHIVE
        if not self._left:
            for worker in multiprocessing.active_children():
                os.kill(worker.pid or 0, signal.SIGINT)
            signal.raise_signal(signal.SIGINT)


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl-C as at a terminal: a shell has what it starts in the background ignore it, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("listening")
def test_interrupted_by_a_person_the_same_run_goes_on(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "_SHOWN", 1)
    monkeypatch.setattr(archives, "_SECONDS", 0.0)
    with open_store(str(tmp_path / "undisturbed.db")) as store:
        run(store, file, 2)
        wanted = pipeline.build_register(store, vocab.load()).version
    address = str(tmp_path / "interrupted.db")
    read = [0]
    for moment in (12, 6):  # each run begins where the one before was interrupted
        with open_store(address) as store:
            with pytest.raises(KeyboardInterrupt):
                run(store, file, 2, Interrupted(moment))
            assert not multiprocessing.active_children()
            state = store.archive(archives.archive_name(file), pipeline.reader_of(vocab.load()).version)
            assert state is not None
            assert not state.done
            assert state.byte > read[-1]
            read.append(state.byte)
    _check(address, file, wanted)


def _check(address: str, file: Path, wanted: str) -> None:
    with open_store(address) as store:
        run(store, file, 2)
        kept: list[Document] = list(store.documents())
        assert len(kept) == len({document.address for document in kept}) == DEALS
        assert pipeline.build_register(store, vocab.load()).version == wanted
        state = store.archive(archives.archive_name(file), pipeline.reader_of(vocab.load()).version)
        assert state is not None
        assert state.done
        assert dict(state.counts) == {"kept": DEALS, "nothing of arms": PLAIN}
