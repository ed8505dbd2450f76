"""Regression cases: those kept here are run, and what cases are."""

import json
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import AnnotatedTransfer
from pactwatch.evaluation.regressions import (
    Case,
    as_json,
    cooperation_of,
    faults,
    fits,
    read_cases,
    transfer_of,
    words,
)

FOLDER = Path(__file__).parents[1] / "data" / "cases"
CASES = read_cases([FOLDER])
READER = GrammarReader(vocab.load())
TEXT = "Sweden delivered 12 Gripen fighters to Peru on Monday."


@pytest.mark.parametrize("case", [one for one in CASES if one.state == "mended"], ids=lambda case: case.name)
def test_what_was_mended_stays_mended(case: Case) -> None:
    assert faults(case, READER) == ()


@pytest.mark.parametrize("case", [one for one in CASES if one.state == "open"], ids=lambda case: case.name)
def test_what_holds_by_now_is_noted_as_mended(case: Case) -> None:
    assert faults(case, READER), "it holds now: run `pactwatch eval cases tests/data/cases --settle`"


def test_cases_are_read_back_as_written(tmp_path: Path) -> None:
    case = Case("one", "a test", "open", TEXT, {"told": [transfer_of("SWE > PER: Gripen")]}, "Title", "2021-03")
    (tmp_path / "one.json").write_text(as_json(case), encoding="utf-8")
    assert read_cases([tmp_path]) == (case,)
    assert read_cases([tmp_path / "one.json"]) == (case,)


def test_faults_say_what_is_missing_and_what_is_too_much() -> None:
    case = Case(
        "one",
        "a test",
        "open",
        TEXT,
        {
            "relevant": False,
            "told": [transfer_of("SWE > PER: Gripen, 12, delivered"), transfer_of("SWE > CHL: Gripen")],
            "not_told": [transfer_of("* > PER: *")],
            "cooperation": [cooperation_of("visit: SWE, PER")],
        },
    )
    assert faults(case, READER) == (
        "read as relevant",
        "not read: SWE > CHL: Gripen (read: SWE > PER: Gripen, 12, delivered)",
        "read, and should not be: SWE > PER: Gripen, 12, delivered",
        "not read: visit: SWE, PER",
    )


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "KOR > POL: K2, 180, ordered",
            {"supplier": ["KOR"], "recipient": ["POL"], "item": "K2", "quantity": 180, "stage": "ordered"},
        ),
        ("- > pol: 155", {"supplier": [], "recipient": ["POL"], "item": "155"}),
        ("* > *: delivered", {"stage": "delivered"}),
        ("GBR/FRA > EGY", {"supplier": ["GBR", "FRA"], "recipient": ["EGY"]}),
    ],
)
def test_transfers_are_written_in_one_line(told: str, entry: AnnotatedTransfer) -> None:
    assert transfer_of(told) == entry
    assert transfer_of(words(entry)) == entry


@pytest.mark.parametrize("told", ["K2", "KOR: K2", "> POL: K2", "A > B > C: K2"])
def test_what_is_no_transfer_is_refused(told: str) -> None:
    with pytest.raises(EvaluationError, match="no transfer; write"):
        transfer_of(told)


@pytest.mark.parametrize("told", ["visit", "visit: IND", "party: IND, FRA"])
def test_what_is_no_relation_is_refused(told: str) -> None:
    with pytest.raises(EvaluationError, match="no relation; write"):
        cooperation_of(told)


def test_only_what_is_named_counts() -> None:
    found = transfer_of("KOR > POL: K2 Black Panther, 180, ordered")
    assert fits(transfer_of("* > POL: K2"), found)
    assert not fits(transfer_of("- > POL: K2"), found)
    assert not fits(transfer_of("* > *: K9"), found)
    assert not fits(transfer_of("* > *: K2, 181"), found)


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"state": "open", "text": "x", "expected": {"relevant": True}},
        {"about": "x", "state": "lost", "text": "x", "expected": {"relevant": True}},
        {"about": "x", "state": "open", "text": "x", "expected": {}},
        {"about": "x", "state": "open", "text": "x", "expected": {"sold": []}},
        {"about": "x", "state": "open", "text": "x", "expected": {"told": [1]}},
    ],
)
def test_malformed_cases_are_named(content: object, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(json.dumps(content))
    with pytest.raises(EvaluationError, match=r"bad\.json"):
        read_cases([tmp_path])


def test_files_that_are_no_json_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(EvaluationError, match="not JSON"):
        read_cases([tmp_path])
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_cases([tmp_path / "none.json"])
