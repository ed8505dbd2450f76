"""The mean of weights and trees."""

import json
import math

import pytest

from pactwatch.claims.linear import Linear
from pactwatch.claims.mean import Mean
from pactwatch.claims.models import models_from
from pactwatch.claims.trees import Tree, Trees
from pactwatch.evaluation.fitting import as_json, fit_mean

_MEAN = Mean(
    Linear(("yes",), (0.5,), {"far": (-1.5,)}),
    Trees(-0.2, (Tree(("far", "", ""), (0.5, 0, 0), (1, 0, 0), (2, 0, 0), (0.1, 0.4, -0.8)),)),
)


@pytest.mark.parametrize(("features", "score"), [({}, (0.5 + 0.2) / 2), ({"far": 1.0, "new": 2.0}, (-1.0 - 1.0) / 2)])
def test_log_odds_are_averaged(features: dict[str, float], score: float) -> None:
    assert _MEAN.score(features) == pytest.approx(score)
    assert _MEAN.probability(features) == pytest.approx(1 / (1 + math.exp(-score)))
    assert sum(_MEAN.probabilities(features).values()) == pytest.approx(1)
    assert sum(odds for _, odds in _MEAN.reasons(features)) == pytest.approx(score)


def test_it_survives_its_file() -> None:
    again = models_from(as_json({"item": _MEAN}, "written for the test"))["item"]
    assert again == _MEAN
    assert json.loads(as_json({"item": _MEAN}, ""))["models"]["item"]["mean"]


def test_both_parts_are_fitted_to_the_same_rows() -> None:
    rows = [{"far": float(place % 2)} for place in range(80)]
    model = fit_mean(rows, [place % 2 for place in range(80)], [1.0] * 80, strength=1.0, rounds=5, leaves=2)
    assert model.probability({"far": 1.0}) > 0.5 > model.probability({})
    assert model.weights.probability({"far": 1.0}) > 0.5 > model.trees.probability({})
