"""Accuracy of the reader, leave-one-publisher-out: each publisher is read by models that never saw it.

usage: python benchmarks/accuracy.py [--train FILE]

Reads the annotated documents under the folder that PACTWATCH_SHARED names (default ../shared). With --train it writes
the models fitted to all annotated documents instead: `--train src/pactwatch/claims/models.json`.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.claims.linear import Linear
from pactwatch.evaluation.annotation import Annotated, annotated, documents
from pactwatch.evaluation.predict import prediction
from pactwatch.evaluation.score import Scores, score
from pactwatch.evaluation.training import as_json, examples, publisher_of, train
from pactwatch.model import Document

WORKERS = 2


def main() -> int:
    """Print the figures, or write the models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--train", type=Path, metavar="FILE", help="write the models fitted to all documents")
    given = parser.parse_args()
    folder = Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev"
    gold = annotated(folder / "gold.jsonl")
    texts = [line.document for line in documents(folder / "docs.jsonl") if line.document is not None]
    if given.train:
        given.train.write_text(as_json(_trained(texts, gold, None), f"benchmarks/accuracy.py, {len(texts)} documents"), encoding="utf-8")
        return 0
    publishers = sorted({publisher_of(text.id) for text in texts})
    predicted: dict[str, Annotated] = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        jobs = [pool.submit(_held_out, texts, gold, publisher) for publisher in publishers]
        for publisher, job in zip(publishers, jobs, strict=True):
            entries = job.result()
            predicted |= entries
            own = {name: gold[name] for name in entries}
            print(f"{publisher:16}", *_line(score(own, entries)))
    print(f"{'all':16}", *_line(score(gold, predicted)))
    return 0


def _held_out(texts: list[Document], gold: dict[str, Annotated], publisher: str) -> dict[str, Annotated]:
    """The predictions for one publisher's documents by models fitted to all others."""
    models = _trained(texts, gold, publisher)
    reader = GrammarReader(vocab.load(), models)
    return {text.id: prediction(text, reader) for text in texts if publisher_of(text.id) == publisher}


def _trained(texts: list[Document], gold: dict[str, Annotated], without: str | None) -> dict[str, Linear]:
    """The models fitted to the documents of all publishers but one."""
    vocabulary = vocab.load()
    used = [text for text in texts if publisher_of(text.id) != without]
    return train(examples(used, gold, GrammarReader(vocabulary, {}), vocabulary), vocabulary)


def _line(scores: Scores) -> list[str]:
    return [f"{name} {value:.3f}" for name, value in scores.figures().items()]


if __name__ == "__main__":
    sys.exit(main())
