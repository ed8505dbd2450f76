"""The register kept as rows: the same deals, from both stores, and only what changed is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline.databases import database

from pactwatch import pipeline, vocab
from pactwatch.errors import NotFoundError, StoreError
from pactwatch.pipeline.keep import kept_register
from pactwatch.register import Register
from pactwatch.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocab.load()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Register]]:
    """The examples read and linked, in a store of each kind."""
    with open_store(database(request, tmp_path_factory, "kept")) as store:
        register, _ = pipeline.run(store, WORDS, [str(ROOT / "examples" / "reports")])
        yield store, register


def test_every_deal_comes_back_as_it_was(kept: tuple[Store, Register]) -> None:
    store, register = kept
    assert len(register.deals) > 5
    back, _ = store.whole_register()
    assert [repr(deal) for deal in back] == [repr(deal) for deal in register.deals]


def test_keeping_the_same_register_again_writes_nothing(kept: tuple[Store, Register]) -> None:
    store, register = kept
    assert pipeline.keep(store, register, WORDS) == 0
    without = replace(register, deals=register.deals[1:])
    pipeline.keep(store, without, WORDS)
    assert len(store.whole_register()[0]) == len(register.deals) - 1
    assert pipeline.keep(store, register, WORDS) == 1


def test_register_that_is_old_says_so(store: Store, reports: Path) -> None:
    pipeline.run(store, WORDS, [str(reports)])
    assert store.is_current
    (reports / "three.txt").write_text("The army in Quito has ordered twelve launchers, the minister said.\n")
    pipeline.add(store, [str(reports)])
    assert not store.is_current
    pipeline.link(store, WORDS)
    assert store.is_current


def test_a_register_kept_by_another_version_says_so(
    store: Store, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFoundError, match="no register is kept here yet; `pactwatch link` makes it"):
        kept_register(store, WORDS)
    pipeline.run(store, WORDS, [str(reports)])
    monkeypatch.setattr("pactwatch.__version__", "99")
    with pytest.raises(StoreError, match="another version or vocabulary; `pactwatch link` renews it"):
        kept_register(store, WORDS)
