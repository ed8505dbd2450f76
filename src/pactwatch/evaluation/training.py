"""Trains the reader's models from annotated documents: what is an example, what is its label, how weights are fitted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import candidates
from pactwatch.claims.features import Roles, item_features
from pactwatch.claims.linear import Features, Linear
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.reader import GrammarReader
from pactwatch.claims.relations import candidates as relation_candidates
from pactwatch.claims.relations import relation_features
from pactwatch.claims.roles import role_features
from pactwatch.claims.stages import stage_features
from pactwatch.evaluation.annotation import Annotated, AnnotatedTransfer
from pactwatch.evaluation.score import overlap, relation, relations
from pactwatch.evaluation.similarity import SAME_ITEM_AT, item_similarity
from pactwatch.model import Document
from pactwatch.vocab import Vocabulary

FOLDS = 4
LEAST_SEEN = 3
_ELSEWHERE = 0.3
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class ItemExample:
    """One mention of equipment with its features and the annotated transfers that it belongs to.

    `told` is 1 where the mention stands in the sentence annotated as evidence, 0 where no annotated transfer has the
    item, and between the two, as its weight, where the item is annotated in another sentence.
    """

    document: str
    publisher: str
    context: Context
    found: Found
    item: ItemMention
    told: float
    transfers: tuple[AnnotatedTransfer, ...]
    roles: Mapping[str, Features]
    stage: Features


@dataclass(frozen=True, slots=True)
class RelationExample:
    """One candidate relation with its features and whether it is annotated."""

    publisher: str
    features: Features
    told: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """All examples of a set of annotated documents."""

    items: tuple[ItemExample, ...]
    relations: tuple[RelationExample, ...]

    def without(self, publisher: str) -> Examples:
        """The examples of all other publishers."""
        return Examples(
            tuple(example for example in self.items if example.publisher != publisher),
            tuple(example for example in self.relations if example.publisher != publisher),
        )


def publisher_of(name: str) -> str:
    """The publisher of an annotated document: what stands before the first colon of its id."""
    return name.split(":", 1)[0]


def examples(
    documents: Iterable[Document], gold: Mapping[str, Annotated], reader: GrammarReader, vocabulary: Vocabulary
) -> Examples:
    """The examples that annotated documents give."""
    items: list[ItemExample] = []
    told_relations: list[RelationExample] = []
    for document in documents:
        context = reader.context(document)
        annotated = gold[document.id]
        items += _item_examples(document.id, context, annotated, vocabulary)
        told_relations += _relation_examples(document.id, context, annotated)
    return Examples(tuple(items), tuple(told_relations))


def _item_examples(name: str, context: Context, gold: Annotated, vocabulary: Vocabulary) -> Iterable[ItemExample]:
    for found in context.passage.found:
        for item in found.items:
            named: AnnotatedTransfer = {"item": item.designation, "category": item.category.value}
            same = [t for t in gold.get("transfers") or () if item_similarity(named, t) >= SAME_ITEM_AT]
            span = [found.sentence.start, found.sentence.end]
            here = [t for t in same if overlap(span, t.get("evidence"))]
            yield ItemExample(
                document=name,
                publisher=publisher_of(name),
                context=context,
                found=found,
                item=item,
                told=1.0 if here else _ELSEWHERE if same else 0.0,
                transfers=tuple(here or (same if len(same) == 1 else ())),
                roles={code: role_features(context, found, item, code, vocabulary) for code in candidates(context)},
                stage=stage_features(context, found, item),
            )


def _relation_examples(name: str, context: Context, gold: Annotated) -> Iterable[RelationExample]:
    told = relations(gold)
    for found in context.passage.found:
        for draft in relation_candidates(context, found):
            key = relation({"type": draft.type.value, "parties": list(draft.codes)})
            yield RelationExample(publisher_of(name), relation_features(context, draft), key in told)


def train(given: Examples, vocabulary: Vocabulary) -> dict[str, Linear]:
    """The reader's models, fitted to the examples; publishers weigh by the square root of their examples."""
    placed = [example for example in given.items if example.transfers]
    models = _role_models(placed)
    rows = _stacked(given.items, placed, vocabulary)
    models["item"] = fit(
        rows,
        [int(e.told > 0) for e in given.items],
        _weights([e.publisher for e in given.items], [e.told or 1.0 for e in given.items]),
        0.1,
    )
    staged = [(example, transfer) for example in given.items if example.told == 1.0 for transfer in example.transfers]
    weights = _weights([example.publisher for example, _ in staged])
    features = [example.stage for example, _ in staged]
    models["stage"] = fit(features, [transfer["stage"] for _, transfer in staged], weights, 0.1, balanced=True)
    models["mode"] = fit(features, [transfer["mode"] for _, transfer in staged], weights, 0.1)
    models["relation"] = fit(
        [e.features for e in given.relations],
        [int(e.told) for e in given.relations],
        _weights([e.publisher for e in given.relations]),
        0.1,
    )
    return models


