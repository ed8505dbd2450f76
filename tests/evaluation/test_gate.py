"""The gate holds, and fails where a figure lies under its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer, annotated
from pactwatch.evaluation.gate import Floors, digest_of, gate, packaged_floors, read_floors
from pactwatch.evaluation.score import score

TRANSFER: AnnotatedTransfer = {
    "supplier": ["KOR"],
    "recipient": ["POL"],
    "item": "K2",
    "category": "armoured_vehicle",
    "stage": "ordered",
    "evidence": [0, 9],
}
TOLD: Annotated = {"id": "told", "relevant": True, "transfers": [TRANSFER], "cooperation": []}
SILENT: Annotated = {"id": "silent", "relevant": False, "transfers": [], "cooperation": []}


def test_each_floor_stands_beside_its_figure() -> None:
    gold = {"told": TOLD, "silent": SILENT}
    floors = Floors("by hand", "", (("deal_f1", 1.0), ("specificity", 0.5), ("evidence_accuracy", 0.8)))
    assert [finding.held for finding in gate(score(gold, gold), floors)] == [True, True, True]
    wrong: Annotated = {**SILENT, "relevant": True, "transfers": [TRANSFER]}
    far: Annotated = {**TOLD, "transfers": [{**TRANSFER, "evidence": [90, 99]}]}
    findings = gate(score(gold, {"told": far, "silent": wrong}), floors)
    assert [finding.held for finding in findings] == [False, False, False]
    assert findings[0].figure == pytest.approx(2 / 3)


def test_what_cannot_be_measured_is_not_held_against_the_reader() -> None:
    findings = gate(score({"told": TOLD}, {"told": TOLD}), packaged_floors())
    assert {finding.name: finding.figure for finding in findings}["specificity"] is None
    assert all(finding.held for finding in findings)


def test_the_packaged_floors_tell_what_to_expect_of_an_unknown_publisher() -> None:
    floors = packaged_floors()
    assert [name for name, _ in floors.held_out] == [name for name, _ in floors.least]


def test_an_empty_prediction_is_under_the_packaged_floors() -> None:
    findings = gate(score({"told": TOLD}, {}), packaged_floors())
    assert {finding.name for finding in findings if not finding.held} >= {"relevance_recall", "deal_f1"}


def test_the_packaged_floors_are_those_of_the_development_documents(shared: Path) -> None:
    assert packaged_floors().annotations == digest_of(shared / "eval" / "dev" / "gold.jsonl")
    least = {"relevance_recall": 0.90, "specificity": 0.60, "deal_f1": 0.65, "evidence_accuracy": 0.75}
    pinned = dict(packaged_floors().least)
    assert all(pinned[name] >= floor for name, floor in least.items())


def test_the_reader_stays_over_its_floors(shared: Path, development: dict[str, Annotated]) -> None:
    scores = score(annotated(shared / "eval" / "dev" / "gold.jsonl"), development)
    assert [finding for finding in gate(scores, packaged_floors()) if not finding.held] == []


FLOORS = '{"about": "", "annotations": "", "floors": %s}'


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", FLOORS % '{"deal_f1": "high"}', FLOORS % '{"deal_f1": 2}', FLOORS % "[]"]
)
def test_malformed_floors_are_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "mine.json"
    file.write_text(content)
    with pytest.raises(EvaluationError, match=r"mine\.json"):
        read_floors(file)


def test_a_floor_of_an_unknown_figure_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"about": "", "annotations": "", "floors": {"luck": 0.5}}))
    with pytest.raises(EvaluationError, match="luck"):
        gate(score({"told": TOLD}, {}), read_floors(file))


def test_missing_files_are_named(tmp_path: Path) -> None:
    for read in (read_floors, digest_of):
        with pytest.raises(EvaluationError, match="absent"):
            read(tmp_path / "absent")
