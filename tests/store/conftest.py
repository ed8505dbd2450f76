"""A store in a file of its own, and records made by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

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


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_store(str(database)) as opened:
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
