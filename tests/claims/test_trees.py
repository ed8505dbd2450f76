"""Boosted trees over named features."""

import json

import pytest

from pactwatch.claims.trees import Tree, Trees, content_of, trees_from

_FAR = Tree(
    ("far", "", "late", "", ""), (0.5, 0, 0.5, 0, 0), (1, 0, 3, 0, 0), (2, 0, 4, 0, 0), (0.1, -0.5, 0.6, 1, 0.2)
)
_LATE = Tree(("late", "", ""), (2.0, 0, 0), (1, 0, 0), (2, 0, 0), (0.0, 0.25, -0.75))
_TREES = Trees(-0.2, (_FAR, _LATE))


@pytest.mark.parametrize(
    ("features", "score"),
    [
        ({}, -0.2 - 0.5 + 0.25),
        ({"far": 1.0}, -0.2 + 1 + 0.25),
        ({"far": 1.0, "late": 1.0}, -0.2 + 0.2 + 0.25),
        ({"late": 3.0, "unknown": 9.0}, -0.2 - 0.5 - 0.75),
    ],
)
def test_leaves_add_up(features: dict[str, float], score: float) -> None:
    assert _TREES.score(features) == pytest.approx(score)


def test_yes_and_no_add_up_to_one() -> None:
    probabilities = _TREES.probabilities({"far": 1.0})
    assert probabilities["yes"] == _TREES.probability({"far": 1.0}) > 0.5
    assert sum(probabilities.values()) == pytest.approx(1)


@pytest.mark.parametrize("features", [{}, {"far": 1.0}, {"far": 1.0, "late": 1.0}, {"late": 3.0}])
def test_reasons_add_up_to_the_score(features: dict[str, float]) -> None:
    reasons = dict(_TREES.reasons(features))
    assert sum(reasons.values()) == pytest.approx(_TREES.score(features))
    assert set(reasons) <= {"base", "far", "late"}


def test_the_reason_that_decides_has_the_weight() -> None:
    reasons = dict(_TREES.reasons({"far": 1.0}))
    assert reasons["far"] == pytest.approx(0.5)
    assert reasons["late"] == pytest.approx(0.4 + 0.25)


def test_trees_come_back_from_json() -> None:
    assert trees_from(json.loads(json.dumps(content_of(_TREES, 4)))) == _TREES


def test_what_holds_no_trees_is_refused() -> None:
    with pytest.raises(ValueError, match="trees need a bias"):
        trees_from({"bias": 0.5, "features": ["far"], "trees": None})
