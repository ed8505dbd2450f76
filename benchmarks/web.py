"""How fast the pages answer with 200,000 deals, and how many requests are borne: python -m benchmarks.web.

Makes a world of deals as benchmarks/generated.py does, links it, and lets the database keep every deal many times under
other ids, since linking so many takes long and is measured by benchmarks/store.py. Serves it as `pactwatch serve` does,
and measures: the server's time for each page, asked for the first time and again, no answer kept ready; the first paint
of pages in Chromium; and requests a second of the JSON register by wrk, asked for in many ways, for some seconds. It
leaves with 1 where a figure misses its target.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import httpx
from benchmarks.generated import World, shapes_in
from benchmarks.store import BATCH, add
from tests.web.multiplied import multiply

from pactwatch import pipeline, vocab
from pactwatch.store import open_store
from pactwatch.vocab import Vocabulary
from pactwatch.web import ServeOptions, answers, create_app

REGISTER, PAGE, PAINT, RATE = 0.100, 0.500, 1.0, 200
"""Seconds of the register page, of any other page and of the first paint; requests a second of the JSON register."""

TIMES = 9
REGISTER_PAGES = (
    "/register",
    "/register?page=50",
    "/register?supplier=USA",
    "/register?sort=value",
    "/register?supplier=RUS&recipient=IND&sort=stories",
    "/register?category=aircraft&stage=ordered&since=2015",
    "/register?item=F-16&sort=supplier",
    "/register.json",
)
LUA = """
local paths = {%s}
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("failed %%d\\n", e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def main() -> None:
    """Make the world, serve it, and measure."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--deals", type=int, default=4_000, help="deals to link")
    given.add_argument("--times", type=int, default=50, help="how often each is kept")
    given.add_argument("--seconds", type=int, default=20, help="how long requests are sent by wrk")
    given.add_argument("--folder", type=Path, help="where the database is made, or is")
    asked = given.parse_args()
    vocabulary = vocab.load()
    with tempfile.TemporaryDirectory() as aside:
        folder = asked.folder or Path(aside)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "web.db"
        if not file.exists():
            _make(file, asked.deals, asked.times, vocabulary)
        missed = _pages(file, vocabulary)
        with _served(file) as (address, process):
            missed += [*_painted(address), *_borne(address, process, asked.seconds, Path(aside))]
    if missed:
        sys.exit(f"missed: {', '.join(missed)}")


def _make(file: Path, deals: int, times: int, vocabulary: Vocabulary) -> None:
    shapes = shapes_in(Path(os.environ.get("PACTWATCH_SHARED", "../shared")) / "eval" / "dev", vocabulary)
    with open_store(str(file)) as store:
        made = World(shapes, vocabulary, deals, pipeline.reader_of(vocabulary).version).documents(100)
        while batch := list(islice(made, BATCH)):
            add(store, batch)
        pipeline.link(store, vocabulary)
        linked = len(store.whole_register()[0])
        start = time.perf_counter()
        multiply(store, times)
        print(f"{linked * times:,} deals, multiplied in {time.perf_counter() - start:.0f} s", flush=True)


@contextmanager
def _served(file: Path) -> Iterator[tuple[str, int]]:
    """The address of a server in a process of its own, which ends with the block, and the number of that."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("pactwatch"))
    command = [program, "serve", "--db", str(file), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # ours
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end and not _answers(address):
            time.sleep(0.2)
        yield address, server.pid
        print(f"memory of the server at most: {_memory(server.pid)}")
    finally:
        server.terminate()
        server.wait(30)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").status_code == 200
    except httpx.TransportError:
        return False


def _busy(pid: int) -> float:
    """The seconds of processor time that a process has taken."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> str:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return f"{int(found[1]) / 1024:,.0f} MB" if found is not None else "not told"


def _all_pages(client: httpx.Client) -> list[str]:
    """The address of each page, with the busiest of what it may be of."""
    row = client.get("/register.json?rows=1").json()["deals"][0]
    document = client.get("/documents.json?rows=1").json()["documents"][0]["id"]
    return [
        *("/", "/documents", "/documents?page=20", "/agreements", "/cooperation", "/countries", "/systems"),
        *("/map", "/network", "/timeline", "/search?q=TB2", "/sources", "/compare", "/method", "/api"),
        *(f"/deals/{row['id']}", f"/deals/{row['id']}/why", f"/documents/{document}"),
        *("/dossiers/RUS/IND", "/countries/USA", "/systems/f-16", "/map?first=2010&last=2015&category=aircraft"),
        *("/api/v1/deals?limit=100", "/api/v1/flows?limit=100", "/api/v1/parties", "/api/v1/claims?limit=100"),
    ]


def _pages(file: Path, vocabulary: Vocabulary) -> list[str]:
    """Print the server's time of each page, made anew each time; the ones that miss their target."""
    from starlette.testclient import TestClient

    answers.MOST_OF_ONE = -1  # no answer is kept ready
    missed = []
    with open_store(str(file)) as store:
        client = TestClient(create_app(store, vocabulary, ServeOptions(hosts=("*",))))
        every = [*((one, REGISTER) for one in REGISTER_PAGES), *((one, PAGE) for one in _all_pages(client))]
        for path, target in every:
            first, _ = _seconds(client, path)
            again = [_seconds(client, path) for _ in range(TIMES)]
            clock, busy = (statistics.median(one) for one in zip(*again, strict=True))
            ok = clock < target
            told = f"{path:58} first {first * 1000:8.1f} ms, then {clock * 1000:8.1f} ms, busy {busy * 1000:8.1f} ms"
            print(f"{told}{'' if ok else '  MISSED'}", flush=True)
            missed += [] if ok else [path]
    return missed


def _seconds(client: httpx.Client, path: str) -> tuple[float, float]:
    """The seconds that an answer takes, by the clock and those that this process was busy."""
    start, used = time.perf_counter(), time.process_time()
    answer = client.get(path)
    seconds = time.perf_counter() - start, time.process_time() - used
    if answer.status_code != 200:
        sys.exit(f"{path}: {answer.status_code} {answer.text[:200]}")
    return seconds


def _painted(address: str) -> list[str]:
    """Print the first paint of some pages in Chromium; the ones that miss their target."""
    program = shutil.which("chromium")
    if program is None:
        print("first paint: no chromium here; apt-get install chromium")
        return ["first paint"]
    from playwright.sync_api import sync_playwright

    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for path in ("/register", "/", "/countries/USA", "/map"):
            found = []
            for _ in range(3):
                page = browser.new_context().new_page()
                page.goto(address + path)
                while (paint := page.evaluate("performance.getEntriesByType('paint')[0]?.startTime")) is None:
                    page.wait_for_timeout(20)  # it is noted a little after it
                found.append(paint / 1000)
                page.context.close()
            median = statistics.median(found)
            ok = median < PAINT
            print(f"{path:58} first paint {median * 1000:8.1f} ms{'' if ok else '  MISSED'}", flush=True)
            missed += [] if ok else [f"first paint of {path}"]
        browser.close()
    return missed


def _borne(address: str, process: int, seconds: int, folder: Path) -> list[str]:
    """Print how many requests a second of the JSON register are answered; what misses its target."""
    if shutil.which("wrk") is None:
        print("requests a second: no wrk here; apt-get install wrk")
        return ["requests a second"]
    script = folder / "paths.lua"
    paths = [f"/register.json?rows=50&page={page}&sort={sort}" for page in range(1, 26) for sort in ("latest", "value")]
    script.write_text(LUA % ", ".join(f'"{path}"' for path in paths), encoding="utf-8")
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--timeout", "10s", "--latency", "-s", str(script), address]
    before = _busy(process)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # ours
    rate, failed = re.search(r"Requests/sec:\s+([\d.]+)", told), re.search(r"failed (\d+)", told)
    slowest = re.search(r"99%\s+(\S+)", told)
    if rate is None or failed is None:
        sys.exit(f"wrk says otherwise than it used to:\n{told}")
    ok = float(rate[1]) >= RATE and not int(failed[1])
    late = slowest[1] if slowest is not None else "not told"
    busy = (_busy(process) - before) / (float(rate[1]) * seconds)
    print(
        f"JSON register: {rate[1]} requests a second for {seconds} s, {failed[1]} failed, 99 % within {late}; "
        f"the server was busy for {busy * 1000:.1f} ms a request"
    )
    return [] if ok else ["requests a second"]


if __name__ == "__main__":
    main()
