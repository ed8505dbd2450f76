"""Linear models over named features, and those that come with the package."""

import json
import math

import pytest

from pactwatch.claims.linear import Linear
from pactwatch.claims.models import hashed, models_from, packaged_models
from pactwatch.model import Mode, Stage

_CHOICE = Linear(("sale", "gift", "loan"), (0.5, 0.0, -1.0), {"price": (2.0, -1.0, 0.0), "free": (-1.0, 3.0, 0.0)})
_YES = Linear(("yes",), (-1.0,), {"near": (2.0,)})


@pytest.mark.parametrize(
    ("features", "scores"),
    [
        ({}, [0.5, 0.0, -1.0]),
        ({"price": 1.0}, [2.5, -1.0, -1.0]),
        ({"price": 0.5, "free": 2.0}, [-0.5, 5.5, -1.0]),
        ({"weather": 9.0}, [0.5, 0.0, -1.0]),
        ({"price": 1.0, "weather": 9.0}, [2.5, -1.0, -1.0]),
    ],
)
def test_a_score_adds_up_what_is_known(features: dict[str, float], scores: list[float]) -> None:
    assert _CHOICE.scores(features) == scores


@pytest.mark.parametrize("features", [{}, {"price": 1.0}, {"free": 900.0}, {"free": -900.0, "price": 700.0}])
def test_the_probabilities_of_a_choice_add_up_to_1(features: dict[str, float]) -> None:
    probabilities = _CHOICE.probabilities(features)
    assert list(probabilities) == ["sale", "gift", "loan"]
    assert sum(probabilities.values()) == pytest.approx(1.0)
    assert max(probabilities, key=lambda label: probabilities[label]) == _CHOICE.best(features)


def test_the_odds_of_two_labels_follow_their_scores() -> None:
    probabilities = _CHOICE.probabilities({"price": 1.0})
    assert math.log(probabilities["sale"] / probabilities["gift"]) == pytest.approx(3.5)


def test_the_earlier_label_wins_where_two_are_even() -> None:
    assert Linear(("a", "b"), (1.0, 1.0), {}).best({}) == "a"


@pytest.mark.parametrize(
    ("near", "probability"), [(0.5, 0.5), (1.0, 1 / (1 + math.exp(-1))), (-1000.0, 0.0), (1000.0, 1.0)]
)
def test_the_probability_of_yes_is_that_of_its_score(near: float, probability: float) -> None:
    assert _YES.probability({"near": near}) == pytest.approx(probability)


def test_models_are_read_from_their_file() -> None:
    content = {"models": {"mode": {"labels": ["a", "b"], "bias": [1, 2], "weights": {"x": [3, 4]}}}}
    assert models_from(json.dumps(content)) == {"mode": Linear(("a", "b"), (1, 2), {"x": (3, 4)})}


def test_the_package_holds_all_models() -> None:
    models, digest = packaged_models()
    assert set(models) >= {"item", "supplier", "recipient", "stage", "mode", "relation", "evidence", "claim"}
    assert len(digest) == 12


@pytest.mark.parametrize("name", ["item", "supplier", "recipient", "relation", "evidence", "claim"])
def test_a_packaged_model_answers_yes_or_no(name: str) -> None:
    assert packaged_models()[0][name].labels == ("yes",)


def test_the_packaged_choices_are_those_of_the_records() -> None:
    models, _ = packaged_models()
    assert set(models["stage"].labels) <= {stage.value for stage in Stage}
    assert set(models["mode"].labels) <= {mode.value for mode in Mode}


def test_every_packaged_weight_has_one_number_for_each_label() -> None:
    weighing = [model for model in packaged_models()[0].values() if isinstance(model, Linear)]
    assert len(weighing) >= 6
    for model in weighing:
        assert len(model.bias) == len(model.labels)
        assert model.weights
        assert all(len(weights) == len(model.labels) for weights in model.weights.values())


def test_the_reasons_of_weights_add_up_to_the_score() -> None:
    reasons = dict(_YES.reasons({"near": 1.5, "unknown": 1.0}))
    assert reasons == {"base": -1.0, "near": 3.0}
    assert sum(reasons.values()) == _YES.scores({"near": 1.5})[0]


def test_a_digest_tells_contents_apart() -> None:
    assert hashed(b"one") == hashed(b"one") != hashed(b"two")
