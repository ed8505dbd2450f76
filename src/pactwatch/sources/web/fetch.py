"""One request and its answer. Redirects are not followed here: each hop is a request of its own, checked anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Event
from urllib.parse import urljoin

import httpcore
import httpx

from pactwatch.model.capture import Headers
from pactwatch.sources.web.body import ENCODINGS, unpacked
from pactwatch.sources.web.guard import checked
from pactwatch.sources.web.network import Deadline, GuardedTransport
from pactwatch.sources.web.options import Web
from pactwatch.sources.web.refusals import FetchError

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_ACCEPTED = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
OK, UNCHANGED, NO_CONTENT = 200, 304, 204
_WORDS = {
    401: "asks for a password; only what is public is fetched",
    403: "refuses; read it in a browser and give the saved page",
    404: "is not there; check the address",
    410: "is gone for good; remove it",
    451: "may not be shown for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: `moved` is the address that it sends us to, None for an answer that is one."""

    address: str
    status: int
    headers: Headers
    body: bytes
    moved: str | None = None


def fetch(address: str, web: Web, stop: Event, asked: Mapping[str, str] | None = None) -> Answer:
    """The answer to one request, of status 200 or 304, or a redirect.

    Raises: FetchError for every other, and for what the guard or the limits refuse.
    """
    with opened(address, web, stop, asked or {}) as response:
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
        moved = moved_to(response, address)
        if moved is not None or response.status_code == UNCHANGED:
            return Answer(address, response.status_code, headers, b"", moved)
        raise_for_status(response)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > web.limits.largest:
            raise FetchError(f"too large: {int(length[:20]):,} bytes, and at most {web.limits.largest:,} are read")
        pieces = unpacked(response.iter_raw(), response.headers.get("content-encoding"), web.limits.largest)
        return Answer(address, response.status_code, headers, b"".join(pieces))


@contextmanager
def opened(
    address: str, web: Web, stop: Event, asked: Mapping[str, str], seconds: float | None = None
) -> Iterator[httpx.Response]:
    """The head of an answer, its body to be read inside. Raises: FetchError for all that can go wrong with it."""
    deadline = Deadline(seconds or web.limits.seconds, stop)
    headers = {"User-Agent": web.agent, "Accept": _ACCEPTED, "Accept-Encoding": ENCODINGS, **asked}
    try:
        with (
            httpx.Client(transport=GuardedTransport(web.allowed, deadline), trust_env=False, timeout=None) as client,  # noqa: S113  # the deadline
            client.stream("GET", checked(address), headers=headers, follow_redirects=False) as response,
        ):
            yield response
    except httpx.InvalidURL as error:
        raise FetchError(f"not a web address ({error}); check it") from None
    except (httpcore.ProtocolError, httpx.ProtocolError) as error:
        raise FetchError(f"a broken answer ({error}); try again later", again=True) from None
    except (httpcore.NetworkError, httpcore.TimeoutException, httpx.TransportError, OSError) as error:
        raise FetchError(f"the connection broke ({error}); try again later", again=True) from None
    except (UnicodeError, ValueError) as error:
        raise FetchError(f"an answer or address that cannot be read ({error}); check the address") from None


def moved_to(response: httpx.Response, address: str) -> str | None:
    """The address that a redirect leads to; None where the answer is none. Raises: FetchError for a broken one."""
    if response.status_code not in _MOVED:
        return None
    place: str | None = response.headers.get("location")
    if not place:
        raise FetchError(f"a redirect ({response.status_code}) to nowhere; the server is at fault")
    try:
        return urljoin(address, place.strip())
    except ValueError as error:
        raise FetchError(f"a redirect that leads to no address ({error}); the server is at fault") from None


def raise_for_status(response: httpx.Response) -> None:
    """Raises: FetchError where the status is not 200, saying whether and when to try again."""
    status = response.status_code
    if status == OK:
        return
    if status in _BUSY:
        raise FetchError(f"the server is busy ({status}); try again later", again=True, wait=_wait(response))
    words = _WORDS.get(status, "is no page; check the address")
    raise FetchError(f"the server says {status}: it {words}")


def _wait(response: httpx.Response) -> float | None:
    """The seconds after which a server asks to be asked again: a number, or a date."""
    told = response.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError):
        return None
