"""Fits the reader's models to rows of named features, and writes them as one file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pactwatch.claims.linear import Features, Linear
from pactwatch.claims.mean import Mean
from pactwatch.claims.models import Model
from pactwatch.claims.trees import Tree, Trees, content_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LEAST_SEEN = 3
_DIGITS = 3
_TREE_DIGITS = 4
_FAINT = 0.01
_RATE = 0.06


def fit(
    rows: Sequence[Features],
    labels: Sequence[str | int],
    weights: Sequence[float],
    strength: float,
    balanced: bool = False,
) -> Linear:
    """A logistic regression over named features; those seen fewer than three times are left out.

    `strength` is the inverse of the L2 penalty; `balanced` gives each label the same weight.
    """
    from sklearn.linear_model import LogisticRegression

    matrix, names = _matrix(rows)
    model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced" if balanced else None)
    model.fit(matrix, labels, sample_weight=list(weights))
    if model.coef_.shape[0] == 1:
        return Linear(
            ("yes",),
            (float(model.intercept_[0]),),
            {n: (float(w),) for n, w in zip(names, model.coef_[0], strict=True)},
        )
    return Linear(
        tuple(str(label) for label in model.classes_),
        tuple(float(bias) for bias in model.intercept_),
        {name: tuple(float(w) for w in model.coef_[:, place]) for place, name in enumerate(names)},
    )


def fit_trees(
    rows: Sequence[Features], labels: Sequence[int], weights: Sequence[float], rounds: int, leaves: int
) -> Trees:
    """Boosted trees for a yes-or-no question: `rounds` trees of up to `leaves` leaves, the same in every run.

    Features seen fewer than three times are left out. Each tree looks at a fifth of the features at each step, so that
    no single one rules them all.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    matrix, names = _matrix(rows)
    mean = sum(weights) / max(1, len(weights))
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=leaves,
        learning_rate=_RATE,
        min_samples_leaf=15,
        l2_regularization=5.0,
        max_features=0.2,
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(1):  # sums in one order; and on a busy machine threads wait for one another
        model.fit(matrix.toarray(), labels, sample_weight=[weight / mean for weight in weights])
    grown = (one.nodes for (one,) in model._predictors)  # scikit-learn has no public way to its trees
    return Trees(float(model._baseline_prediction.ravel()[0]), tuple(_tree(nodes, names) for nodes in grown))


def fit_mean(
    rows: Sequence[Features],
    labels: Sequence[int],
    weights: Sequence[float],
    strength: float,
    rounds: int,
    leaves: int,
) -> Mean:
    """Weights as `fit` gives them and trees as `fit_trees` does, to be asked together."""
    return Mean(fit(rows, labels, weights, strength), fit_trees(rows, labels, weights, rounds, leaves))


def _tree(nodes: Iterable[Mapping[str, float]], names: Sequence[str]) -> Tree:
    """A tree of scikit-learn's; the values of inner nodes are scaled as those of leaves are already."""
    rows = list(nodes)
    return Tree(
        features=tuple("" if row["is_leaf"] else names[int(row["feature_idx"])] for row in rows),
        thresholds=tuple(0.0 if row["is_leaf"] else float(row["num_threshold"]) for row in rows),
        left=tuple(int(row["left"]) for row in rows),
        right=tuple(int(row["right"]) for row in rows),
        values=tuple(float(row["value"]) * (1.0 if row["is_leaf"] else _RATE) for row in rows),
    )


def _matrix(rows: Sequence[Features]) -> tuple[csr_matrix, list[str]]:
    """The rows as a sparse matrix, and the name of each column in order."""
    from scipy.sparse import csr_matrix

    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, times in seen.items() if times >= LEAST_SEEN)
    column = {name: place for place, name in enumerate(names)}
    values: list[float] = []
    indices: list[int] = []
    starts = [0]
    for row in rows:
        for name, value in row.items():
            place = column.get(name)
            if place is not None:
                indices.append(place)
                values.append(value)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(rows), len(names))), names


def as_json(models: Mapping[str, Model], provenance: str) -> str:
    """The models as the text of their file: sorted, numbers rounded, weights that round to nothing left out."""
    content = {name: _content(model) for name, model in sorted(models.items())}
    return json.dumps({"provenance": provenance, "models": content}, indent=0, ensure_ascii=False) + "\n"


def _content(model: Model) -> Mapping[str, object]:
    if isinstance(model, Mean):
        return {"mean": [_content(model.weights), _content(model.trees)]}
    if isinstance(model, Trees):
        return content_of(model, _TREE_DIGITS)
    if not isinstance(model, Linear):
        raise TypeError(f"no way to write a model of type {type(model).__name__}")
    return {
        "labels": list(model.labels),
        "bias": [round(bias, _DIGITS) for bias in model.bias],
        "weights": {
            feature: [round(weight, _DIGITS) for weight in weights]
            for feature, weights in sorted(model.weights.items())
            if any(abs(weight) >= _FAINT for weight in weights)
        },
    }
