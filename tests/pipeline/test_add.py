"""Places become documents; what cannot is listed with its reason, and nothing vanishes."""

from pathlib import Path

import pytest

from pactwatch import pipeline
from pactwatch.errors import StoreError
from pactwatch.model import DateFound, Failure, PartialDate, PublicationDate
from pactwatch.sources import Given
from pactwatch.store import Store, open_store


def test_reports_are_added_once(store: Store, reports: Path) -> None:
    first = pipeline.add(store, [str(reports)])
    assert (first.added, first.already_there, first.failed) == (2, 0, ())
    kept = list(store.documents())
    again = pipeline.add(store, [str(reports)])
    assert (again.added, again.already_there, again.failed) == (0, 2, ())
    assert list(store.documents()) == kept


def test_flags_hold_for_every_report(store: Store, reports: Path) -> None:
    published = PublicationDate(PartialDate(2020, 5), DateFound.GIVEN)
    pipeline.add(store, [str(reports)], Given(publisher="The Gazette", published=published))
    assert {(document.publisher, document.published) for document in store.documents()} == {("The Gazette", published)}


def test_what_fails_is_listed_and_the_rest_is_added(store: Store, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    report = pipeline.add(store, [str(reports), str(reports / "absent.txt")])
    assert report.added == 2
    assert len(report.failed) == 3
    assert {Path(failure.address).name for failure in report.failed} == {"empty.txt", "broken.pdf", "absent.txt"}
    assert all(failure.reason for failure in report.failed)
    assert sorted(store.failures(), key=str) == sorted(report.failed, key=str)


def test_failure_is_forgotten_when_the_report_can_be_read(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "late.txt"
    file.write_text("")
    pipeline.add(store, [str(file)])
    assert len(list(store.failures())) == 1
    file.write_text("The order was signed in Lima on Tuesday, officials said.\n")
    assert pipeline.add(store, [str(file)]).added == 1
    assert list(store.failures()) == []


def test_error_of_a_parsing_library_costs_one_document(
    store: Store, reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pactwatch import documents

    make = documents.make

    def stumbling(fetched):  # type: ignore[no-untyped-def]  # stands in for a library with a fault
        if fetched.address.endswith("one.txt"):
            raise RecursionError("too deep")
        return make(fetched)

    monkeypatch.setattr(documents, "make", stumbling)
    report = pipeline.add(store, [str(reports)])
    assert report.added == 1
    assert [failure.stage for failure in report.failed] == ["document"]
    assert "too deep" in report.failed[0].reason
    logged = capsys.readouterr()
    assert logged.out == ""
    assert logged.err.count("\n") == 1
    assert "one.txt" in logged.err


def test_database_that_refuses_ends_the_run(store: Store, reports: Path, tmp_path: Path) -> None:
    with (
        open_store(f"sqlite:///file:{tmp_path / 'register.db'}?mode=ro&uri=true") as read_only,
        pytest.raises(StoreError, match="cannot be written"),
    ):
        pipeline.add(read_only, [str(reports)])


def test_journal_hears_of_every_step_and_failure(store: Store, reports: Path) -> None:
    steps: list[tuple[str, int]] = []

    class Heard(pipeline.Journal):
        def step(self, stage: str, done: int, total: int | None = None) -> None:
            steps.append((stage, done))

    journal = Heard()
    report = pipeline.add(store, [str(reports), str(reports / "absent.txt")], options=pipeline.Adding(journal))
    assert steps == [("add", 0), ("add", 1), ("add", 2)]
    assert report == journal.report()
    assert [stage for stage, _ in report.seconds] == ["add"]
    assert isinstance(report.failed[0], Failure)
