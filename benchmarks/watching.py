"""What a process and those that it starts take: seconds of processors, and memory at most."""

from __future__ import annotations

import multiprocessing
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

EVERY = 1.0


@dataclass(slots=True)
class Peak:
    """The most memory of all processes together, in megabytes."""

    megabytes: float = 0.0


def busy() -> float:
    """Seconds that processors were busy for this process and for those that it started and that have ended."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@contextmanager
def watched() -> Iterator[Peak]:
    """Look at the memory every second while the block runs, from a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    watcher = multiprocessing.get_context("fork").Process(target=_watch, args=(os.getpid(), theirs), daemon=True)
    watcher.start()
    found = Peak()
    try:
        yield found
    finally:
        ours.send(None)
        found.megabytes = ours.recv()
        watcher.join()


def _watch(process: int, pipe: Connection) -> None:
    most = 0.0
    while not pipe.poll(EVERY):
        most = max(most, sum(_megabytes(one) for one in _family(process) if one != os.getpid()))
    pipe.send(most)


def _family(process: int) -> list[int]:
    """A process and all that come from it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            children.setdefault(int(told[1]), []).append(int(folder.name))
    found = [process]
    for one in found:
        found += children.get(one, [])
    return found


def _megabytes(process: int) -> float:
    """What a process holds, its share of what it shares."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def now() -> tuple[float, float]:
    """The clock and the processors, in seconds."""
    return time.perf_counter(), busy()
