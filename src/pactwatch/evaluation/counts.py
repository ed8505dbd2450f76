"""Hits and misses counted, and the precision, recall and F1 that follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1 from counts of true positives, false positives and false negatives."""

    tp: int
    fp: int
    fn: int

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 where there are none."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is none."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Counts:
    """Counts of hits and misses by name, added up over documents."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, kind: str, times: int = 1) -> None:
        """Count further cases of a kind: "tp", "fp", "fn" and "tn" of hits, "ok" and "no" of what is right or wrong."""
        self._counts[name, kind] += times

    def rate(self, name: str) -> Rate:
        """Precision, recall and F1 of one name."""
        return Rate(*(self._counts[name, kind] for kind in ("tp", "fp", "fn")))

    def share(self, name: str) -> float:
        """The share of "ok" among "ok" and "no"; 0 where there are none."""
        ok, no = self._counts[name, "ok"], self._counts[name, "no"]
        return ok / (ok + no) if ok + no else 0.0

    def of(self, name: str, kind: str) -> int:
        """How many cases of one kind there are."""
        return self._counts[name, kind]
