"""Accuracy of the reader, leave-one-publisher-out: each publisher is read by models that never saw it.

usage: python benchmarks/accuracy.py [--train FILE] [--predictions FILE] [--without PART]...

Reads the annotated documents under the folder that PACTWATCH_SHARED names (default ../shared). The reports that were
written for training (examples/annotated) are seen by all models and measured by none. With --train it writes the models
fitted to all annotated documents instead: `--train src/pactwatch/claims/models.json`. --without takes a part of the
reader away before it is trained and measured, and may be given several times, one table line each; `all` stands for
each part in turn, with the whole reader first. What a part is worth is what is lost without it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.claims.linear import Features, Linear
from pactwatch.claims.models import Model
from pactwatch.claims.trees import Trees
from pactwatch.evaluation import fitting
from pactwatch.evaluation.annotation import Annotated, annotated, documents
from pactwatch.evaluation.predict import prediction
from pactwatch.evaluation.score import Scores, score
from pactwatch.evaluation.training import Examples, examples, publisher_of, train
from pactwatch.evaluation.written import sheets
from pactwatch.model import Document
from pactwatch.vocab import Vocabulary

WORKERS = 2
WRITTEN = Path(__file__).parent.parent / "examples" / "annotated"
WHOLE = "nothing"
OWN = "the reports written for training"
RULES = "all models: rules alone"
CATALOGUE = "the catalogue of systems"
# Parts that are features: what the fit may not see has no weight, as if the reader did not know it.
FEATURES = {
    "points from grammar": r"(told|grammar|points|lead|best)-|lean$",
    "the sides in other sentences": r"text-(supplier|recipient|lean)",
    "the title": r"title|titled",
    "probabilities of the sides in the item (stacking)": r"(supplier|recipient|both|either)-probab",
    "the rivals of a claim": r"stronger|of-strongest|strongest|pair-groups|groups|general-beside",
    "the origin of a system": r"origin|foreign|no-origin|(supplier|recipient)-is-origin|no-foreigner",
    "the words of the act beside its kind": r"(frame|word|sub)=",
}
PARTS = (*FEATURES, CATALOGUE, OWN, RULES)
SHOWN = (
    "relevance_recall", "specificity", "deal_f1", "strict_deal_f1", "slot_micro_f1", "stage_group_accuracy",
    "evidence_accuracy", "cooperation_f1",
)  # fmt: skip


def main() -> int:
    """Print the figures, or write the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--train", type=Path, metavar="FILE", help="write the models fitted to all documents")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write the predictions, one document a line")
    parser.add_argument("--without", action="append", metavar="PART", help=f"measure without: all, {', '.join(PARTS)}")
    given = parser.parse_args()
    folder = Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev"
    gold = annotated(folder / "gold.jsonl")
    texts = [line.document for line in documents(folder / "docs.jsonl") if line.document is not None]
    if given.train:
        _prepare(texts, gold)
        models = train(_prepared[0].examples, vocab.load(), _prepared[0].reader.with_models)
        given.train.write_text(
            fitting.as_json(models, f"benchmarks/accuracy.py, {len(_prepared[0].examples.texts)} documents"),
            encoding="utf-8",
        )
        return 0
    if given.without:
        _ablate(texts, gold, (WHOLE, *PARTS) if "all" in given.without else tuple(given.without))
        return 0
    predicted = _predicted(texts, gold, WHOLE, told=True)
    print(f"{'all':16}", *_line(score(gold, predicted)))
    if given.predictions:
        lines = (json.dumps(predicted[name], ensure_ascii=False) + "\n" for name in gold)
        given.predictions.write_text("".join(lines), encoding="utf-8")
    return 0


def _predicted(texts: list[Document], gold: dict[str, Annotated], without: str, told: bool) -> dict[str, Annotated]:
    """The predictions of all publishers, each by models fitted to the others; `told` prints each one's figures."""
    publishers = sorted(
        {publisher_of(text.id) for text in texts}, key=lambda name: -sum(publisher_of(t.id) == name for t in texts)
    )
    predicted: dict[str, Annotated] = {}
    with ProcessPoolExecutor(WORKERS, initializer=_prepare, initargs=(texts, gold, without)) as pool:
        for publisher, entries in zip(publishers, pool.map(_held_out, publishers), strict=True):
            predicted |= entries
            if told:
                own = {name: gold[name] for name in entries}
                print(f"{publisher:16}", *_line(score(own, entries)), flush=True)
    return predicted


