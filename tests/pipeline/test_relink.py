"""Linking in stretches, by several processes: the same register, to the byte, as linking everything in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.deals.builders import transfer_claim
from tests.deals.test_linking import claim_lists
from tests.pipeline.databases import database

from pactwatch import pipeline, vocab
from pactwatch.deals import parts
from pactwatch.engine import FORKS
from pactwatch.errors import EngineError, StoreError
from pactwatch.model import Claim, Decision, Document, Transfer
from pactwatch.pipeline.forks import Spread
from pactwatch.pipeline.judging import Opinion, decide
from pactwatch.pipeline.keep import basis_of
from pactwatch.pipeline.relink import basis, deals, scan, whole
from pactwatch.store import Store, open_store
from pactwatch.store.facts import BESIDE
from pactwatch.store.schema import (
    agreement_parties,
    agreements,
    deal_claims,
    glances,
    registers,
    stories,
    thread_claims,
    thread_parties,
    threads,
)
from pactwatch.store.schema import deals as deal_table

ROOT = Path(__file__).resolve().parents[2]
WORDS = vocab.load()
TABLES = (agreement_parties, agreements, deal_claims, glances, registers, stories, thread_claims, thread_parties)
UNLIKE = {"number", "recorded_at", "counted"}
"""Columns that say when and in which order something was written."""

Content = dict[str, list[str]]


def content(store: Store) -> Content:
    """Everything that is kept of the register, row by row, without when it was written."""
    found: Content = {}
    with store.reading() as connection:
        for table in (*TABLES, threads, deal_table, *BESIDE):
            columns = [column for column in table.c if column.name not in UNLIKE]
            rows = connection.execute(select(*columns)).all()
            found[table.name] = sorted(repr(tuple(row)) for row in rows)
    return found


def in_memory(store: Store) -> Content:
    """What is kept once everything was linked in memory."""
    pipeline.keep(store, pipeline.build_register(store, WORDS), WORDS)
    return content(store)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def judged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The examples, linked, with judgements of every kind that change what is linked."""
    with open_store(database(request, tmp_path_factory, "relink")) as store:
        register, _ = pipeline.run(store, WORDS, [str(ROOT / "examples" / "reports")])
        transfers = [claim for claim in register.claims.values() if isinstance(claim.content, Transfer)]
        chosen = sorted(transfers, key=lambda claim: claim.id)
        joined = next(deal for deal in register.deals if len(deal.claims) > 2)
        opinions = [
            Opinion("Ada", Decision.REJECT, (chosen[0].id,)),
            replace(Opinion("Ada", Decision.CORRECT, (chosen[5].id,)), field="number_ordered", after="about 7"),
            Opinion("Ada", Decision.SAME, (chosen[9].id, chosen[-1].id)),
            Opinion("Ada", Decision.NOT_SAME, joined.claims[:2]),
            replace(Opinion("Ben", Decision.CORRECT, (chosen[12].id,)), field="stage", after="cancelled", whole=True),
        ]
        for opinion in opinions:
            decide(store, register, WORDS, opinion)
        yield store


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches and batches so small that there are many."""
    sizes = ((basis, "STRETCH", 3), (scan, "STRETCH", 5), (deals, "AT_ONCE", 2), (parts, "AT_ONCE", 2))
    for module, name, size in sizes:
        monkeypatch.setattr(module, name, size)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.usefixtures("small")
def test_the_register_is_that_of_linking_in_memory(judged: Store, workers: int) -> None:
    expected = in_memory(judged)
    assert len(expected["deals"]) > 5
    assert expected["agreements"]
    assert expected["threads"]
    with judged.writing() as connection:
        for table in (*TABLES, threads, deal_table, *BESIDE):
            connection.execute(table.delete())
    kept = pipeline.link(judged, WORDS, pipeline.Work(workers=workers))
    assert content(judged) == expected
    assert judged.is_current
    assert kept.version == pipeline.load_register(judged, WORDS).version
    assert kept.basis == basis_of(WORDS)


@settings(max_examples=15, deadline=None)
@given(claims=claim_lists(), size=st.integers(1, 5))
def test_any_claims_in_any_stretches_give_the_register_of_linking_in_memory(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Claim], size: int
) -> None:
    reader = pipeline.reader_of(WORDS).version
    with (
        open_store(str(tmp_path_factory.mktemp("any") / "register.db")) as store,
        pytest.MonkeyPatch.context() as patched,
    ):
        for name in sorted({claim.document for claim in claims}):
            told = [replace(claim, version=reader) for claim in claims if claim.document == name]
            store.add_document(Document(id=name, address=f"reports/{name}", text=f"Report {name} on arms."))
            store.add_claims(name, reader, told)
        for module, what in ((basis, "STRETCH"), (scan, "STRETCH"), (deals, "AT_ONCE"), (parts, "AT_ONCE")):
            patched.setattr(module, what, size)
        pipeline.link(store, WORDS)
        found = content(store)
        assert found == in_memory(store)


def test_a_report_that_comes_while_all_is_linked_waits_for_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = pipeline.reader_of(WORDS).version
    first, second = (replace(transfer_claim(name), version=reader) for name in ("one", "two"))
    with open_store(str(tmp_path / "register.db")) as store:

        def add(claim: Claim) -> None:
            store.add_document(Document(id=claim.document, address=claim.document, text=f"Report {claim.document}."))
            store.add_claims(claim.document, reader, [claim])

        def late(*given: object) -> object:
            add(second)
            return scan.scan(*given)  # type: ignore[arg-type]  # as it was called

        add(first)
        monkeypatch.setattr(whole, "scan", late)
        pipeline.link(store, WORDS)
        assert [deal.claims for deal in pipeline.load_register(store, WORDS).deals] == [(first.id,)]
        assert not store.is_current
        monkeypatch.undo()
        pipeline.link(store, WORDS)
        assert store.is_current


@pytest.mark.skipif(not FORKS, reason="workers are forked on Linux alone")
def test_an_error_of_ours_comes_through_and_a_lost_process_is_told(tmp_path: Path) -> None:
    def refuse(piece: int) -> int:
        raise StoreError(f"piece {piece} is damaged")

    def die(piece: int) -> int:
        raise SystemExit(piece)

    spread = Spread(2, lambda: None)
    assert list(spread.each(lambda piece: piece * 2, range(50))) == [piece * 2 for piece in range(50)]
    with pytest.raises(StoreError, match="piece 1 is damaged"):
        list(spread.each(refuse, [1]))
    with pytest.raises(EngineError, match="a process was lost"):
        list(spread.each(die, [1]))


def test_few_claims_start_no_process(judged: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr("pactwatch.engine.pool.start", started)
    pipeline.link(judged, WORDS)
    monkeypatch.setattr(whole, "FEW", 0)
    with pytest.raises(AssertionError, match="a process was started"):
        pipeline.link(judged, WORDS, pipeline.Work(workers=2))
