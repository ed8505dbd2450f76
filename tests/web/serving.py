"""The server that the tests talk to: the real one, in a thread, on a free port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from tests.web.registers import VOCABULARY

from pactwatch.store import open_store
from pactwatch.web import ServeOptions, create_app

PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: where it answers, and the file of its database."""

    address: str
    file: Path

    def get(self, path: str, **headers: str) -> httpx.Response:
        """What it answers; redirections are not followed."""
        return httpx.get(self.address + path, headers=headers, timeout=300)


@contextmanager
def serving(file: Path, options: ServeOptions | None = None) -> Iterator[Site]:
    """A server of one database, ended with the block."""
    with open_store(str(file)) as store:
        app = create_app(store, VOCABULARY, options)
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < end:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Site(f"http://127.0.0.1:{port}", file)
        server.should_exit = True
        thread.join(PATIENCE)
