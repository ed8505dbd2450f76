"""A function over many pieces: few are worked on here, many by worker processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import process_time
from typing import Generic, TypeVar

from pactwatch.engine import Limits, Lost, Pool, Task

Token = TypeVar("Token")
Piece = TypeVar("Piece")
Result = TypeVar("Result")

FEW = 200
"""Pieces up to which no worker is started."""

LARGE = 30_000_000
"""Bytes of archives from which on they are read by as many workers as there are cores."""


@dataclass(frozen=True, slots=True)
class Work:
    """How to spread work; `workers` 0 leaves the number to us. Units: seconds for one piece, megabytes of memory."""

    workers: int = 0
    seconds: float = 60.0
    memory: int = 2_000

    def limits(self, large: bool = True) -> Limits:
        """The limits of workers for a large or a small input."""
        workers = self.workers or (cores() if large else 1)
        return Limits(workers=workers, seconds=self.seconds, memory=self.memory * 1_000_000)


AS_NEEDED = Work()


@dataclass(frozen=True, slots=True)
class Timed(Generic[Result]):
    """What came of a piece, and the seconds of processor time that it took."""

    result: Result
    seconds: float


class Clocked(Generic[Piece, Result]):
    """A function that also says how long it took."""

    def __init__(self, work: Callable[[Piece], Result]) -> None:
        self._work = work

    def __call__(self, piece: Piece) -> Timed[Result]:
        """The result for a piece, with its time."""
        start = process_time()
        return Timed(self._work(piece), process_time() - start)


def spread(
    work: Callable[[Piece], Result], tasks: Iterable[Task[Token, Piece]], how: Work
) -> Iterator[tuple[Token, Timed[Result] | Lost | None]]:
    """Each task's token with what came of its piece, in the order of the tasks; Lost where its worker was.

    Unless a number of workers is asked for, the first pieces are worked on in this process.
    """
    clocked, stream = Clocked(work), iter(tasks)
    if not how.workers:
        for task in islice(stream, FEW):
            yield task.token, clocked(task.piece) if task.piece is not None else None
    more = next(stream, None)
    if more is not None:
        pool: Pool[Token, Piece, Timed[Result]] = Pool(lambda: clocked, how.limits())
        yield from pool.run(_again(more, stream))


def _again(first: Task[Token, Piece], rest: Iterator[Task[Token, Piece]]) -> Iterator[Task[Token, Piece]]:
    yield first
    yield from rest


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
