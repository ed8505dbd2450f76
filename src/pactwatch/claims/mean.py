"""The mean of models: those that err in different ways are together nearer the truth than each alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.claims.linear import Features, Linear, likelihood, yes_or_no
from pactwatch.claims.trees import Trees


@dataclass(frozen=True, slots=True)
class Mean:
    """A yes-or-no question answered by the mean of the log-odds of weights and trees."""

    weights: Linear
    trees: Trees
    labels: tuple[str, ...] = ("yes",)

    def score(self, features: Features) -> float:
        """The log-odds of "yes"."""
        return (self.weights.score(features) + self.trees.score(features)) / 2

    def probability(self, features: Features) -> float:
        """The probability of "yes"."""
        return likelihood(self.score(features))

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of "yes" and of "no"; they add up to 1."""
        return yes_or_no(self.probability(features))

    def reasons(self, features: Features) -> Iterator[tuple[str, float]]:
        """Each feature with the log-odds that it moves in both together; they add up to the score."""
        moved: dict[str, float] = {}
        for model in (self.weights, self.trees):
            for name, odds in model.reasons(features):
                moved[name] = moved.get(name, 0.0) + odds / 2
        yield from moved.items()
