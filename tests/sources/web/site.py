"""A real HTTP server on this machine that behaves as each test wants it to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic

Send = Callable[[bytes], None]
Page = bytes | Callable[["Asked", Send], None]


@dataclass(frozen=True)
class Asked:
    """A request as it came in: when, for what, with which headers."""

    at: float
    path: str
    headers: dict[str, str]

    @property
    def host(self) -> str:
        return self.headers["host"].partition(":")[0]


@dataclass
class Site:
    """What is answered for each path, and what was asked for."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    open_now: int = 0
    most_open: int = 0

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self, robots: bool = False) -> list[str]:
        return [one.path for one in self.asked if robots or one.path != "/robots.txt"]


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A whole answer with its head."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def moved(place: str) -> bytes:
    return answer(b"", "302 Found", Location=place)


GONE = answer(b"", "404 Not Found")


def _serve(site: Site, connection: socket.socket, lock: threading.Lock) -> None:
    with connection, suppress(OSError, ValueError):
        connection.settimeout(20)
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        first, *lines = data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        asked = Asked(monotonic(), first.split(" ")[1], headers)
        with lock:
            site.asked.append(asked)
            site.open_now += 1
            site.most_open = max(site.most_open, site.open_now)
        try:
            page = site.pages.get(asked.path, GONE)
            if callable(page):
                page(asked, connection.sendall)
            else:
                connection.sendall(page)
        finally:
            with lock:
                site.open_now -= 1


@contextmanager
def running() -> Iterator[Site]:
    """A site on 127.0.0.1, which is also called localhost, until the end of the block."""
    site, lock = Site(), threading.Lock()
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        site.port = listening.getsockname()[1]

        def accept() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=_serve, args=(site, connection, lock), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield site
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)
