"""Accuracy of the reader, leave-one-publisher-out: each publisher is read by models that never saw it.

usage: python benchmarks/accuracy.py [--train FILE] [--predictions FILE]

Reads the annotated documents under the folder that PACTWATCH_SHARED names (default ../shared). With --train it writes
the models fitted to all annotated documents instead: `--train src/pactwatch/claims/models.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.evaluation.annotation import Annotated, annotated, documents
from pactwatch.evaluation.predict import prediction
from pactwatch.evaluation.score import Scores, score
from pactwatch.evaluation.training import Examples, as_json, examples, publisher_of, train
from pactwatch.model import Document

WORKERS = 2


def main() -> int:
    """Print the figures, or write the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--train", type=Path, metavar="FILE", help="write the models fitted to all documents")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write the predictions, one document a line")
    given = parser.parse_args()
    folder = Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev"
    gold = annotated(folder / "gold.jsonl")
    texts = [line.document for line in documents(folder / "docs.jsonl") if line.document is not None]
    if given.train:
        _prepare(texts, gold)
        models = train(_prepared[0].examples, vocab.load(), _prepared[0].reader.with_models)
        given.train.write_text(as_json(models, f"benchmarks/accuracy.py, {len(texts)} documents"), encoding="utf-8")
        return 0
    publishers = sorted(
        {publisher_of(text.id) for text in texts}, key=lambda name: -sum(publisher_of(t.id) == name for t in texts)
    )
    predicted: dict[str, Annotated] = {}
    with ProcessPoolExecutor(WORKERS, initializer=_prepare, initargs=(texts, gold)) as pool:
        for publisher, entries in zip(publishers, pool.map(_held_out, publishers), strict=True):
            predicted |= entries
            own = {name: gold[name] for name in entries}
            print(f"{publisher:16}", *_line(score(own, entries)), flush=True)
    print(f"{'all':16}", *_line(score(gold, predicted)))
    if given.predictions:
        lines = (json.dumps(predicted[name], ensure_ascii=False) + "\n" for name in gold)
        given.predictions.write_text("".join(lines), encoding="utf-8")
    return 0


@dataclass(frozen=True, slots=True)
class _Prepared:
    texts: list[Document]
    examples: Examples
    reader: GrammarReader


_prepared: list[_Prepared] = []


def _prepare(texts: list[Document], gold: dict[str, Annotated]) -> None:
    """Analyse all documents once in each worker; what is found does not depend on the models."""
    vocabulary = vocab.load()
    reader = GrammarReader(vocabulary, {})
    _prepared.append(_Prepared(texts, examples(texts, gold, reader, vocabulary), reader))


def _held_out(publisher: str) -> dict[str, Annotated]:
    """The predictions for one publisher's documents by models fitted to all others."""
    here = _prepared[0]
    others = {text.id for text in here.texts if publisher_of(text.id) != publisher}
    reader = here.reader.with_models(train(here.examples.only(others), vocab.load(), here.reader.with_models))
    return {text.id: prediction(text, reader) for text in here.texts if text.id not in others}


def _line(scores: Scores) -> list[str]:
    return [f"{name} {value:.3f}" for name, value in scores.figures().items()]


if __name__ == "__main__":
    sys.exit(main())
