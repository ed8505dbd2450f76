"""One worker process, seen from both sides: what it runs, and how the supervisor holds it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic, TypeVar

from pactwatch.garbage import collect_seldom

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Make = Callable[[], Callable[[Piece], Result]]
"""Makes the function that works on a piece; called once in each worker."""

OUT_OF_MEMORY = 77
FORKS = sys.platform == "linux"
"""Whether a worker is forked, and so knows all that its supervisor knew."""


@dataclass(slots=True)
class Worker(Generic[Piece, Result]):
    """A process and the pieces that it was given and has not answered, the one in work first."""

    process: BaseProcess
    pipe: Connection
    waiting: deque[int] = field(default_factory=deque)
    since: float = 0.0

    def give(self, numbers: Sequence[int], pieces: Sequence[Piece]) -> bool:
        """Send pieces to a worker that waits for some; False where it is no longer there."""
        self.waiting.extend(numbers)
        self.since = monotonic()
        try:
            self.pipe.send(pieces)
        except OSError:
            return False
        return True

    def take(self) -> Result:
        """The answer on the oldest piece. Raises: EOFError or OSError where the worker has died."""
        result: Result = self.pipe.recv()
        self.waiting.popleft()
        self.since = monotonic()
        return result

    def end(self) -> str:
        """End the process if it still runs, and return how it ended, in words."""
        with suppress(OSError):
            self.pipe.close()
        self.process.kill()
        self.process.join()
        return _ending(self.process.exitcode)


def start(make: Make[Piece, Result], memory: int | None, others: Iterable[Connection]) -> Worker[Piece, Result]:
    """Start a worker.

    On Linux it is forked, and so has all that was loaded; elsewhere it begins afresh. `memory` bounds its data, in
    bytes. `others` are the supervisor's pipes: a worker must not hold them open once the supervisor is gone.
    """
    context = multiprocessing.get_context("fork") if FORKS else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    inherited = [*others, ours] if FORKS else []
    process = context.Process(target=_work, args=(make, theirs, memory, inherited), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours)


def _work(make: Make[Piece, Result], pipe: Connection, memory: int | None, inherited: Sequence[Connection]) -> None:
    """Answer piece after piece until the supervisor goes; never returns into what was forked."""
    status = 0
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides when to stop
        for other in inherited:
            other.close()
        work = make()
        collect_seldom()
        if memory is not None:
            _limit(memory)
        while True:
            for piece in pipe.recv():
                pipe.send(work(piece))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the supervisor is gone, or needs no more
    except MemoryError:
        status = OUT_OF_MEMORY
    except BaseException as error:  # nothing may run on in a copy of the supervisor
        sys.stderr.write(f"pactwatch: worker {os.getpid()}: {error!r}\n")
        status = 1
    finally:
        os._exit(status)


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        memory = min(memory, most)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, most))


def _ending(status: int | None) -> str:
    if status == OUT_OF_MEMORY:
        return "needed more memory than a worker may have"
    if status is not None and status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with status {status}"
