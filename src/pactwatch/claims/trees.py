"""Boosted trees over named features, where reasons count only together, such as whether a claim is one.

Small decision trees whose leaves add up; how far a single reason moves a result is told by walking the trees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pactwatch.claims.linear import Features, likelihood, yes_or_no

_Node = float | tuple[str, float, "_Node", "_Node"]


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree, its nodes in parallel tuples, the root first; a leaf has the feature "".

    A feature's value up to the threshold leads left, a higher one right; a feature that is absent has the value 0.
    The value of a leaf is what the tree adds; that of another node is what its examples told on average. `root` is the
    same tree as it is walked quickest: a leaf as its value, another node as feature, threshold and the nodes below it.
    """

    features: tuple[str, ...]
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    values: tuple[float, ...]
    root: _Node = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self._below(0))

    def _below(self, node: int) -> _Node:
        if not self.features[node]:
            return self.values[node]
        left, right = self._below(self.left[node]), self._below(self.right[node])
        return self.features[node], self.thresholds[node], left, right


@dataclass(frozen=True, slots=True)
class Trees:
    """A yes-or-no question answered by the sum of many small trees."""

    bias: float
    trees: tuple[Tree, ...]
    labels: tuple[str, ...] = ("yes",)

    def score(self, features: Features) -> float:
        """The log-odds of "yes"."""
        value_of = features.get
        total = self.bias
        for tree in self.trees:
            node = tree.root
            while isinstance(node, tuple):
                name, threshold, left, right = node
                node = left if value_of(name, 0.0) <= threshold else right
            total += node
        return total

    def probability(self, features: Features) -> float:
        """The probability of "yes"."""
        return likelihood(self.score(features))

    def probabilities(self, features: Features) -> dict[str, float]:
        """The probability of "yes" and of "no"; they add up to 1."""
        return yes_or_no(self.probability(features))

    def reasons(self, features: Features) -> Iterator[tuple[str, float]]:
        """Each feature that the trees asked for, with the log-odds that its answers moved; they add up to the score.

        "base" is what holds before the first answer. A step's share is the change from a node's value to the next.
        """
        moved: dict[str, float] = {"base": self.bias}
        for tree in self.trees:
            node = 0
            moved["base"] += tree.values[0]
            while name := tree.features[node]:
                ahead = tree.left if features.get(name, 0.0) <= tree.thresholds[node] else tree.right
                moved[name] = moved.get(name, 0.0) + tree.values[ahead[node]] - tree.values[node]
                node = ahead[node]
        yield from moved.items()


def trees_from(content: Mapping[str, object]) -> Trees:
    """The trees of a part of the models' file, as `content_of` writes it.

    Raises:
        ValueError: the part does not hold trees.

    """
    bias, names, trees = content["bias"], content["features"], content["trees"]
    if not isinstance(bias, int | float) or not isinstance(names, list) or not isinstance(trees, list):
        raise ValueError("trees need a bias, the names of their features and their nodes")
    return Trees(float(bias), tuple(_tree(nodes, names) for nodes in trees))


def content_of(trees: Trees, digits: int) -> dict[str, object]:
    """The trees as JSON: names once, a node as value, feature, threshold, left and right, a leaf as its value alone."""
    names = sorted({name for tree in trees.trees for name in tree.features if name})
    place = {name: at for at, name in enumerate(names)}
    nodes = [
        [
            [round(value, digits), place[name], round(threshold, digits), left, right]
            if name
            else [round(value, digits)]
            for name, threshold, left, right, value in zip(
                tree.features, tree.thresholds, tree.left, tree.right, tree.values, strict=True
            )
        ]
        for tree in trees.trees
    ]
    return {"bias": round(trees.bias, digits), "features": names, "trees": nodes}


def _tree(nodes: list[list[float]], names: list[str]) -> Tree:
    rows = [node if len(node) > 1 else (node[0], -1, 0.0, 0, 0) for node in nodes]
    return Tree(
        features=tuple(names[int(row[1])] if row[1] >= 0 else "" for row in rows),
        thresholds=tuple(float(row[2]) for row in rows),
        left=tuple(int(row[3]) for row in rows),
        right=tuple(int(row[4]) for row in rows),
        values=tuple(float(row[0]) for row in rows),
    )