def _ablate(texts: list[Document], gold: dict[str, Annotated], parts: Sequence[str]) -> None:
    """Print a table in Markdown: the figures without each part."""
    print("| without | " + " | ".join(name.replace("_", " ") for name in SHOWN) + " |")
    print("| --- |" + " --- |" * len(SHOWN))
    for part in parts:
        if part not in (WHOLE, *PARTS):
            raise SystemExit(f"{part}: no such part; take one of: all; {'; '.join(PARTS)}")
        figures = score(gold, _predicted(texts, gold, part, told=False)).figures()
        print(f"| {part} | " + " | ".join(f"{figures[name]:.3f}" for name in SHOWN) + " |", flush=True)


@dataclass(frozen=True, slots=True)
class _Prepared:
    texts: list[Document]
    examples: Examples
    reader: GrammarReader
    vocabulary: Vocabulary
    rules: bool


_prepared: list[_Prepared] = []


def _prepare(texts: list[Document], gold: dict[str, Annotated], without: str = WHOLE) -> None:
    """Analyse all documents once in each worker; what is found does not depend on the models."""
    vocabulary = vocab.load()
    if without == CATALOGUE:
        vocabulary = replace(vocabulary, systems={})
    if without in FEATURES:
        _hide(FEATURES[without])
    reader = GrammarReader(vocabulary, {})
    written, told = ([], {}) if without == OWN else sheets(WRITTEN)
    found = examples([*texts, *written], {**gold, **told}, reader, vocabulary)
    _prepared.append(_Prepared(texts, found, reader, vocabulary, without == RULES))


def _hide(pattern: str) -> None:
    """Let no fit of this process see the features whose names begin so."""
    hidden, fit, fit_trees = re.compile(pattern), fitting.fit, fitting.fit_trees

    def seen(rows: Sequence[Features]) -> list[Features]:
        return [{name: value for name, value in row.items() if not hidden.match(name)} for row in rows]

    def blind(
        rows: Sequence[Features],
        labels: Sequence[str | int],
        weights: Sequence[float],
        strength: float,
        balanced: bool = False,
    ) -> Linear:
        return fit(seen(rows), labels, weights, strength, balanced)

    def blind_trees(
        rows: Sequence[Features], labels: Sequence[int], weights: Sequence[float], rounds: int, leaves: int
    ) -> Trees:
        return fit_trees(seen(rows), labels, weights, rounds, leaves)

    fitting.fit, fitting.fit_trees = blind, blind_trees


def _by_rule(trained: dict[str, Model]) -> dict[str, Model]:
    """Weights set by hand in place of fitted ones: points from grammar tell the sides, the rule tells the stage."""
    side = {"supplier": ("supplier", "recipient"), "recipient": ("recipient", "supplier")}
    models: dict[str, Model] = {
        own: Linear(
            ("yes",),
            (-2.0,),
            {
                f"points-{own}": (1.2,),
                f"lead-{own}": (0.5,),
                f"points-{other}": (-0.6,),
                f"text-{own}|in": (0.5,),
                f"text-{own}|out": (0.7,),
                f"told-{own}-here": (-0.7,),
            },
        )
        for own, other in side.values()
    }
    yes = {
        "item": (-2.0, {"held": 1.5, "grammar-both": 0.7, "both-probable": 1.5}),
        "evidence": (0.0, {"held": 1.0}),
        "claim": (-2.0, {"probability": 2.0, "certainty": 3.0}),
        "relation": (-2.0, {"strength=phrase": 1.5, "strength=word": 1.0, "nearer=0": 1.0, "arms=True": 1.0}),
    }
    for name, (bias, weights) in yes.items():
        models[name] = Linear(("yes",), (bias,), {feature: (weight,) for feature, weight in weights.items()})
    for name, usual in (("stage", "ordered"), ("mode", "unspecified")):
        labels = trained[name].labels
        models[name] = Linear(labels, tuple(float(label == usual) for label in labels), {})
    return {**trained, **models}


def _held_out(publisher: str) -> dict[str, Annotated]:
    """The predictions for one publisher's documents by models fitted to all others."""
    here = _prepared[0]
    others = {text.name for text in here.examples.texts if publisher_of(text.name) != publisher}
    models = train(here.examples.only(others), here.vocabulary, here.reader.with_models)
    reader = here.reader.with_models(_by_rule(models) if here.rules else models)
    return {text.id: prediction(text, reader) for text in here.texts if text.id not in others}


def _line(scores: Scores) -> list[str]:
    return [f"{name} {value:.3f}" for name, value in scores.figures().items()]


if __name__ == "__main__":
    sys.exit(main())
