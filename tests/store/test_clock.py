"""What tells that a database has changed: another text after each kind of write, by whoever it is written."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from pactwatch.model import Claim, Document, Failure, Grade, SavedSource
from pactwatch.store import SavedSources, Store, open_store
from pactwatch.store.clock import Clock

SOURCE = SavedSource("https://example.org/feed", "The Fjord Post")


def writes(store: Store, document: Document, claim: Claim) -> list[Callable[[], object]]:
    """Everything that must be noticed, in an order in which it can be done."""
    saved = SavedSources(store)
    return [
        lambda: store.add_document(document),
        lambda: store.add_claims(document.id, "v1", [claim]),
        lambda: store.add_failure(Failure("two.txt", "sources", "empty")),
        lambda: store.clear_failure("two.txt", "sources"),
        lambda: saved.add(SOURCE),
        lambda: saved.put(replace(SOURCE, verified=True)),
        lambda: saved.put(replace(SOURCE, verified=True, grade=Grade("B", "read for years"))),
        lambda: saved.put(replace(SOURCE, verified=True, grade=Grade("C", "read for years"))),
        lambda: saved.remove(SOURCE),
    ]


@pytest.mark.parametrize("by_another", [False, True], ids=["by itself", "by another"])
def test_each_write_gives_another_stamp(
    address: str, store: Store, document: Document, claim: Claim, by_another: bool
) -> None:
    with open_store(address) as other:
        seen = [store.stamp()]
        for write in writes(other if by_another else store, document, claim):
            assert store.stamp() == seen[-1]
            write()
            seen.append(store.stamp())
    assert [at for at in range(1, len(seen)) if seen[at] == seen[at - 1]] == [], "a write went unnoticed"


def test_nobody_asks_again_while_nothing_is_written(tmp_path: Path) -> None:
    file = tmp_path / "counted.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE notes (text)")
        clock = Clock(create_engine(f"sqlite:///{file}"))
        asked: list[int] = []

        def ask() -> str:
            asked.append(len(asked))
            return str(len(asked))

        assert [clock.told(ask) for _ in range(3)] == ["1", "1", "1"]
        other.execute("INSERT INTO notes VALUES ('one')")
        other.commit()
        assert [clock.told(ask) for _ in range(3)] == ["2", "2", "2"]
        clock.close()
        assert clock.told(ask) == "3"
        clock.close()
    other.close()


def test_an_answer_that_fails_is_asked_for_again(tmp_path: Path) -> None:
    clock = Clock(create_engine(f"sqlite:///{tmp_path / 'failing.db'}"))

    def fail() -> str:
        raise KeyError("gone")

    assert clock.told(lambda: "before") == "before"
    with sqlite3.connect(tmp_path / "failing.db") as other:
        other.execute("CREATE TABLE notes (text)")
    for _ in range(2):
        with pytest.raises(KeyError):
            clock.told(fail)
    assert clock.told(lambda: "after") == "after"
    clock.close()
    other.close()


def test_a_database_in_memory_is_asked_each_time() -> None:
    clock, asked = Clock(create_engine("sqlite://")), iter(("one", "two"))
    assert [clock.told(lambda: next(asked)) for _ in range(2)] == ["one", "two"]
    clock.close()
