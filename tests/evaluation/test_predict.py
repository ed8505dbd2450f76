"""Predictions: one for each line, whatever the line holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, annotated, attributions, documents
from pactwatch.evaluation.predict import predict, prediction
from pactwatch.model import Category, Claim, Document, Mode, Qualifier, Stage
from pactwatch.pipeline import reader_of

ORDER = "Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry of defence said."
LINES = (
    json.dumps({"id": "order", "text": ORDER, "title": "Poland buys tanks", "date": "2022-08-26", "mood": ["odd"]}),
    "{not JSON",
    "",
    json.dumps({"id": "empty", "text": ""}),
    json.dumps({"id": "wordless"}),
    json.dumps(["a", "list"]),
    json.dumps({"id": 7, "text": "It rained in Oslo on Monday.", "title": None, "date": "", "publisher": 3}),
    json.dumps({"id": "dated", "text": ORDER, "date": "soon"}),
    json.dumps({"text": "half a pair \ud83d of one sign"}),
    "[" * 100_000,
    json.dumps({"id": "last", "text": ORDER + "\r\n" + "\u202e\x00"}),
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "docs.jsonl"
    file.write_bytes("\n".join(LINES).encode() + b'\n{"id": "bytes", "text": "\xff\xfe"}\n')
    return file


def test_there_is_one_entry_for_each_line_in_order(lines: Path) -> None:
    entries = list(predict(lines, reader_of(vocab.load())))
    names = ["order", "line 2", "line 3", "empty", "wordless", "line 6", "7", "dated", "line 9", "line 10", "last"]
    assert [entry["id"] for entry in entries] == [*names, "line 12"]
    failed = {entry["id"] for entry in entries if "error" in entry}
    assert failed == {"line 2", "line 3", "wordless", "line 6", "dated", "line 10", "line 12"}
    for entry in entries:
        assert json.loads(json.dumps(entry)) == entry
        if "error" in entry:
            assert (entry["relevant"], entry["transfers"], entry["cooperation"]) == (False, [], [])


def test_a_transfer_has_the_annotated_fields_and_offsets_into_the_text_given(lines: Path) -> None:
    entries = {entry["id"]: entry for entry in predict(lines, reader_of(vocab.load()))}
    for name in ("order", "last"):
        (transfer,) = entries[name]["transfers"]
        assert (transfer["supplier"], transfer["recipient"]) == (["KOR"], ["POL"])
        assert (transfer["quantity"], transfer["quantity_is"], transfer["stage"]) == (180, "exact", "ordered")
        assert transfer["category"] == "armoured_vehicle"
        start, end = transfer["evidence"]
        assert ORDER[start:end].rstrip() == ORDER
        assert set(transfer["attribution"]) == {"chain", "hedged", "denied"}
        assert 0.0 <= transfer["confidence"] <= 1.0
        assert entries[name]["relevant"] is True


def test_what_an_entry_says_comes_from_the_closed_lists(shared: Path, development: dict[str, Annotated]) -> None:
    texts = {line.id: line.document.text for line in documents(shared / "eval/dev/docs.jsonl") if line.document}
    assert list(development) == list(texts)
    assert [entry["error"] for entry in development.values() if "error" in entry] == []
    for name, entry in development.items():
        for transfer in entry["transfers"]:
            assert transfer["stage"] in set(Stage)
            assert transfer["category"] in set(Category)
            assert transfer["mode"] in set(Mode)
            assert transfer["quantity_is"] in {None, *Qualifier}
            assert transfer["supplier"] or transfer["recipient"]
        for told in (*entry["transfers"], *entry["cooperation"]):
            start, end = told["evidence"]
            assert 0 <= start <= end <= len(texts[name])


class Stumbling:
    """A reader that fails."""

    def read(self, document: Document) -> tuple[Claim, ...]:
        raise LookupError(document.text)


def test_a_reader_that_fails_gives_an_empty_entry_with_its_error() -> None:
    entry = prediction(Document("d", "d", "a stone"), Stumbling())
    assert entry == {
        "id": "d",
        "relevant": False,
        "transfers": [],
        "cooperation": [],
        "error": "LookupError: a stone",
    }


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="absent"):
        list(predict(tmp_path / "absent.jsonl", Stumbling()))


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", '{"id": 1}', '{"id": "d", "transfers": 3}', '{"id": "d", "cooperation": ["x"]}', "[" * 100_000],
)
def test_a_malformed_annotation_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"id": "fine", "relevant": False}) + "\n\n" + line + "\n")
    with pytest.raises(EvaluationError, match=r"gold\.jsonl: line 3"):
        annotated(file)


@pytest.mark.parametrize(
    "line", ['{"id": "d"}', '{"id": "d", "attributions": [{"n": 0}]}', '{"id": "d", "attributions": 1}']
)
def test_a_malformed_attribution_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "told.jsonl"
    file.write_text(line)
    with pytest.raises(EvaluationError, match=r"told\.jsonl: line 1"):
        attributions(file)
