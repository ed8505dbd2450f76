"""Linear models over named features: what a weight says can be read, and the file stays small."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from operator import mul

Features = dict[str, float]


def likelihood(log_odds: float) -> float:
    """The probability that log-odds stand for."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -500 else 0.0


def yes_or_no(probability: float) -> dict[str, float]:
    """Both answers to a yes-or-no question; they add up to 1."""
    return {"yes": probability, "no": 1 - probability}


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by label and feature; one label for a yes-or-no question, several for a choice."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    _first: Mapping[str, float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", {name: weights[0] for name, weights in self.weights.items()})

    def scores(self, features: Features) -> list[float]:
        """The log-odds of each label."""
        out = list(self.bias)
        places = range(len(out))
        for weights, value in zip(map(self.weights.get, features), features.values(), strict=True):
            if weights is not None:
                for place in places:
                    out[place] += weights[place] * value
        return out

    def score(self, features: Features) -> float:
        """The log-odds of the first label: of "yes", for a model with one label."""
        weights = map(self._first.get, features, repeat(0.0))
        return sum(map(mul, weights, features.values()), self.bias[0])

    def probability(self, features: Features) -> float:
        """The probability of "yes", for a model with one label."""
        return likelihood(self.score(features))

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of each label, for a model of a choice; they add up to 1."""
        scores = self.scores(features)
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        total = sum(parts)
        return {label: part / total for label, part in zip(self.labels, parts, strict=True)}

    def best(self, features: Features) -> str:
        """The most probable label; the earlier one where two are even."""
        scores = self.scores(features)
        return self.labels[scores.index(max(scores))]

    def reasons(self, features: Features) -> Iterator[tuple[str, float]]:
        """Each feature with the log-odds that it adds to the first label; "base" is what holds before any."""
        yield "base", self.bias[0]
        for name, value in features.items():
            if name in self.weights:
                yield name, value * self.weights[name][0]
