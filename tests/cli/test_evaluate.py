"""`pactwatch eval`: predictions line by line, figures, and a gate that closes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

ORDER = "Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry of defence said."
GOLD = {
    "id": "order",
    "relevant": True,
    "transfers": [
        {
            "supplier": ["KOR"],
            "recipient": ["POL"],
            "item": "K2 Black Panther",
            "category": "armoured_vehicle",
            "quantity": 180,
            "quantity_is": "exact",
            "value": None,
            "stage": "ordered",
            "mode": "unspecified",
            "date": None,
            "evidence": [0, len(ORDER)],
        }
    ],
    "cooperation": [],
}
SAID = {
    "n": 0,
    "hedged": False,
    "denied": False,
    "chain": [{"speaker": "ministry", "party": "POL", "kind": "official"}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = [{"id": "order", "text": ORDER}, {"id": "rain", "text": "It rained in Oslo on Monday."}]
    lines = {
        "docs.jsonl": [*map(json.dumps, documents), "{broken"],
        "gold.jsonl": [json.dumps(GOLD), json.dumps({"id": "rain", "relevant": False})],
        "said.jsonl": [json.dumps({"id": "order", "attributions": [SAID]})],
        "none.jsonl": [],
    }
    for name, each in lines.items():
        (tmp_path / name).write_text("".join(f"{line}\n" for line in each))
    return tmp_path


def test_predict_prints_one_line_for_each_line_and_keeps_nothing(program: Program, folder: Path) -> None:
    before = set(folder.iterdir())
    answer = program("eval", "predict", folder / "docs.jsonl")
    assert (answer.code, answer.err) == (0, "")
    entries = [json.loads(line) for line in answer.out.splitlines()]
    assert [entry["id"] for entry in entries] == ["order", "rain", "line 3"]
    assert ["error" in entry for entry in entries] == [False, False, True]
    assert set(folder.iterdir()) == before
    assert program("eval", "predict", folder / "docs.jsonl", "--json", "-o", folder / "made.jsonl").out == ""
    assert (folder / "made.jsonl").read_text() == answer.out


def test_score_and_gate_take_what_predict_prints(program: Program, folder: Path) -> None:
    made = folder / "made.jsonl"
    program("eval", "predict", folder / "docs.jsonl", "-o", made)
    answer = program("eval", "score", folder / "gold.jsonl", made, "--attributions", folder / "said.jsonl", "--json")
    figures = json.loads(answer.out)
    assert (answer.code, figures["documents"], figures["gold_transfers"]) == (0, 2, 1)
    assert figures["strict_deal"]["f1"] == figures["deal"]["f1"] == 1.0
    assert figures["attribution"]["matched"] == 1
    drawn = program("eval", "score", folder / "gold.jsonl", made)
    assert "2 documents, 1 annotated transfers" in drawn.out
    assert "strict deal" in drawn.out
    assert "speaker" not in drawn.out
    passed = program("eval", "gate", folder / "gold.jsonl", made)
    assert passed.code == 0
    assert "measured on other annotations" in passed.err


def test_the_gate_lists_each_figure_under_its_floor(program: Program, folder: Path) -> None:
    answer = program("eval", "gate", folder / "gold.jsonl", folder / "none.jsonl", "--json")
    assert answer.code == 1
    assert {"relevance_recall", "deal_f1"} <= set(json.loads(answer.out)["failed"])
    assert "deal_f1 0.000 is under its floor" in answer.err
    assert len(answer.err.splitlines()) == 2


def test_the_gate_takes_floors_of_ones_own(program: Program, folder: Path) -> None:
    floors = folder / "mine.json"
    floors.write_text(json.dumps({"about": "none", "annotations": "", "floors": {"deal_f1": 0}}))
    answer = program("eval", "gate", folder / "gold.jsonl", folder / "none.jsonl", "--floors", floors)
    assert (answer.code, "deal_f1" in answer.out) == (0, True)
    floors.write_text("{}")
    assert program("eval", "gate", folder / "gold.jsonl", folder / "none.jsonl", "--floors", floors).code == 1


def test_link_prints_the_deal_of_each_annotated_transfer(program: Program, folder: Path) -> None:
    answer = program("eval", "link", folder / "docs.jsonl", folder / "gold.jsonl")
    assert (answer.code, [json.loads(line) for line in answer.out.splitlines()]) == (
        0,
        [{"key": "order|0", "deal": "order|0"}],
    )


@pytest.mark.parametrize(
    "words", [("predict", "absent"), ("score", "absent", "none.jsonl"), ("gate", "none.jsonl", "absent")]
)
def test_a_missing_file_is_one_line_on_standard_error(program: Program, folder: Path, words: tuple[str, ...]) -> None:
    answer = program("eval", *words)
    assert answer.code == 1
    assert answer.err.splitlines()[-1].startswith("pactwatch: absent: cannot be read")


def test_a_command_that_fails_leaves_the_file_of_before(program: Program, folder: Path) -> None:
    kept = folder / "made.jsonl"
    kept.write_text("of before")
    assert program("eval", "predict", "absent", "-o", kept).code == 1
    assert kept.read_text() == "of before"
    assert program("eval", "link", folder / "none.jsonl", folder / "none.jsonl", "-o", kept).code == 0
    assert kept.read_text() == ""


def test_the_group_alone_shows_its_help(program: Program) -> None:
    answer = program("eval")
    assert answer.code == 0
    assert all(word in answer.out for word in ("predict", "score", "gate", "link"))
