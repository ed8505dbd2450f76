"""How fast and how well the rows of two releases of SIPRI's register are matched, on one core.

Reads the exports in `$PACTWATCH_SHARED/sipri` (default `../shared`) and the pairs that were labelled by reading. Leaves
with 1 where it takes 60 s or more, or misses a precision of 0.99 or a recall of 0.97 on the labelled pairs.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from pathlib import Path

from pactwatch import vocab
from pactwatch.register.others import OtherRegister, read_sipri
from pactwatch.register.reconcile.entries import Designations, entries_of
from pactwatch.register.reconcile.matching import pair_up, spellings_between
from pactwatch.register.reconcile.parties import Parties

ROOT = Path(__file__).resolve().parent.parent
OLD, NEW = "trade-register-2025-03-13.csv.gz", "trade-register-2026-05-18.csv.gz"
LABELS = ROOT / "tests" / "register" / "reconcile" / "sipri_pairs.csv"
MOST_SECONDS, LEAST_PRECISION, LEAST_RECALL = 60.0, 0.99, 0.97


def main() -> int:
    """Measure, print, and say by the exit code whether the figures hold."""
    folder = Path(os.environ.get("PACTWATCH_SHARED", ROOT.parent / "shared")) / "sipri"
    vocabulary = vocab.load()
    start = time.perf_counter()
    old, new = (read_sipri((folder / name).read_bytes(), name) for name in (OLD, NEW))
    read = time.perf_counter()
    parties, designations = Parties(vocabulary), Designations(vocabulary)
    first, second = (entries_of(one.rows, parties, designations) for one in (old, new))
    ready = time.perf_counter()
    pairs = pair_up(first, second, spellings=spellings_between(first, second))
    done = time.perf_counter()
    print(f"rows read: {len(old.rows):,} and {len(new.rows):,}, in {read - start:.1f} s")
    print(f"made comparable in {ready - read:.1f} s, matched in {done - ready:.1f} s, in all {done - start:.1f} s")
    exact = {key_of(row) for row in key_rows(new)}
    known = sum(key_of(row) in exact for row in key_rows(old)) / len(old.rows)
    print(f"rows of 2025 found again: {len(pairs) / len(old.rows):.3f}; by an exact key: {known:.3f}")
    found = {old.rows[pair.first].line: new.rows[pair.second].line for pair in pairs}
    precision, recall = labelled(found)
    print(f"labelled pairs: precision {precision:.3f}, recall {recall:.3f}")
    good = done - start < MOST_SECONDS and precision >= LEAST_PRECISION and recall >= LEAST_RECALL
    return 0 if good else 1


def key_rows(register: OtherRegister) -> list[tuple[str, str, int | None, str]]:
    """Recipient, supplier, year of order and designation of each row, with the one party that was only renamed."""
    renamed = {"UAE": "United Arab Emirates"}
    return [
        (
            renamed.get(row.recipient, row.recipient),
            renamed.get(row.supplier, row.supplier),
            row.year_of_order.amount if row.year_of_order is not None else None,
            row.designation,
        )
        for row in register.rows
    ]


def key_of(row: tuple[str, str, int | None, str]) -> str:
    """The key in one text."""
    return "|".join(map(str, row))


def labelled(found: dict[int, int]) -> tuple[float, float]:
    """Precision and recall on the labelled pairs; a labelled row that is paired with any other row counts as wrong."""
    right = wrong = same = 0
    with LABELS.open(encoding="utf-8", newline="") as file:
        for label in csv.DictReader(file):
            before, after = int(label["old_line"]), int(label["new_line"])
            if label["label"] == "same":
                same += 1
                right += found.get(before) == after
                wrong += found.get(before, after) != after
            else:
                wrong += found.get(before) == after
    return right / (right + wrong), right / same


if __name__ == "__main__":
    sys.exit(main())
