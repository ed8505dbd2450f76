"""Throws inputs at one parser edge that Atheris derives from what code the inputs before have reached.

`python benchmarks/fuzz_guided.py EDGE --runs N` begins with the examples of `benchmarks/fuzz.py`, whose edges these are
too. libFuzzer prints how many inputs were tried ("Done N runs"); an error that is none of ours, or an input that takes
more than 20 seconds, ends it with the input kept in a file. It needs Atheris: `pip install atheris`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

with atheris.instrument_imports(include=["pactwatch"]):
    from benchmarks.fuzz import edges

    known = {name: (examples, read) for name, examples, read in edges()}
    for first, reads in known.values():
        reads(first[0])  # what is only imported then is watched too


def main() -> None:
    """Run one edge; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edge", choices=sorted(known))
    parser.add_argument("--runs", type=int, default=10_000, help="how many inputs to try")
    asked = parser.parse_args()
    examples, read = known[asked.edge]
    with tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(examples):
            (Path(folder) / str(number)).write_bytes(example)
        options = [sys.argv[0], f"-atheris_runs={asked.runs}", "-timeout=20", "-rss_limit_mb=2000", folder]

        def tried(data: bytes) -> None:
            read(data)

        atheris.Setup(options, tried)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
