"""A store in a database of its own, of each kind, and records made by hand."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from tests.servers import Server

from pactwatch.model import (
    Attribution,
    Category,
    Claim,
    DateFound,
    Document,
    Evidence,
    Item,
    OffsetMap,
    Part,
    PartialDate,
    PublicationDate,
    Span,
    Stated,
    Transfer,
)
from pactwatch.store import Store, open_store
from pactwatch.store.schema import metadata


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


_NUMBERS = count(1)


@pytest.fixture
def fresh(postgresql: Server) -> Callable[[], str]:
    """What makes a new, empty PostgreSQL database and returns its address."""

    def make() -> str:
        name = f"fresh{next(_NUMBERS)}"
        postgresql.execute(f"CREATE DATABASE {name}")
        return postgresql.url(name)

    return make


KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def emptied(postgresql: Server) -> Callable[[str], str]:
    """What returns the address of a PostgreSQL database with our schema and nothing in it; one is used many times."""
    made: dict[str, str] = {}

    def empty(name: str) -> str:
        if name not in made:
            postgresql.execute(f"CREATE DATABASE {name}")
            made[name] = postgresql.url(name)
            open_store(made[name]).close()
        tables = ", ".join(
            [*metadata.tables, *(f"search_{what}" for what in ("documents", "claims", "deals", "names"))]
        )
        postgresql.execute(f"TRUNCATE {tables} RESTART IDENTITY", name)
        return made[name]

    return empty


def _empty(kind: str, request: pytest.FixtureRequest, name: str) -> str:
    if kind == "postgresql":
        emptied: Callable[[str], str] = request.getfixturevalue("emptied")
        return emptied(name)
    file: Path = request.getfixturevalue("tmp_path") / f"{name}.db"
    open_store(str(file)).close()
    return str(file)


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest) -> str:
    """The address of a database with our schema and nothing else, once for each kind of database that we keep."""
    return _empty(request.param, request, "register")


@pytest.fixture(params=KINDS)
def other(request: pytest.FixtureRequest) -> str:
    """The address of a second database, likewise."""
    return _empty(request.param, request, "other")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def document() -> Document:
    return Document(
        id="d1",
        address="reports/one.txt",
        text="Oslo ordered twelve launchers.",
        title="Oslo orders launchers",
        publisher="The Fjord Post",
        published=PublicationDate(PartialDate(2021, 7), DateFound.TEXT),
        language="en",
        fetched_at=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
        offsets=OffsetMap((0, 5), (0, 9)),
    )


@pytest.fixture
def claim() -> Claim:
    words = Evidence("d1", Part.TEXT, Span(20, 29))
    return Claim(
        id="c1",
        document="d1",
        content=Transfer(item=Stated(Item("launchers", Category.ARTILLERY), (words,))),
        sentence=Evidence("d1", Part.TEXT, Span(0, 30)),
        attribution=Attribution(),
        confidence=0.75,
        reader="grammar",
        version="v1",
        published=PartialDate(2021, 7),
    )
