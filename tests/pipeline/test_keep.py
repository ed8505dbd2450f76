"""The register kept as rows: the same deals, a page at a time, from both stores, and only what changed is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.servers import Server

from pactwatch import pipeline, vocab
from pactwatch.errors import NotFoundError, StoreError, UsageError
from pactwatch.model import Category, PartialDate, Stage
from pactwatch.register import Register
from pactwatch.store import Store, open_store
from pactwatch.store.kept import kept_deals
from pactwatch.views import DealRow, Filters, register_rows

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocab.load()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Register]]:
    """The examples read and linked, in a store of each kind."""
    address = str(tmp_path_factory.mktemp("kept") / "register.db")
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        server.execute("CREATE DATABASE kept")
        address = server.url("kept")
    with open_store(address) as store:
        register, _ = pipeline.run(store, WORDS, [str(ROOT / "examples" / "reports")])
        yield store, register


def test_every_deal_comes_back_as_it_was(kept: tuple[Store, Register]) -> None:
    store, register = kept
    assert len(register.deals) > 5
    with store.reading() as connection:
        back = kept_deals(connection, [deal.id for deal in register.deals])
    assert [repr(deal) for deal in back] == [repr(deal) for deal in register.deals]


FILTERS = (
    Filters(),
    Filters(supplier="TUR"),
    Filters(recipient="Poland"),
    Filters(party="PAK"),
    Filters(supplier="KOR", recipient="POL"),
    Filters(item="K2"),
    Filters(category=Category.UAV),
    Filters(stage=Stage.ORDERED),
    Filters(since=PartialDate(2022)),
    Filters(since=PartialDate(2022, 6), party="POL"),
    Filters(conflicts=True),
    Filters(credibility=3),
    Filters(supplier="NZL"),
)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_pages_hold_the_rows_of_the_whole_register(kept: tuple[Store, Register], filters: Filters) -> None:
    store, register = kept
    wanted = register_rows(register, WORDS, filters)
    rows: list[DealRow] = []
    place, seen = None, set[int]()
    while True:
        page = pipeline.register_page(store, WORDS, filters, size=3, before=place)
        assert page.total == len(wanted)
        assert page.version == register.version
        assert page.current
        rows += page.rows
        if page.next is None:
            break
        assert page.next not in seen
        place = page.next
        seen.add(place)
    assert sorted(rows, key=lambda row: row.id) == sorted(wanted, key=lambda row: row.id)
    days = [row.last_published.last_day.toordinal() if row.last_published else 0 for row in rows]
    assert days == sorted(days, reverse=True)


def test_keeping_the_same_register_again_writes_nothing(kept: tuple[Store, Register]) -> None:
    store, register = kept
    assert pipeline.keep(store, register, WORDS) == 0
    without = replace(register, deals=register.deals[1:])
    pipeline.keep(store, without, WORDS)
    assert pipeline.register_page(store, WORDS, size=100).total == len(register.deals) - 1
    assert pipeline.keep(store, register, WORDS) == 1


def test_register_that_is_old_says_so(store: Store, reports: Path) -> None:
    pipeline.run(store, WORDS, [str(reports)])
    assert pipeline.register_page(store, WORDS).current
    (reports / "three.txt").write_text("The army in Quito has ordered twelve launchers, the minister said.\n")
    pipeline.add(store, [str(reports)])
    assert not pipeline.register_page(store, WORDS).current
    pipeline.link(store, WORDS)
    assert pipeline.register_page(store, WORDS).current


def test_what_cannot_be_asked_of_rows(store: Store, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFoundError, match="no register is kept here yet; `pactwatch link` makes it"):
        pipeline.register_page(store, WORDS)
    pipeline.run(store, WORDS, [str(reports)])
    with pytest.raises(NotFoundError, match="party 'Atlantis'"):
        pipeline.register_page(store, WORDS, Filters(supplier="Atlantis"))
    with pytest.raises(UsageError, match="recorded_since"):
        pipeline.register_page(store, WORDS, Filters(recorded_since=PartialDate(2022)))
    monkeypatch.setattr("pactwatch.__version__", "99")
    with pytest.raises(StoreError, match="another version or vocabulary; `pactwatch link` renews it"):
        pipeline.register_page(store, WORDS)
