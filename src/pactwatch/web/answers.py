"""Answers: the form that was asked for, kept until the register changes, and not sent again to who has it."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "atom": "application/atom+xml",
}
MOST_BYTES = 64 * 2**20
MOST_OF_ONE = 4 * 2**20
PIECE = 2**16


class Bodies:
    """Bodies of answers by their tag, those asked for last, together not more than 64 MiB. Safe for many threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._held = 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> bytes | None:
        """The body under a tag; None where it is not kept."""
        with self._lock:
            body = self._bodies.get(tag)
            if body is not None:
                self._bodies.move_to_end(tag)
            return body

    def put(self, tag: str, body: bytes) -> None:
        """Keep a body, unless it is so large that it would push out too many others."""
        if len(body) > MOST_OF_ONE:
            return
        with self._lock:
            self._held += len(body) - len(self._bodies.pop(tag, b""))
            self._bodies[tag] = body
            while self._held > self._most:
                _, gone = self._bodies.popitem(last=False)
                self._held -= len(gone)


def tag_of(*parts: object) -> str:
    """The entity tag of an answer: another one as soon as any of the parts differs."""
    return f'W/"{hashlib.blake2b(repr(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()}"'


def has_it(request: Request, tag: str) -> bool:
    """Whether the client holds the answer of this tag already. Source: RFC 9110, If-None-Match."""
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or tag in held or tag.removeprefix("W/") in held


def headers_of(tag: str, form: str) -> dict[str, str]:
    """The headers of an answer that may be kept as long as its tag is asked about each time."""
    found = {"etag": tag, "cache-control": "no-cache", "vary": "Accept-Language" if form == "html" else "Origin"}
    return found if form == "html" else found | {"x-robots-tag": "noindex"}


def unchanged(tag: str, form: str) -> Response:
    """The answer that the client's own copy still holds."""
    return Response(status_code=304, headers=headers_of(tag, form))


def whole(body: bytes, tag: str, form: str) -> Response:
    """An answer at once."""
    return Response(body, media_type=MEDIA[form], headers=headers_of(tag, form))


def table(lines: Iterable[bytes], tag: str, name: str) -> Response:
    """A table that is sent while it is made, to be saved under a name."""
    headers = headers_of(tag, "csv") | {"content-disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(_pieces(lines), media_type=MEDIA["csv"], headers=headers)


def json_bytes(data: Mapping[str, object]) -> bytes:
    """Data as JSON in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")


def _pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    waiting: list[bytes] = []
    held = 0
    for line in lines:
        waiting.append(line)
        held += len(line)
        if held >= PIECE:
            yield b"".join(waiting)
            waiting, held = [], 0
    if waiting:
        yield b"".join(waiting)
