"""Load the program once, then fork a process for each command that a client hands over.

    python server.py NUMBER

NUMBER is the open socket at which clients are waited for. It ends with its standard input.
"""

from __future__ import annotations

import gc
import json
import os
import selectors
import socket
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports"
LOADING = (
    ["run", str(REPORTS / "brahmos-philippines")],
    ["register"],
    ["dossier", "IND", "PHL"],
    ["export", "--format", "html", "-o", "register.html"],
)
"""Commands that have loaded what most commands need once they have run."""


def main(number: int) -> None:
    """Answer clients until nobody holds our input."""
    load()
    with socket.socket(fileno=number) as listening, selectors.DefaultSelector() as waiting:
        waiting.register(listening, selectors.EVENT_READ)
        waiting.register(sys.stdin, selectors.EVENT_READ)
        while sys.stdin not in [key.fileobj for key, _ in waiting.select()]:
            client, _ = listening.accept()
            with client:
                if os.fork() == 0:
                    be_process_of(client)
            bury()
    bury()


def bury() -> None:
    """Take leave of the children that have ended; each has told its client how."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def load() -> None:
    """Run some commands in this process."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for words in LOADING:
            code = command("pactwatch", words)
            assert code == 0, f"pactwatch {' '.join(words)}: {code}"
        os.chdir(here)
    sys.stdout.flush()
    gc.freeze()  # what is there now belongs to all children, and is not gone through by their collectors


def be_process_of(client: socket.socket) -> NoReturn:
    """Be the process of one command, from taking over what its client has to telling the exit code."""
    code = 1
    try:
        name, *words = taken_over(client)
        code = command(name, words)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        client.send(bytes([code]))
    except BaseException:  # nothing may run on in a copy of the server
        traceback.print_exc()
    finally:
        os._exit(code)


def taken_over(client: socket.socket) -> list[str]:
    """The words of the client's command, with its folder, environment, input and outputs made ours."""
    first, files, _, _ = socket.recv_fds(client, 1, 3)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    with client.makefile("rb") as rest:
        told = json.loads(first + rest.read())
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    words: list[str] = told["words"]
    return words


def command(name: str, words: Sequence[str]) -> int:
    """The exit code of the program of this name with these words."""
    from pactwatch.cli import main as pactwatch

    sys.argv = [name, *words]
    try:
        if name == "pactwatch":
            pactwatch()
        else:
            run_python(words)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            sys.stderr.write(f"{ended.code}\n")
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # as Python itself ends
        traceback.print_exc()
        return 1
    return 0


def run_python(words: Sequence[str]) -> None:
    """Run what stands after `-c`, as Python does."""
    flag, code = words
    assert flag == "-c", f"python {flag}: only `python -c CODE` is ready"
    sys.argv = ["-c"]
    sys.path.insert(0, "")
    exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  # from our own pages


if __name__ == "__main__":
    main(int(sys.argv[1]))
