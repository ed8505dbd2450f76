"""A run that is killed, finds the disk full, loses its server or has company: nothing lost, nothing half written.

The disk is full in two ways: no file of the process may grow beyond a limit (RLIMIT_FSIZE), and, where mounting is
allowed, on a tmpfs of a few megabytes. `benchmarks/faults.py` kills 50 runs at random moments.
"""

import random
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.pipeline import faults
from tests.pipeline.faults import Undisturbed
from tests.servers import NoServerError, Server, server

from pactwatch import pipeline, vocab
from pactwatch.errors import StoreError
from pactwatch.store import open_store

pytestmark = pytest.mark.usefixtures("own_schema")

SEED = 20261122
KILLS = 4


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, own_schema: None) -> Undisturbed:
    return faults.undisturbed(str(tmp_path_factory.mktemp("undisturbed") / "register.db"))


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """A server that tests may kill."""
    try:
        with server() as started:
            yield started
    except NoServerError as error:
        pytest.skip(str(error))


@pytest.fixture
def empty(own_server: Server) -> Callable[[], str]:
    names = (f"faulty{number}" for number in range(1000))

    def make() -> str:
        name = next(names)
        own_server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        own_server.execute(f"CREATE DATABASE {name}")
        return own_server.url(name)

    return make


def _check_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("search_documents", "search_claims", "search_deals"):
            raw.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608  # our own names


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_run_that_is_killed_loses_nothing(
    kind: str, tmp_path: Path, wanted: Undisturbed, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(f"{SEED} {kind}")  # noqa: S311  # moments, not secrets
    address = str(tmp_path / "register.db") if kind == "sqlite" else request.getfixturevalue("empty")()
    moments = sorted(chance.sample(range(2, wanted.statements), KILLS), reverse=True)
    for moment in moments:  # the later ones first: each run goes on from what the one before has left
        status, told = faults.run_in_child(address, faults.kill_at_statement(moment))
        assert status in (-signal.SIGKILL, 0), told
        if kind == "sqlite":
            _check_file(tmp_path / "register.db")
        with open_store(address) as store:
            faults.check_whole(store, wanted)
    faults.check_repeated(address, wanted)


def test_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path, wanted: Undisturbed) -> None:
    address = str(tmp_path / "register.db")
    open_store(address).close()
    laid = (tmp_path / "register.db").stat().st_size
    for size in (laid // 4, laid // 2):  # what is written goes to the write-ahead log first, which is bounded too
        status, told = faults.run_in_child(address, faults.limit_files(size))
        assert status == 1
        assert told.startswith("StoreError: "), told
        assert "disk" in told
        _check_file(tmp_path / "register.db")
        with open_store(address) as store:
            faults.check_whole(store, wanted)
    faults.check_repeated(address, wanted)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes; a folder like any other where we may not mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    if not mounted:
        (folder / "not mounted").touch()
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run([shutil.which("umount") or "umount", str(folder)], capture_output=True, check=True)


def test_small_disk_that_fills_up(small_disk: Path, wanted: Undisturbed) -> None:
    address = str(small_disk / "register.db")
    open_store(address).close()
    prepare: Callable[[], None] = faults.limit_files(300_000)
    if not (small_disk / "not mounted").exists():
        free = shutil.disk_usage(small_disk).free
        (small_disk / "ballast").write_bytes(b"x" * (free - 60_000))

        def prepare() -> None:
            return None

    status, told = faults.run_in_child(address, prepare)
    assert status == 1
    assert "the disk is full" in told or "disk does not answer" in told, told
    _check_file(small_disk / "register.db")
    with open_store(address) as store:
        faults.check_whole(store, wanted)
    (small_disk / "ballast").unlink(missing_ok=True)
    faults.check_repeated(address, wanted)


def test_two_runs_into_one_file_make_one_register(tmp_path: Path, wanted: Undisturbed) -> None:
    address = str(tmp_path / "register.db")
    ended: list[tuple[int, str]] = []

    def run() -> None:
        ended.append(faults.run_in_child(address, lambda: None))

    runs = [threading.Thread(target=run) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert ended == [(0, ""), (0, "")]
    _check_file(tmp_path / "register.db")
    faults.check_repeated(address, wanted)


class Striking(pipeline.Journal):
    """Does something at one step of the reading."""

    def __init__(self, at: int, strike: Callable[[], None]) -> None:
        super().__init__()
        self._at, self._strike = at, strike

    def step(self, stage: str, done: int, total: int | None = None) -> None:
        if (stage, done) == ("read", self._at):
            self._strike()


def test_server_killed_in_a_run_is_told_and_the_run_repeated(
    empty: Callable[[], str], own_server: Server, wanted: Undisturbed
) -> None:
    address = empty()
    journal = Striking(2, lambda: own_server.stop(signal.SIGKILL))
    with open_store(address) as store:
        with pytest.raises(StoreError, match=r"connection to the server was lost|cannot be reached|stopping") as caught:
            pipeline.run(store, vocab.load(), faults.places(), pipeline.Options(journal=journal))
        assert "\n" not in str(caught.value)
        assert own_server.password not in str(caught.value)
        own_server.start()
        faults.check_whole(store, wanted)
        assert store.counts().documents == len(wanted.documents)
        assert 0 < store.unread(pipeline.reader_of(vocab.load()).version) < len(wanted.documents)
    faults.check_repeated(address, wanted)


def test_server_killed_and_started_again_between_two_documents_goes_unnoticed(
    empty: Callable[[], str], own_server: Server, wanted: Undisturbed
) -> None:
    def strike() -> None:
        own_server.stop(signal.SIGKILL)
        own_server.start()

    with open_store(empty()) as store:
        options = pipeline.Options(journal=Striking(3, strike))
        register, report = pipeline.run(store, vocab.load(), faults.places(), options)
        assert (register.version, report.failed) == (wanted.version, ())
        faults.check_whole(store, wanted)
