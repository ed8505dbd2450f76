"""Opening a database: what is made, what is brought up, and what is refused in one line."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pactwatch.errors import StoreError
from pactwatch.model import Document, Failure
from pactwatch.store import SCHEMA, open_store

pytestmark = pytest.mark.usefixtures("own_schema")


def _one_line(error: StoreError) -> str:
    text = str(error)
    assert "\n" not in text
    assert ";" in text, "the remedy follows the reason"
    return text


def test_new_database_has_our_schema_and_settings(database: Path) -> None:
    with open_store(str(database)) as store:
        assert store.schema == SCHEMA
        assert store.name == str(database)
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("pragma journal_mode").fetchone() == ("wal",)


def test_foreign_keys_are_kept(database: Path) -> None:
    from pactwatch.store.dialect import address_of, engine_for

    with engine_for(address_of(str(database)), 1.0).connect() as connection:
        assert connection.exec_driver_sql("pragma foreign_keys").scalar() == 1


def test_empty_file_becomes_a_database(database: Path) -> None:
    database.touch()
    with open_store(str(database), create=False) as store:
        assert store.schema == SCHEMA


@pytest.mark.parametrize("written", ["plain", "sqlite:///{}", "~"])
def test_file_may_be_written_in_several_ways(tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    given = {"plain": "here.db", "~": "~/here.db"}.get(written, written.format(tmp_path / "here.db"))
    with open_store(given) as store:
        store.add_failure(Failure("a", "source", "missing"))
    assert (tmp_path / "here.db").is_file()


def test_memory_is_a_database_too() -> None:
    with open_store("sqlite://") as store:
        store.add_document(Document(id="d", address="a", text="t"))
        assert [document.id for document in store.documents()] == ["d"]


def test_missing_database_is_not_made_unasked(database: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(str(database), create=False)
    assert "no database here" in _one_line(caught.value)
    assert not database.exists()


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(str(tmp_path / "absent" / "register.db"))
    assert "there is no folder" in _one_line(caught.value)


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(str(tmp_path))
    assert "a folder, not a database" in _one_line(caught.value)


def _text(file: Path) -> None:
    file.write_text("not a database at all, but long enough to have a header of its own\n" * 20)


def _truncated(file: Path) -> None:
    open_store(str(file)).close()
    file.write_bytes(file.read_bytes()[:5000])


def _somebody_elses(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("create table bookmarks (id integer)")


def _later(file: Path) -> None:
    open_store(str(file)).close()
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("update pactwatch_schema set version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_text, "not a database"),
        (_truncated, "damaged"),
        (_somebody_elses, "not of pactwatch"),
        (_later, f"its schema 9999 is later than {SCHEMA}"),
    ],
)
def test_file_that_is_not_ours_is_refused_and_left_alone(
    database: Path, make: Callable[[Path], None], says: str
) -> None:
    make(database)
    before = database.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(str(database))
    line = _one_line(caught.value)
    assert line.startswith(f"{database}: ")
    assert says in line
    assert database.read_bytes() == before


def test_place_where_no_file_can_be_made() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("/proc/register.db")
    assert "cannot be opened" in _one_line(caught.value)


def test_database_that_may_only_be_read(database: Path) -> None:
    open_store(str(database)).close()
    with open_store(f"sqlite:///file:{database}?mode=ro&uri=true") as read_only:
        assert list(read_only.documents()) == []
        with pytest.raises(StoreError) as caught:
            read_only.add_failure(Failure("a", "source", "missing"))
    assert "cannot be written" in _one_line(caught.value)


@pytest.fixture
def writer(database: Path) -> Iterator[sqlite3.Connection]:
    """Another process's connection in the middle of a write."""
    open_store(str(database)).close()
    raw = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    raw.execute("begin immediate")
    yield raw
    raw.close()


def test_locked_database_can_be_read_but_says_so_on_writing(writer: sqlite3.Connection, database: Path) -> None:
    with open_store(str(database), wait=0.1) as store:
        assert list(store.documents()) == []
        with pytest.raises(StoreError) as caught:
            store.add_document(Document(id="d", address="a", text="t"))
    assert "locked by another process" in _one_line(caught.value)


def test_write_waits_for_its_turn(writer: sqlite3.Connection, database: Path) -> None:
    timer = threading.Timer(0.3, lambda: writer.execute("commit"))
    timer.start()
    with open_store(str(database), wait=10) as store:
        assert store.add_document(Document(id="d", address="a", text="t"))
    timer.join()


def test_many_may_begin_one_database_at_once(database: Path) -> None:
    errors: list[Exception] = []

    def work(number: int) -> None:
        try:
            with open_store(str(database)) as store:
                store.add_document(Document(id=f"d{number}", address="a", text="t"))
                store.add_document(Document(id="same", address="a", text="t"))
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_store(str(database)) as store:
        assert store.counts().documents == 7


@pytest.mark.parametrize("address", ["mysql://host/db", "postgresql://host:notaport/db", "http://example.org"])
def test_address_of_no_database(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert "not a database address" in _one_line(caught.value)


def test_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://ada:secret@localhost:1/register")
    assert "secret" not in _one_line(caught.value)
