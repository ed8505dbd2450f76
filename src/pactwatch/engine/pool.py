"""The supervisor: gives pieces of work to workers, watches them, and gives the answers out in their order."""

from __future__ import annotations

import selectors
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar

from pactwatch.engine.worker import Make, Worker, start

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Token = TypeVar("Token")

_WINDOW = 5_000
_AHEAD = 16
_LOOK = 0.25


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers, how long a piece may take in seconds, how much data a worker may hold in bytes (None: any).

    `attempts` is how often a piece is tried whose worker dies or hangs, `batch` how many are given at once.
    """

    workers: int = 1
    seconds: float = 60.0
    memory: int | None = None
    attempts: int = 2
    batch: int = 8


@dataclass(frozen=True, slots=True)
class Task(Generic[Token, Piece]):
    """What a piece of work is called by, and the piece; None where there is nothing to work on."""

    token: Token
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A piece that no worker answered, and why, in words."""

    reason: str


class Pool(Generic[Token, Piece, Result]):
    """Workers over a stream of tasks. At any time few tasks are under way, however long the stream is."""

    def __init__(self, make: Make[Piece, Result], limits: Limits) -> None:
        self._make, self._limits = make, limits
        self._workers: list[Worker[Piece, Result]] = []
        self._selector = selectors.DefaultSelector()
        self._pieces: dict[int, Piece] = {}
        self._queue: deque[int] = deque()
        self._alone: deque[int] = deque()
        self._tries: dict[int, int] = {}
        self._answers: dict[int, Result | Lost | None] = {}

    def run(self, tasks: Iterable[Task[Token, Piece]]) -> Iterator[tuple[Token, Result | Lost | None]]:
        """Each task's token with its answer, in the order of the tasks; None for a task without a piece.

        Workers are ended when the stream is done, or is no longer gone through.
        """
        tokens: deque[Token] = deque()
        stream, first, open_ = iter(tasks), 0, True
        try:
            while open_ or tokens:
                while open_ and len(tokens) < _WINDOW and len(self._queue) < _AHEAD * self._limits.workers:
                    task = next(stream, None)
                    if task is None:
                        open_ = False
                        break
                    self._accept(first + len(tokens), task)
                    tokens.append(task.token)
                    if task.piece is not None:
                        break  # look after the workers each time that there is work for them
                self._hand_out()
                full = not open_ or len(tokens) >= _WINDOW or len(self._queue) >= _AHEAD * self._limits.workers
                self._collect(_LOOK if full and first not in self._answers else 0.0)
                while tokens and first in self._answers:
                    yield tokens.popleft(), self._answers.pop(first)
                    first += 1
        finally:
            self._end()

    def _accept(self, number: int, task: Task[Token, Piece]) -> None:
        if task.piece is None:
            self._answers[number] = None
        else:
            self._pieces[number] = task.piece
            self._queue.append(number)

    def _hand_out(self) -> None:
        """Give pieces to workers that wait; a piece whose worker died is given alone, so that no other suffers."""
        while self._queue or self._alone:
            worker = next((one for one in self._workers if not one.waiting), None)
            if worker is None and len(self._workers) < self._limits.workers:
                worker = self._hire()
            if worker is None:
                return
            batch = [self._alone.popleft()] if self._alone else self._batch()
            if not worker.give(batch, [self._pieces[number] for number in batch]):
                self._bury(worker, None)

    def _batch(self) -> list[int]:
        size = min(self._limits.batch, -(-len(self._queue) // self._limits.workers))
        return [self._queue.popleft() for _ in range(size)]

    def _hire(self) -> Worker[Piece, Result]:
        worker: Worker[Piece, Result] = start(self._make, self._limits.memory, [one.pipe for one in self._workers])
        self._workers.append(worker)
        self._selector.register(worker.pipe, selectors.EVENT_READ, worker)
        return worker

    def _collect(self, wait: float) -> None:
        """Take the answers that are there, waiting for one at most so long, and see who is late."""
        for key, _ in self._selector.select(wait):
            worker: Worker[Piece, Result] = key.data
            try:
                number = worker.waiting[0] if worker.waiting else -1
                answer = worker.take()
            except (EOFError, OSError, IndexError):
                self._bury(worker, None)
                continue
            self._settle(number, answer)
        now = monotonic()
        for worker in [one for one in self._workers if one.waiting and now - one.since > self._limits.seconds]:
            self._bury(worker, f"took longer than {self._limits.seconds:g} seconds")

    def _settle(self, number: int, answer: Result | Lost) -> None:
        self._answers[number] = answer
        del self._pieces[number]
        self._tries.pop(number, None)

    def _bury(self, worker: Worker[Piece, Result], late: str | None) -> None:
        """End a worker; the piece that it was at is tried again alone or lost, those behind it go back in the queue."""
        self._selector.unregister(worker.pipe)
        self._workers.remove(worker)
        ending = late or worker.end()
        if late:
            worker.end()
        if not worker.waiting:
            return
        at, *behind = worker.waiting
        self._queue.extendleft(reversed(behind))
        self._tries[at] = self._tries.get(at, 0) + 1
        if self._tries[at] < self._limits.attempts:
            self._alone.append(at)
        else:
            self._settle(at, Lost(f"its worker {ending}, {self._limits.attempts} times"))

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()
        self._selector.close()
