"""Scores: the same figures as the reference scorers, and what counts as right."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.evaluation.perturbed import attributed, perturbed

from pactwatch.errors import EvaluationError
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer, annotated, attributions
from pactwatch.evaluation.attribution import same_speaker, score_attributions
from pactwatch.evaluation.report import attribution_report, report
from pactwatch.evaluation.score import overlap, relation, same_slot, score

SEEDS = range(4)


def written(path: Path, entries: Iterable[Annotated]) -> Path:
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def reference(script: Path, *words: str | Path) -> object:
    ran = subprocess.run([sys.executable, str(script), *map(str, words)], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    file = shared / "eval" / "dev" / "gold.jsonl"
    gold = annotated(file)
    predicted = perturbed(gold.values(), seed)
    theirs = reference(shared / "eval" / "score.py", file, written(tmp_path / "p.jsonl", predicted.values()), "--json")
    assert report(score(gold, predicted)) == theirs


@pytest.mark.parametrize("seed", SEEDS)
def test_attribution_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path, seed: int) -> None:
    folder = shared / "eval" / "dev"
    gold, told = annotated(folder / "gold.jsonl"), attributions(folder / "attributions.jsonl")
    predicted = attributed(perturbed(gold.values(), seed), told, seed)
    made = written(tmp_path / "p.jsonl", predicted.values())
    script = shared / "eval" / "score_attribution.py"
    theirs = reference(script, folder / "gold.jsonl", folder / "attributions.jsonl", made)
    assert attribution_report(score_attributions(gold, told, predicted)) == theirs


def test_a_perfect_and_an_empty_prediction(shared: Path) -> None:
    gold = annotated(shared / "eval" / "seeds.gold.jsonl")
    perfect, empty = score(gold, gold), score(gold, {})
    assert {perfect.strict_deal.f1, perfect.fields_micro.f1, perfect.cooperation.f1, perfect.evidence_accuracy} == {1.0}
    assert (empty.deal.f1, empty.deal.fn, empty.relevance.fn, empty.evidence_accuracy) == (0.0, 10, 2, 0.0)


TRANSFER: AnnotatedTransfer = {"supplier": ["KOR"], "recipient": ["POL"], "item": "K2", "category": "armoured_vehicle"}


@pytest.mark.parametrize(
    ("name", "first", "second", "same"),
    [
        ("supplier", {"supplier": ["FRA", "DEU"]}, {"supplier": ["DEU", "FRA"]}, True),
        ("supplier", {"supplier": []}, {"supplier": []}, False),
        ("item", {"item": "K2 tanks"}, {"item": "K2"}, True),
        ("item", {"item": "K2"}, {"item": "K9"}, False),
        ("quantity", {"quantity": 180}, {"quantity": 180}, True),
        ("quantity", {"quantity": None}, {"quantity": None}, False),
        ("value", {"value": {"amount": 100.9, "currency": "USD"}}, {"value": {"amount": 100, "currency": "USD"}}, True),
        ("value", {"value": {"amount": 102, "currency": "USD"}}, {"value": {"amount": 100, "currency": "USD"}}, False),
        ("value", {"value": {"amount": 100, "currency": "EUR"}}, {"value": {"amount": 100, "currency": "USD"}}, False),
        ("value", {"value": {"amount": 0, "currency": "USD"}}, {"value": {"amount": 0, "currency": "USD"}}, False),
        ("mode", {"mode": "unspecified"}, {"mode": "unspecified"}, False),
        ("date", {"date": "2021"}, {"date": "2021-07"}, False),
    ],
)
def test_when_a_field_is_right(name: str, first: AnnotatedTransfer, second: AnnotatedTransfer, same: bool) -> None:
    assert same_slot(name, {**TRANSFER, **first}, {**TRANSFER, **second}) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ([0, 10], [5, 15], True),
        ([0, 10], [6, 16], False),
        ([0, 100], [90, 94], True),
        ([0, 0], [0, 9], False),
        (None, [0, 9], False),
        ([], [0, 9], False),
    ],
)
def test_spans_overlap_by_half_of_the_shorter(one: list[int] | None, two: list[int], same: bool) -> None:
    assert overlap(one, two) is same


def test_the_acting_side_counts_only_where_the_type_has_a_direction() -> None:
    assert relation({"type": "support", "parties": ["TUR", "AZE"]}) != relation(
        {"type": "support", "parties": ["AZE", "TUR"]}
    )
    assert relation({"type": "visit", "parties": ["TUR", "PAK"]}) == relation(
        {"type": "visit", "parties": ["PAK", "TUR"]}
    )


def test_words_that_nobody_knows_are_wrong_and_stop_nothing() -> None:
    gold: Annotated = {"id": "d", "relevant": True, "transfers": [{**TRANSFER, "stage": "ordered", "evidence": [0, 9]}]}
    odd: Annotated = {
        "id": "d",
        "relevant": True,
        "transfers": [{**TRANSFER, "stage": "dreamt", "category": "ufo"}],
        "cooperation": [{"type": "friendship", "parties": []}],
    }
    scores = score({"d": gold}, {"d": odd})
    assert (scores.deal.tp, scores.fields["stage"].fp, scores.cooperation.fp) == (1, 1, 1)
    assert scores.stage_group_accuracy == 0.0


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Defence Minister Hulusi Akar", "Akar", True),
        ("The Print", "Print", True),
        ("two officials", "a senior source", False),
        ("the", "the", False),
    ],
)
def test_when_two_speakers_are_one(one: str, two: str, same: bool) -> None:
    assert same_speaker(one, two) is same
    assert same_speaker(two, one) is same


def test_attributions_of_an_unknown_document_are_named() -> None:
    with pytest.raises(EvaluationError, match="d: has attributions"):
        score_attributions({}, {"d": ()}, {})
