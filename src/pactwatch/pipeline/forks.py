"""Pieces of linking, worked on here or by processes that were forked from this one and so know what it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pactwatch.engine import FORKS, Limits, Lost, Pool, Task
from pactwatch.errors import EngineError, PactwatchError

Piece = TypeVar("Piece")
Result = TypeVar("Result")

PATIENCE = 3_600.0
"""Seconds that one piece may take before its process counts as lost."""


def batches(items: Sequence[Piece], size: int) -> Iterator[Sequence[Piece]]:
    """The items in their order, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What came of a piece, or why nothing did."""

    result: Result | None = None
    error: PactwatchError | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many processes work, none but this one for 1, and what each of the others does first."""

    workers: int
    begin: Callable[[], None]

    def each(self, work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
        """What comes of each piece, in the order of the pieces.

        Raises: what the work on a piece raises; EngineError where a process is lost twice over one piece.
        """
        if self.workers < 2 or not FORKS:
            yield from map(work, pieces)
            return
        limits = Limits(self.workers, PATIENCE, batch=1)
        pool: Pool[None, Piece, Done[Result]] = Pool(lambda: self._begun(work), limits)
        for _, answer in pool.run(Task(None, piece) for piece in pieces):
            if not isinstance(answer, Done):
                reason = answer.reason if isinstance(answer, Lost) else "nothing came of it"
                raise EngineError(f"linking: a process was lost ({reason}); nothing was changed: do it again")
            if answer.error is not None:
                raise answer.error
            yield answer.result  # type: ignore[misc]  # there is one where there is no error

    def _begun(self, work: Callable[[Piece], Result]) -> Callable[[Piece], Done[Result]]:
        """The work, which hands over an error of ours instead of dying of it."""
        self.begin()

        def done(piece: Piece) -> Done[Result]:
            try:
                return Done(work(piece))
            except PactwatchError as error:
                return Done(error=error)

        return done
