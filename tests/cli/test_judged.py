"""What reviewers decided as annotations that the scorers take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

from pactwatch.evaluation.annotation import annotated, documents
from pactwatch.evaluation.links import predict_links, score_links
from pactwatch.evaluation.score import score


@pytest.fixture
def decided(program: Program, database: Path, tmp_path: Path) -> Path:
    """The folder with what was exported of a register of two reports, one of them decided on as a whole."""
    by = ("--by", "Ada", "--db", database)
    assert program("judge", "accept", "a1b2ffff", "c0ffee00", *by).code == 0
    assert program("judge", "correct", "a1b2ffff", "stage", "delivered", *by).code == 0
    assert program("judge", "accept", "a1b2c3d4", "--claim", "--by", "Ada", "--db", database).code == 0
    assert program("judge", "reject", "a1b2c3d4", "--claim", "--by", "Bo", "--db", database).code == 0
    for form in ("documents", "annotations", "links"):
        assert program("judge", "export", "--as", form, "--db", database, "-o", tmp_path / f"{form}.jsonl").code == 0
    return tmp_path


def test_only_what_is_decided_and_not_contested_is_told(decided: Path) -> None:
    told = annotated(decided / "annotations.jsonl")
    assert list(told) == ["e" * 32]
    (transfer,) = told["e" * 32]["transfers"]
    assert (transfer["stage"], transfer["recipient"], transfer["quantity"]) == ("delivered", ["PER"], 20)
    assert len(told["e" * 32]["cooperation"]) == 1


def test_the_scorers_take_it(decided: Path) -> None:
    told = annotated(decided / "annotations.jsonl")
    assert score(told, told).deal.f1 == 1.0
    assert [line.document is not None for line in documents(decided / "documents.jsonl")] == [True]
    gold = {one["key"]: one["deal"] for one in map(json.loads, (decided / "links.jsonl").read_text().splitlines())}
    predicted = dict(predict_links(decided / "documents.jsonl", decided / "annotations.jsonl"))
    assert predicted.keys() == gold.keys() == {f"{'e' * 32}|0"}
    assert score_links(gold, predicted).b_cubed_f1 == 1.0


def test_partly_decided_documents_are_told_on_demand(program: Program, database: Path, tmp_path: Path) -> None:
    assert program("judge", "accept", "c0ffee00", "--by", "Ada", "--db", database).code == 0
    whole = program("judge", "export", "--as", "annotations", "--db", database)
    part = program("judge", "export", "--as", "annotations", "--partly", "--db", database)
    assert whole.out == ""
    assert json.loads(part.out)["transfers"] == []
