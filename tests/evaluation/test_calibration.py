"""Whether confidences mean what they say."""

import json
import runpy
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.claims.confidence import confidence, features, model_name
from pactwatch.claims.linear import Linear
from pactwatch.claims.models import models_from
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.calibration import Judged, bins, expected_calibration_error, judged

BENCHMARK = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "calibration.py"))
CASES = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans()))


def test_what_is_right_as_often_as_said_has_no_error() -> None:
    cases = [Judged(0.75, place % 4 != 0) for place in range(400)]
    assert expected_calibration_error(bins(cases, 1)) == pytest.approx(0)


def test_the_error_is_how_far_confidence_and_share_lie_apart() -> None:
    cases = [Judged(0.9, place % 2 == 0) for place in range(100)] + [Judged(0.1, False) for _ in range(300)]
    assert expected_calibration_error(bins(cases, 4)) == pytest.approx((0.4 + 3 * 0.1) / 4)


@given(CASES, st.integers(1, 12))
def test_bins_hold_all_cases_in_order_and_in_equal_numbers(cases: list[Judged], count: int) -> None:
    found = bins(cases, count)
    assert sum(one.number for one in found) == len(cases)
    assert all(one.most <= two.least for one, two in pairwise(found))
    if found:
        assert max(one.number for one in found) - min(one.number for one in found) <= 1
    assert 0 <= expected_calibration_error(found) <= 1


def transfer(supplier: str, recipient: str, stage: str) -> AnnotatedTransfer:
    return {
        "supplier": [supplier],
        "recipient": [recipient],
        "item": "Gripen",
        "category": "aircraft",
        "stage": stage,
        "confidence": 0.8,
        "confidences": {"supplier": 0.7, "stage": 0.6},
    }


def test_fields_are_judged_where_the_claim_is_right() -> None:
    gold: dict[str, Annotated] = {"a:1": {"id": "a:1", "transfers": [transfer("SWE", "PER", "ordered")]}}
    told = [transfer("SWE", "PER", "offered"), transfer("USA", "JPN", "ordered")]
    relations: Annotated = {"id": "a:1", "cooperation": [{"type": "visit", "parties": ["SWE", "PER"]}]}
    found = judged(gold, {"a:1": {"id": "a:1", "transfers": told, "cooperation": relations["cooperation"]}})
    assert found["claim"] == (Judged(0.8, True), Judged(0.8, False))
    assert found["supplier"] == (Judged(0.7, True),)
    assert found["recipient"] == ()
    assert found["stage"] == (Judged(0.6, False),)
    assert found["cooperation"] == (Judged(0.0, False),)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_a_recalibration_keeps_the_order(pair: list[float]) -> None:
    models = {model_name("claim"): Linear(("yes",), (-0.7,), {"log-odds": (0.4,)})}
    low, high = (confidence("claim", one, models) for one in sorted(pair))
    assert 0 < low <= high < 1


def test_without_a_model_the_probability_stands() -> None:
    assert confidence("claim", 0.31, {}) == 0.31


def test_the_fit_brings_confidence_to_the_share() -> None:
    cases = [Judged(0.95, place % 2 == 0) for place in range(200)] + [
        Judged(0.6, place % 5 == 0) for place in range(200)
    ]
    models = BENCHMARK["fitted"]({"stage": tuple(cases), "supplier": tuple(cases[:9])})
    assert set(models) == {model_name("stage")}
    assert models[model_name("stage")].probability(features(0.95)) == pytest.approx(0.5, abs=0.03)
    assert models[model_name("stage")].probability(features(0.6)) == pytest.approx(0.2, abs=0.03)


def test_the_fit_goes_into_a_file_of_models(tmp_path: Path) -> None:
    file = tmp_path / "models.json"
    other = {"labels": ["yes"], "bias": [0.5], "weights": {"a": [1.0]}}
    file.write_text(json.dumps({"provenance": "here", "models": {"item": other, model_name("stage"): other}}))
    BENCHMARK["put"](file, {model_name("claim"): Linear(("yes",), (0.25,), {"log-odds": (0.5,)})})
    models = models_from(file.read_text())
    assert set(models) == {"item", model_name("claim")}
    assert json.loads(file.read_text())["provenance"] == "here"


def test_what_recalibration_makes_no_better_stays_as_it_is_given() -> None:
    right, wrong = (Judged(0.9, True),) * 90 + (Judged(0.9, False),) * 10, (Judged(0.5, True),) * 100
    assert BENCHMARK["better"]({"claim": right, "stage": wrong}, {"claim": wrong, "stage": right}) == ("stage",)


def test_the_diagram_has_a_dot_for_each_bin() -> None:
    cases = [Judged(place / 100, place % 2 == 0) for place in range(100)]
    drawn = BENCHMARK["diagram"]({"claim": bins(cases), "stage": bins(cases, 4)})
    assert drawn.count("<circle") == 14
    assert drawn.startswith("<svg ")
