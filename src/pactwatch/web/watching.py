"""How the server fares: health, readiness, figures for Prometheus, and a line in the log for each request."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pactwatch import __version__
from pactwatch.errors import StoreError
from pactwatch.web.guard import LOCAL
from pactwatch.web.shelf import Shelf

if TYPE_CHECKING:
    from fastapi import FastAPI

TEXT = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Figures:
    """What is counted, in a registry of its own, so that two servers in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("pactwatch_requests", "Requests answered", ("page", "status"), registry=self.registry)
        self.seconds = Histogram(
            "pactwatch_request_seconds", "Seconds to answer", ("page",), buckets=_SECONDS, registry=self.registry
        )
        self.records = Gauge("pactwatch_records", "Records in the store", ("kind",), registry=self.registry)
        self.waiting = Gauge("pactwatch_documents_unread", "Documents that wait to be read", registry=self.registry)
        self.current = Gauge(
            "pactwatch_register_current", "1 where the kept register holds everything", registry=self.registry
        )
        build = Gauge("pactwatch_build", "The version that runs", ("version",), registry=self.registry)
        build.labels(__version__).set(1)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)

    def text(self, shelf: Shelf) -> bytes:
        """Everything counted, as Prometheus reads it."""
        counts = shelf.store.counts()
        for kind in ("documents", "claims", "failures", "judgements"):
            self.records.labels(kind).set(getattr(counts, kind))
        self.waiting.set(shelf.waiting())
        self.current.set(shelf.store.is_current)
        return generate_latest(self.registry)


class Watch:
    """Counts and logs each request: page, status and time, never who asked or what was searched for."""

    def __init__(self, app: ASGIApp, figures: Figures, log: structlog.typing.FilteringBoundLogger | None) -> None:
        self._app = app
        self._figures = figures
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request and note how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = time.perf_counter()
        status = 500
        size = 0

        async def watched(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            seconds = time.perf_counter() - start
            page = getattr(scope.get("route"), "name", None) or "none"
            self._figures.requests.labels(page, str(status)).inc()
            self._figures.seconds.labels(page).observe(seconds)
            if self._log is not None:
                shown = {"method": scope["method"], "page": page, "path": scope["path"][:200], "status": status}
                self._log.info("request", **shown, milliseconds=round(seconds * 1000, 1), bytes=size)


def request_log() -> structlog.typing.FilteringBoundLogger:
    """The log of requests: one JSON object a line, on standard error."""
    log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        structlog.PrintLogger(file=sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
    )
    return log


def mount(app: FastAPI, shelf: Shelf, figures: Figures, public: bool) -> None:
    """The addresses that say how the server fares."""

    def health() -> Response:
        return PlainTextResponse("alive\n", headers={"cache-control": "no-store"})

    def ready() -> Response:
        try:
            shelf.store.counts()
        except StoreError:
            return PlainTextResponse("the database does not answer\n", 503, {"cache-control": "no-store"})
        return PlainTextResponse("ready\n", headers={"cache-control": "no-store"})

    def metrics(request: Request) -> Response:
        forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
        near = request.client is not None and request.client.host in LOCAL
        if public and (forwarded or not near):
            return PlainTextResponse("only from this machine\n", 403)
        return Response(figures.text(shelf), media_type=TEXT, headers={"cache-control": "no-store"})

    for path, answer in (("/healthz", health), ("/readyz", ready), ("/metrics", metrics)):
        app.add_api_route(path, answer, include_in_schema=False, name=path.strip("/"))
