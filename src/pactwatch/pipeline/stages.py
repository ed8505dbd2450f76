"""What went into each stage, what came out, and how long it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import NamedTuple

FETCH, BYTES, TEXT, RELEVANCE, LANGUAGE, TRIAL, DOCUMENT, GRAMMAR, KEEP = NAMES = (
    "fetch",
    "bytes",
    "text",
    "relevance",
    "language",
    "trial",
    "document",
    "grammar",
    "keep",
)
"""The stages that a report goes through, in order."""


class Passage(NamedTuple):
    """One report in one stage: whether it came out, and the seconds that it took."""

    stage: str
    out: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class StageTally:
    """How many reports went into a stage, how many came out, and the seconds that it took for all of them."""

    stage: str
    into: int
    out: int
    seconds: float

    @property
    def milliseconds(self) -> float | None:
        """The mean time of a report that went in; None where none did."""
        return 1000 * self.seconds / self.into if self.into else None


_NOTHING = (0, 0, 0.0)


class Tallies:
    """Adds up what each stage did, and why reports were turned away."""

    def __init__(self) -> None:
        self._stages: dict[str, tuple[int, int, float]] = {}
        self.turned_away = Counter[str]()

    def add(self, passages: Iterable[Passage]) -> None:
        """Count what one report went through."""
        for passage in passages:
            self.count(passage.stage, 1, passage.out, passage.seconds)

    def count(self, stage: str, into: int, out: int, seconds: float) -> None:
        """Count reports in a stage."""
        told = self._stages.get(stage, _NOTHING)
        self._stages[stage] = told[0] + into, told[1] + out, told[2] + seconds

    @contextmanager
    def timed(self, stage: str, out: int = 1) -> Iterator[None]:
        """Count one report and the time spent inside to a stage."""
        start = process_time()
        yield
        self.count(stage, 1, out, process_time() - start)

    def stages(self) -> tuple[StageTally, ...]:
        """The stages that anything went into, in their order."""
        told = ((name, self._stages.get(name, _NOTHING)) for name in NAMES)
        return tuple(StageTally(name, *counted) for name, counted in told if counted[0])

    def reasons(self) -> Mapping[str, int]:
        """Why reports were turned away and how many, the commonest first."""
        return dict(sorted(self.turned_away.items(), key=lambda pair: (-pair[1], pair[0])))
