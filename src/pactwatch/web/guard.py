"""What stands before every request and behind every answer: limits, names of hosts, headers of security."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 4_000
METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LOCAL = ("127.0.0.1", "::1")
"""Where a proxy on this machine asks from."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
)
Call = Callable[[Request], Awaitable[Response]]


class Guard:
    """Refuses what nobody needs to ask, and puts the headers of security on every answer.

    A proxy on this machine may say that it was asked by https; addresses that are written in full follow it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name, value) for name, value in HEADERS if name not in there),
                ]
            await send(message)

        refused = _refused(scope)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        scope["scheme"] = _scheme(scope)
        await self._app(scope, receive, guarded)


def _scheme(scope: Scope) -> str:
    """How the reader asked: what a proxy on this machine says of it, else how this server was asked."""
    client = scope.get("client")
    told = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return "https" if told == b"https" and client is not None and client[0] in LOCAL else str(scope["scheme"])


def _refused(scope: Scope) -> Response | None:
    """The answer to a request that is not let in; None for one that is."""
    if scope["method"] not in METHODS:
        return PlainTextResponse(
            "these pages are only read: use GET\n", status_code=405, headers={"allow": ", ".join(sorted(METHODS))}
        )
    if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
        return PlainTextResponse(f"an address may have {LONGEST_ADDRESS} bytes\n", status_code=414)
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if length not in (b"", b"0"):
        return PlainTextResponse("these pages take no content\n", status_code=413)
    return None
