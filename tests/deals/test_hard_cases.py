"""The hard cases of linking: written before the weights were fitted, each a few claims and the deals that they make."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.errors import EvaluationError
from pactwatch.evaluation.cases import Case, cases_in

FILE = Path(__file__).parent / "hard_cases.yaml"
FLOOR = 0.95


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return cases_in(FILE, vocab.load())


def test_there_are_many_cases_of_many_kinds(cases: tuple[Case, ...]) -> None:
    kinds = Counter(case.kind for case in cases)
    assert len(cases) >= 60
    assert len({case.name for case in cases}) == len(cases)
    assert {"look-alikes", "follow-on", "rivals", "denials", "renamed", "packages"} <= {
        kind for kind, number in kinds.items() if number >= 5
    }


def test_nearly_all_cases_are_linked_as_a_researcher_would(cases: tuple[Case, ...]) -> None:
    wrong = [case.name for case in cases if not case.right(vocab.load())]
    assert 1 - len(wrong) / len(cases) >= FLOOR, wrong


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("nothing: here", "no list of cases"),
        ("cases:\n- {name: a, deals: [[{doc: a}]]}", "case 'a': .*needs doc, item and cat"),
        ("cases:\n- {name: a, deals: {}}", "lists of lists"),
        ("cases:\n- {name: a, deals: [[{doc: a, item: x, cat: uav, from: Utopia}]]}", "'Utopia' is no party"),
        ("cases:\n- {name: a, deals: [[{doc: a, item: x, cat: uav, n: many}]]}", "number 'many'"),
        ("cases:\n- {name: a, deals: [[{doc: a, item: x, cat: boat}]]}", "boat"),
    ],
)
def test_a_malformed_case_is_named(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        cases_in(file, vocab.load())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        cases_in(tmp_path / "none.yaml", vocab.load())
