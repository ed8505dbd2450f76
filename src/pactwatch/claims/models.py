"""The reader's trained models: what each of them can be asked, and the file that they come in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Protocol

from pactwatch.claims.linear import Features, Linear
from pactwatch.claims.mean import Mean
from pactwatch.claims.trees import trees_from


class Model(Protocol):
    """Answers from named features; weights and trees do so alike."""

    @property
    def labels(self) -> tuple[str, ...]:
        """What it chooses between; one label for a yes-or-no question."""

    def probability(self, features: Features) -> float:
        """The probability of "yes", for a yes-or-no question."""

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of each label; they add up to 1."""

    def reasons(self, features: Features) -> Iterator[tuple[str, float]]:
        """Each feature with the log-odds that it moves; "base" is what holds before any."""


def models_from(content: str) -> dict[str, Model]:
    """The models of a JSON text, by name."""
    data = json.loads(content)
    return {name: _model(model) for name, model in data["models"].items()}


def _model(content: Mapping[str, Any]) -> Model:
    if "mean" in content:
        weights, trees = content["mean"]
        return Mean(_linear(weights), trees_from(trees))
    return trees_from(content) if "trees" in content else _linear(content)


def _linear(model: Mapping[str, list[str] | list[float] | dict[str, list[float]]]) -> Linear:
    labels, bias, weights = model["labels"], model["bias"], model["weights"]
    if not isinstance(weights, dict):
        raise ValueError("a linear model needs the weights of its features")
    return Linear(
        tuple(str(label) for label in labels),
        tuple(float(value) for value in bias),
        {feature: tuple(values) for feature, values in weights.items()},
    )


@lru_cache(maxsize=1)
def packaged_models() -> tuple[dict[str, Model], str]:
    """The models that come with the package, by name, and the digest of their file."""
    content = (resources.files("pactwatch.claims") / "models.json").read_bytes()
    return models_from(content.decode("utf-8")), hashed(content)


def hashed(content: bytes) -> str:
    """A short digest of a file's bytes."""
    import hashlib

    return hashlib.sha256(content).hexdigest()[:12]
