"""`pactwatch serve` as a process: where it will not listen, and what it notes of requests."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.cli.program import Program

from pactwatch.store import open_store

PATIENCE = 60


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register that holds nothing."""
    file = tmp_path / "arms.db"
    open_store(str(file)).close()
    return file


@contextmanager
def served(register: Path, log: Path, *words: str) -> Iterator[str]:
    """The address of a server of its own, ended as systemd ends it; its standard error goes to a file."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    program = Path(sys.executable).with_name("pactwatch")
    command = [str(program), "serve", "--db", str(register), "--port", port, *words]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PACTWATCH_")}
    with log.open("wb") as errors, subprocess.Popen(command, stderr=errors, env=environment) as running:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, running, log)
            yield address
        finally:
            running.terminate()


def wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            httpx.get(f"{address}/healthz")
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"no answer: {log.read_text()}")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104  # where it must not listen
def test_whole_articles_are_not_shown_to_the_network(program: Program, register: Path, host: str) -> None:
    answer = program("serve", "--db", register, "--host", host)
    assert (answer.code, answer.out) == (2, "")
    told = f"pactwatch: {host}: others could read whole articles there; add --public, or listen on 127.0.0.1"
    assert answer.err.startswith(told)
    assert answer.err.count("\n") == 1


def test_a_port_that_is_taken_is_told_with_the_remedy(program: Program, register: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = program("serve", "--db", register, "--port", port)
    assert answer.code == 2
    assert answer.err.splitlines()[-1].startswith(f"pactwatch: 127.0.0.1:{port}: cannot listen there")
    assert "--port" in answer.err.splitlines()[-1]


def test_each_request_is_noted_as_json_without_who_asked_and_for_what(register: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with served(register, log, "--log") as address:
        assert httpx.get(f"{address}/search?q=secret", headers={"user-agent": "reader 7"}).status_code == 200
        assert httpx.get(f"{address}/nowhere").status_code == 404
    _, *lines = log.read_text(encoding="utf-8").splitlines()
    noted = {one["path"]: one for one in map(json.loads, lines) if one["event"] == "request"}
    search = noted["/search"]
    assert {name: search[name] for name in ("method", "page", "status", "level")} == {
        "method": "GET",
        "page": "search.html",
        "status": 200,
        "level": "info",
    }
    assert search["milliseconds"] > 0
    assert search["bytes"] > 1_000
    assert search["timestamp"].endswith("Z")
    assert noted["/nowhere"]["status"] == 404
    for word in ("secret", "reader 7", "127.0.0.1"):
        assert word not in "\n".join(lines), word


def test_without_being_asked_it_notes_no_request(register: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with served(register, log) as address:
        httpx.get(f"{address}/register")
    assert len(log.read_text(encoding="utf-8").splitlines()) == 1
