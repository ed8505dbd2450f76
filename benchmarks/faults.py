"""Kills runs at random moments, and says whether anything was lost or half written: python -m benchmarks.faults.

Each run adds, reads and links example reports; it is killed (SIGKILL) after a random part of the time that a run takes,
the database is examined, and the next run goes on with it. After the last the run is repeated to its end, and must give
the register that an undisturbed run gives.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.pipeline import faults
from tests.pipeline.faults import Undisturbed
from tests.servers import server

from pactwatch.store import open_store


def main() -> None:
    """Kill runs into each kind of database."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--kills", type=int, default=50, help="how many runs are killed in each kind of database")
    given.add_argument("--seed", type=int, default=1)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder, server() as started:
        wanted = faults.undisturbed(str(Path(folder) / "undisturbed.db"))

        def file(number: int) -> str:
            return str(Path(folder) / f"{number}.db")

        def database(number: int) -> str:
            started.execute(f"CREATE DATABASE killed{number}")
            return started.url(f"killed{number}")

        for kind, make in (("SQLite", file), ("PostgreSQL", database)):
            _kill(kind, make, wanted, asked.kills, random.Random(f"{asked.seed} {kind}"))  # noqa: S311  # moments


def _kill(kind: str, make: Callable[[int], str], wanted: Undisturbed, kills: int, chance: random.Random) -> None:
    start = time.perf_counter()
    whole = _seconds_of_a_run(make(0))
    done, number, struck = 0, 1, 0
    address = make(number)
    while done < kills:
        status = _killed_after(address, chance.uniform(0, whole))
        done += 1
        struck += status == -signal.SIGKILL
        with open_store(address) as store:
            faults.check_whole(store, wanted)
            finished = store.kept_register() is not None
        if finished or done == kills:
            faults.check_repeated(address, wanted)
            number += 1
            address = make(number)
    print(
        f"{kind}: {done} runs, {struck} killed in their course and {done - struck} at their end, in {number - 1} "
        f"databases: nothing lost, nothing half written, all repeated to the same register "
        f"({time.perf_counter() - start:.0f} s)"
    )


def _seconds_of_a_run(address: str) -> float:
    start = time.perf_counter()
    status, told = faults.run_in_child(address, lambda: None)
    if status:
        sys.exit(f"an undisturbed run failed: {told}")
    return time.perf_counter() - start


def _killed_after(address: str, seconds: float) -> int:
    """The exit status of a run that is killed after a time."""
    ended: list[int] = []
    read, write = os.pipe()

    def tell() -> None:
        os.write(write, f"{os.getpid()}\n".encode())

    def run() -> None:
        status, told = faults.run_in_child(address, tell)
        if status not in (0, -signal.SIGKILL):
            sys.exit(f"a run failed otherwise: {told}")
        ended.append(status)

    waiting = threading.Thread(target=run)
    waiting.start()
    child = int(os.read(read, 20))
    time.sleep(seconds)
    if not ended:
        os.kill(child, signal.SIGKILL)  # it is our own child, and is waited for by the thread
    waiting.join()
    os.close(read)
    os.close(write)
    return ended[0]


if __name__ == "__main__":
    main()
