"""The same again: the same reports give the same bytes, whatever their order and wherever they lie."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.exports import export, format_names
from pactwatch.pipeline import run
from pactwatch.store import open_store

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted(file for file in (ROOT / "examples" / "reports").rglob("*") if file.is_file())
Bytes = dict[str, bytes]


def exported(database: Path, *batches: list[Path]) -> Bytes:
    """What every format writes after the reports were run in these batches, one after the other."""
    words = vocab.load()
    with open_store(str(database)) as store:
        for batch in batches:
            register, _ = run(store, words, [str(file) for file in batch])
    return {name: export(name, register, words) for name in format_names()}


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Bytes:
    return exported(tmp_path_factory.mktemp("once") / "register.db", REPORTS)


def test_the_register_is_not_empty(once: Bytes) -> None:
    assert len(REPORTS) >= 12
    assert once["csv"].count(b"\n") > 5


def test_two_runs_give_the_same_bytes(once: Bytes, tmp_path: Path) -> None:
    assert exported(tmp_path / "again.db", REPORTS) == once


def test_it_does_not_matter_where_the_reports_lie(once: Bytes, tmp_path: Path) -> None:
    moved = [Path(shutil.copy(file, tmp_path / file.name)) for file in REPORTS]
    assert exported(tmp_path / "elsewhere.db", moved) == once


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_adding_does_not_matter(once: Bytes, tmp_path: Path, seed: int) -> None:
    order = list(REPORTS)
    random.Random(seed).shuffle(order)  # noqa: S311  (the same order every time)
    assert exported(tmp_path / "mixed.db", order[:4], order[4:]) == once


def test_adding_what_is_there_already_changes_nothing(once: Bytes, tmp_path: Path) -> None:
    words = vocab.load()
    with open_store(str(tmp_path / "register.db")) as store:
        run(store, words, [str(file) for file in REPORTS])
        counts = store.counts()
        register, report = run(store, words, [str(file) for file in REPORTS[::-1]])
        assert (report.added, report.claims) == (0, 0)
        assert report.already_there == counts.documents
        assert store.counts() == counts
    assert {name: export(name, register, words) for name in format_names()} == once
