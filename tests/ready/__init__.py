"""The program, ready to start: each command is a process of its own, forked from one that has everything loaded.

A command that starts afresh spends two seconds of processor time on importing libraries and on reading the vocabulary.
A fork of a process that has done so spends none, and is the installed program in all else: arguments, folder,
environment, input and output are those of whoever calls it, and it ends with its own exit code. A shell finds it on its
path as `pactwatch`; what stands there hands the command over and waits for it.
"""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("pactwatch", "python")
HERE = Path(__file__).resolve().parent


def outside() -> dict[str, str]:
    """The environment of a command: ours without the settings that somebody made for pactwatch."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PACTWATCH_")}


@dataclass(frozen=True, slots=True)
class Ready:
    """A folder with `pactwatch`, and with `python` that knows `-c CODE` and nothing else."""

    scripts: Path

    def environment(self) -> dict[str, str]:
        """An environment in which both are what their names mean."""
        found = outside()
        return found | {"PATH": f"{self.scripts}{os.pathsep}{found['PATH']}"}

    def run(self, words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """What came of a command in a folder, such as ["pactwatch", "doctor"]."""
        command = [str(self.scripts / words[0]), *words[1:]]
        return subprocess.run(command, cwd=folder, env=outside(), capture_output=True, text=True, check=False)


@contextmanager
def ready() -> Iterator[Ready]:
    """Both programs, until the block ends; the first command waits until all is loaded."""
    folder = Path(tempfile.mkdtemp(prefix="pactwatch-ready-"))
    try:
        _lay(folder)
        with _serving(folder):
            yield Ready(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay(folder: Path) -> None:
    for name in PROGRAMS:
        words = shlex.join([sys.executable, "-IS", str(HERE / "client.py"), str(folder / "socket"), name])
        (folder / name).write_text(f'#!/bin/sh\nexec {words} "$@"\n')
        (folder / name).chmod(0o755)


@contextmanager
def _serving(folder: Path) -> Iterator[None]:
    with socket.socket(socket.AF_UNIX) as listening, (folder / "log").open("wb") as log:
        listening.bind(str(folder / "socket"))
        listening.listen()
        command = [sys.executable, "-P", str(HERE / "server.py"), str(listening.fileno())]
        server = subprocess.Popen(
            command,
            env=outside(),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            pass_fds=[listening.fileno()],
        )
    try:
        yield
    finally:
        server.communicate()  # the end of its input ends it
        assert server.returncode == 0, (folder / "log").read_text()
