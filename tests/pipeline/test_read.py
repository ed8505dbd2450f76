"""Documents become claims once for each version of the reader; one that cannot be read is kept and listed."""

from pathlib import Path

import pytest

from pactwatch import pipeline
from pactwatch.pipeline import ClaimReader
from pactwatch.store import Store
from pactwatch.vocab.languages import language_name


def test_each_document_is_read_once(store: Store, reports: Path, reader: ClaimReader) -> None:
    pipeline.add(store, [str(reports)])
    assert pipeline.read_claims(store, reader, 1) == 1
    assert pipeline.read_claims(store, reader, 1) == 0
    assert [claim.version for claim in store.claims(reader.version)] == [reader.version]


def test_document_that_the_reader_stumbles_over_is_listed_and_tried_again(
    store: Store, reports: Path, reader: ClaimReader, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "bad.txt").write_text("Unreadable report about launchers that were ordered in Oslo last week.\n")
    pipeline.add(store, [str(reports)])
    for _ in range(2):
        journal = pipeline.Journal()
        pipeline.read_claims(store, reader, 10, journal)
        assert [(Path(failed.address).name, failed.stage) for failed in journal.failed] == [("bad.txt", "read")]
        assert "a fault of the reader" in journal.failed[0].reason
    assert len(list(store.failures())) == 1
    assert "conftest.py" in capsys.readouterr().err


def test_developer_sees_the_whole_trace(
    store: Store,
    reports: Path,
    reader: ClaimReader,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PACTWATCH_DEBUG", "1")
    (reports / "bad.txt").write_text("Unreadable report about launchers that were ordered in Oslo last week.\n")
    pipeline.add(store, [str(reports)])
    pipeline.read_claims(store, reader, 10)
    assert "Traceback" in capsys.readouterr().err


def test_language_without_a_reader_is_named_and_the_document_kept(
    store: Store, reports: Path, reader: ClaimReader, reader_of_french: ClaimReader
) -> None:
    pipeline.add(store, [str(reports)])
    journal = pipeline.Journal()
    assert pipeline.read_claims(store, reader_of_french, 10, journal) == 0
    assert len(journal.failed) == 2
    assert all("English (en), which no reader covers" in failed.reason for failed in journal.failed)
    assert store.counts().documents == 2
    assert pipeline.read_claims(store, reader, 10) == 1
    assert list(store.failures()) == []


def test_total_is_known_beforehand(store: Store, reports: Path, reader: ClaimReader) -> None:
    totals: list[int | None] = []

    class Heard(pipeline.Journal):
        def step(self, stage: str, done: int, total: int | None = None) -> None:
            totals.append(total)

    pipeline.add(store, [str(reports)])
    pipeline.read_claims(store, reader, 1, Heard())
    assert totals == [2, 2]


@pytest.mark.parametrize(
    ("code", "name"),
    [("fr", "French (fr)"), ("xx", "the language xx"), (None, "a language that could not be told")],
)
def test_language_names(code: str | None, name: str) -> None:
    assert language_name(code) == name
