"""Connections to checked addresses only, each with a moment at which it ends whatever the server does."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Event
from time import monotonic
from typing import Any  # Any: what httpcore passes through

import httpcore
import httpx
from httpcore import SOCKET_OPTION

from pactwatch.sources.web.guard import reachable
from pactwatch.sources.web.refusals import FetchError

_SLICE = 0.5
_CONNECT = 15.0
"""Seconds that a connection may take to one address of a host."""


class Deadline:
    """When an answer must be there; a stop asked for from outside ends it at once."""

    def __init__(self, seconds: float, stop: Event) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds
        self._stop = stop

    def left(self) -> float:
        """Seconds left. Raises: FetchError where there are none, or a stop was asked for."""
        if self._stop.is_set():
            raise FetchError("stopped; run again to go on")
        left = self._end - monotonic()
        if left <= 0:
            raise FetchError(f"slow: no whole answer after {self.seconds:g} s; try again later", again=True)
        return left


class _Stream(httpcore.NetworkStream):
    """A connection that ends at its deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout  # the deadline is what counts, and it is looked at twice a second
        while True:
            try:
                return self._inner.read(max_bytes, min(_SLICE, self._deadline.left()))
            except httpcore.ReadTimeout:
                self._deadline.left()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves a name, checks what comes out, and connects to that and nothing else."""

    def __init__(self, allowed: frozenset[str], deadline: Deadline) -> None:
        self._allowed, self._deadline = allowed, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        last: Exception | None = None
        for number in reachable(host, port, self._allowed):
            try:
                seconds = min(_CONNECT, self._deadline.left())
                found = self._inner.connect_tcp(number, port, seconds, local_address, socket_options)
                return _Stream(found, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise FetchError(f"host {host}: no connection ({last}); try again later", again=True) from last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        del timeout, socket_options
        raise FetchError(f"{path}: a socket of this machine is never fetched")


class _Answered(httpx.SyncByteStream):
    """The body of an answer as it comes in; closing it closes the connection."""

    def __init__(self, answer: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._answer, self._pool = answer, pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
        self._pool.close()


class GuardedTransport(httpx.BaseTransport):
    """A transport for httpx whose connections are checked, and end at the deadline. Proxies are not asked."""

    def __init__(self, allowed: frozenset[str], deadline: Deadline) -> None:
        self._allowed, self._deadline = allowed, deadline

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The head of the answer, its body to be read."""
        pool = httpcore.ConnectionPool(
            ssl_context=_certificates(), max_connections=1, network_backend=_Backend(self._allowed, self._deadline)
        )
        url = request.url
        try:
            answer = pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                    headers=request.headers.raw,
                    content=request.stream,
                )
            )
        except BaseException:
            pool.close()
            raise
        return httpx.Response(answer.status, headers=answer.headers, stream=_Answered(answer, pool))


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """The certificates that are trusted; reading them takes a while, so it is done once."""
    return httpx.create_ssl_context()