def _role_models(placed: Sequence[ItemExample]) -> dict[str, Linear]:
    """The models of the two sides: for each party of the text, whether it is annotated on that side of the item."""
    weights = _weights([e.publisher for e in placed], [e.told for e in placed])
    models = {}
    sides: tuple[tuple[str, Callable[[AnnotatedTransfer], list[str]]], ...] = (
        ("supplier", lambda transfer: transfer["supplier"]),
        ("recipient", lambda transfer: transfer["recipient"]),
    )
    for side, parties in sides:
        rows, labels, repeated = [], [], []
        for example, weight in zip(placed, weights, strict=True):
            codes = {code for transfer in example.transfers for code in parties(transfer)}
            for code, features in example.roles.items():
                rows.append(features)
                labels.append(int(code in codes))
                repeated.append(weight)
        models[side] = fit(rows, labels, repeated, 0.3)
    return models


def _stacked(items: Sequence[ItemExample], placed: Sequence[ItemExample], vocabulary: Vocabulary) -> list[Features]:
    """The item features of each example, its role probabilities from models that did not see its document."""
    fold = {name: place % FOLDS for place, name in enumerate(sorted({e.document for e in items}))}
    models = {part: _role_models([e for e in placed if fold[e.document] != part]) for part in range(FOLDS)}
    rows = []
    for example in items:
        model = models[fold[example.document]]
        roles = Roles(
            {code: model["supplier"].probability(f) for code, f in example.roles.items()},
            {code: model["recipient"].probability(f) for code, f in example.roles.items()},
        )
        rows.append(item_features(example.context, example.found, example.item, roles, vocabulary))
    return rows


def _weights(publishers: Sequence[str], own: Sequence[float] | None = None) -> list[float]:
    """The weight of each example, 1 on average before `own` is applied."""
    counts = Counter(publishers)
    raw = [counts[publisher] ** -0.5 for publisher in publishers]
    mean = sum(raw) / max(1, len(raw))
    return [weight / mean * (own[place] if own else 1.0) for place, weight in enumerate(raw)]


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
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in rows for name in row)
    kept = [{name: value for name, value in row.items() if seen[name] >= LEAST_SEEN} for row in rows]
    vectors = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=3000, class_weight="balanced" if balanced else None)
    model.fit(vectors.fit_transform(kept), labels, sample_weight=list(weights))
    names = vectors.get_feature_names_out()
    if model.coef_.shape[0] == 1:
        return Linear(
            ("yes",),
            (float(model.intercept_[0]),),
            {str(n): (float(w),) for n, w in zip(names, model.coef_[0], strict=True)},
        )
    return Linear(
        tuple(str(label) for label in model.classes_),
        tuple(float(bias) for bias in model.intercept_),
        {str(name): tuple(float(w) for w in model.coef_[:, place]) for place, name in enumerate(names)},
    )


def as_json(models: Mapping[str, Linear], provenance: str) -> str:
    """The models as the text of their file: sorted, weights rounded, those that round to nothing left out."""
    content = {
        name: {
            "labels": list(model.labels),
            "bias": [round(bias, _DIGITS) for bias in model.bias],
            "weights": {
                feature: [round(weight, _DIGITS) for weight in weights]
                for feature, weights in sorted(model.weights.items())
                if any(abs(weight) >= 0.01 for weight in weights)
            },
        }
        for name, model in sorted(models.items())
    }
    return json.dumps({"provenance": provenance, "models": content}, indent=0, ensure_ascii=False) + "\n"
