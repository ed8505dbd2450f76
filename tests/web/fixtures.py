"""Servers that tests share, each started once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.once import shared_file
from tests.web import registers
from tests.web.multiplied import multiply
from tests.web.serving import Site, serving

from pactwatch import pipeline
from pactwatch.store import open_store

EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the example reports."""

    def make(file: Path) -> None:
        with open_store(str(file)) as store:
            pipeline.run(store, registers.VOCABULARY, [str(EXAMPLES / "reports")])

    return shared_file(tmp_path_factory, "example.db", make)


@pytest.fixture(scope="session")
def example(example_file: Path) -> Iterator[Site]:
    """The example reports, served."""
    with serving(example_file) as site:
        yield site


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The register that is made by hand, served."""
    file = shared_file(tmp_path_factory, "made.db", lambda file: registers.put(file, registers.made()))
    with serving(file) as site:
        yield site


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A register that holds nothing, served."""
    with serving(shared_file(tmp_path_factory, "empty.db", lambda file: open_store(str(file)).close())) as site:
        yield site


@pytest.fixture
def broken(made: Site, tmp_path: Path) -> Iterator[Site]:
    """A database whose rows are no rows, served: what nobody expects."""
    file = tmp_path / "broken.db"
    shutil.copy(made.file, file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE deals SET shown = '{}'")
        connection.commit()
    connection.close()
    with serving(file) as site:
        yield site


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A register of 10,000 deals, served."""

    def make(file: Path) -> None:
        registers.put(file, registers.large())
        with open_store(str(file)) as store:
            multiply(store, registers.TIMES)

    with serving(shared_file(tmp_path_factory, "large.db", make)) as site:
        yield site


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A register of attacks, served."""

    def make(file: Path) -> None:
        registers.put(file, registers.hostile())
        registers.failures(file)

    with serving(shared_file(tmp_path_factory, "hostile.db", make)) as site:
        yield site
