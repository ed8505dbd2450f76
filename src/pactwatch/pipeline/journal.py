"""What a run tells about itself: while it works, and when it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from pactwatch.model import Failure
from pactwatch.pipeline.stages import StageTally, Tallies

ADD, ARCHIVE, READ, LINK = STEPS = ("add", "archive", "read", "link")
"""The steps of a run, in order."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    `added` and `already_there` count documents, `claims` those that are new, `passed_over` pages of feeds and other
    lists that claim nothing. `failed` lists every input that could not be read, with its reason. `seconds` gives the
    time that each step took, in order, `stages` what went through each stage and `turned_away` why pages were not kept,
    and how many.
    """

    added: int = 0
    already_there: int = 0
    claims: int = 0
    passed_over: int = 0
    failed: tuple[Failure, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
    stages: tuple[StageTally, ...] = ()
    turned_away: Mapping[str, int] = field(default_factory=dict)


class Journal:
    """Takes down what happens in a run, as it happens; a subclass may show it to whoever waits."""

    def __init__(self) -> None:
        self.added = 0
        self.already_there = 0
        self.claims = 0
        self.passed_over = 0
        self.failed: list[Failure] = []
        self.tallies = Tallies()
        self._seconds: dict[str, float] = {}

    def step(self, stage: str, done: int, total: int | None = None) -> None:
        """Called before each record that a stage works on.

        `done` counts those that it has worked on, `total` all of them, None where that is not known beforehand.
        """

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Count the time spent inside to a stage."""
        start = perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] = self._seconds.get(stage, 0.0) + perf_counter() - start

    def report(self) -> Report:
        """What has been taken down so far."""
        seconds = tuple((stage, self._seconds[stage]) for stage in STEPS if stage in self._seconds)
        stages, turned_away = self.tallies.stages(), self.tallies.reasons()
        counts = (self.added, self.already_there, self.claims, self.passed_over)
        return Report(*counts, tuple(self.failed), seconds, stages, turned_away)
