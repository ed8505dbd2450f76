"""Everything in one database comes to another, of either kind, all or nothing; a backup brings everything back."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pactwatch.errors import PactwatchError, StoreError, UsageError
from pactwatch.model import Claim, Decision, Document, Failure, Judgement
from pactwatch.store import Counts, Store, open_store, transfer
from pactwatch.store.dialect import WRITES, address_of, engine_for
from pactwatch.store.migrate import upgrade

AT = datetime(2024, 1, 1, 12, 30, 15, 123456, tzinfo=UTC)
WHOLE = Counts(documents=2, claims=2, failures=1, judgements=2)


@pytest.fixture
def full(store: Store, document: Document, claim: Claim) -> Store:
    """A store with everything in it that a store can hold."""
    store.add_document(document)
    store.add_document(Document(id="d0", address="mail/2", text="naïve \U0001f6a2 'quoted' text"))
    store.add_claims("d1", "v1", [claim])
    store.add_claims("d1", "v2", [replace(claim, version="v2")])
    store.add_claims("d0", "v1", [])
    store.add_failure(Failure("bad.pdf", "document", "broken; mend it"))
    store.add_judgement(Judgement("z", "ada", AT, "c1", Decision.ACCEPT))
    store.add_judgement(Judgement("a", "ben", AT, "z", Decision.UNDO))
    return store


def _all(store: Store) -> tuple[object, ...]:
    return (
        list(store.documents()),
        list(store.claims("v1")),
        list(store.claims("v2")),
        list(store.failures()),
        list(store.judgements()),
        [store.unread(version) for version in ("v1", "v2")],
    )


def test_copy_holds_everything(full: Store, other: str) -> None:
    with open_store(other) as target:
        assert transfer.copy(full, target) == WHOLE
        assert _all(target) == _all(full)


def test_copy_can_be_written_to_like_any_other(full: Store, other: str) -> None:
    with open_store(other) as target:
        transfer.copy(full, target)
        assert target.add_judgement(Judgement("k", "eve", AT, "c1", Decision.REJECT))
        assert [judgement.id for judgement in target.judgements()] == ["z", "a", "k"]


def test_copy_tells_how_far_it_is(full: Store, other: str) -> None:
    told: list[tuple[str, int, int]] = []
    with open_store(other) as target:
        transfer.copy(full, target, progress=lambda *step: told.append(step))
    assert ("copying documents", 0, 2) in told
    assert ("copying documents", 2, 2) in told
    assert all(done <= total for _, done, total in told)


def test_nothing_is_replaced_unless_it_is_asked_for(full: Store, other: str, document: Document) -> None:
    with open_store(other) as target:
        target.add_document(replace(document, id="theirs"))
        with pytest.raises(UsageError, match="holds documents already; name an empty one, or say --force"):
            transfer.copy(full, target)
        assert [kept.id for kept in target.documents()] == ["theirs"]
        assert transfer.copy(full, target, force=True) == WHOLE
        assert _all(target) == _all(full)


def test_copy_that_fails_leaves_the_target_as_it_was(full: Store, other: str, document: Document) -> None:
    class StopError(Exception):
        pass

    def stop(doing: str, done: int, total: int) -> None:
        if doing == "copying claims" and done:
            raise StopError

    with open_store(other) as target:
        target.add_document(replace(document, id="theirs"))
        with pytest.raises(StopError):
            transfer.copy(full, target, force=True, progress=stop)
        assert [kept.id for kept in target.documents()] == ["theirs"]


def test_copy_is_of_one_moment(full: Store, other: str, address: str) -> None:
    def write(doing: str, done: int, total: int) -> None:
        if (doing, done) == ("copying documents", 0):
            with open_store(address) as second:
                second.add_document(Document(id="late", address="a", text="t"))
                second.add_claims("late", "v1", [])

    with open_store(other) as target:
        assert transfer.copy(full, target, progress=write) == WHOLE
    assert full.counts().documents == 3


def test_backup_brings_everything_back(full: Store, other: str, tmp_path: Path) -> None:
    file = tmp_path / "kept #1 100%? é.backup"
    assert transfer.backup(full, file) == WHOLE
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("kept")] == [file.name]
    before = file.read_bytes()
    with open_store(other) as target:
        assert transfer.restore(file, target) == WHOLE
        assert _all(target) == _all(full)
    assert file.read_bytes() == before


def test_backup_is_a_database_that_can_be_looked_into(full: Store, tmp_path: Path) -> None:
    transfer.backup(full, tmp_path / "kept.db")
    with open_store(str(tmp_path / "kept.db"), create=False) as kept:
        assert _all(kept) == _all(full)


def test_restore_can_be_done_again(full: Store, address: str, tmp_path: Path, document: Document) -> None:
    transfer.backup(full, tmp_path / "kept")
    before = _all(full)
    full.add_document(replace(document, id="later"))
    with pytest.raises(UsageError, match="say --force"):
        transfer.restore(tmp_path / "kept", full)
    for _ in range(2):
        transfer.restore(tmp_path / "kept", full, force=True)
        assert _all(full) == before


def test_backup_of_an_earlier_schema_is_brought_forward_and_left_alone(tmp_path: Path, other: str) -> None:
    file = tmp_path / "old.backup"
    engine = engine_for(address_of(str(file)), 5.0)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade(connection, "0001")
        connection.exec_driver_sql("INSERT INTO failures VALUES ('a', 'read', 'why', '2024-01-01')")
    engine.dispose()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("pragma journal_mode = delete")
    before = file.read_bytes()
    with open_store(other) as target:
        transfer.restore(file, target)
        assert list(target.failures()) == [Failure("a", "read", "why")]
    assert file.read_bytes() == before


def test_backup_never_bears_its_name_before_it_is_whole(full: Store, tmp_path: Path) -> None:
    def stop(doing: str, done: int, total: int) -> None:
        assert not (tmp_path / "kept").exists()
        if doing == "copying judgements":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transfer.backup(full, tmp_path / "kept", progress=stop)
    assert not [path for path in tmp_path.iterdir() if "kept" in path.name]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "no backup here"),
        (b"", "not of pactwatch"),
        (b"not a database, but long enough to look like one\n" * 100, "not a backup"),
    ],
)
def test_file_that_is_no_backup_is_refused(store: Store, tmp_path: Path, content: bytes | None, says: str) -> None:
    file = tmp_path / "file"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PactwatchError, match=says) as caught:
        transfer.restore(file, store)
    assert "\n" not in str(caught.value)


def test_damaged_backup_is_refused_and_nothing_is_replaced(full: Store, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    transfer.backup(full, file)
    damaged = bytearray(file.read_bytes())
    damaged[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    file.write_bytes(damaged)
    before = _all(full)
    with pytest.raises(StoreError, match="damaged"):
        transfer.restore(file, full, force=True)
    assert _all(full) == before


def test_backup_into_no_folder_or_over_a_file_is_refused(full: Store, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(UsageError, match="is there already; name another file, or say --force"):
        transfer.backup(full, tmp_path / "there")
    with pytest.raises(UsageError, match="there is no folder"):
        transfer.backup(full, tmp_path / "absent" / "kept")
    with pytest.raises(UsageError, match="is there already"):
        transfer.backup(full, tmp_path, force=True)
    assert (tmp_path / "there").read_text() == "mine"
    transfer.backup(full, tmp_path / "there", force=True)
    transfer.examine(tmp_path / "there")


def test_places_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert transfer.same_place("a.db", f"sqlite:///{tmp_path}/a.db")
    assert not transfer.same_place("a.db", "b.db")
    assert transfer.same_place("postgresql://u:p@h/d", "postgresql+psycopg://u:other@h/d?connect_timeout=1")
    assert not transfer.same_place("postgresql://u:p@h/d", "postgresql://u:p@h/e")
