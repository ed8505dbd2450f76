"""What the owner of a site lets us fetch, and how often, by its robots.txt (RFC 9309)."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pactwatch.sources.web.fetch import fetch
from pactwatch.sources.web.options import Web
from pactwatch.sources.web.refusals import FetchError

if TYPE_CHECKING:
    from protego import Protego

NAME = "pactwatch"
_LARGEST = 500_000
_LONGEST_DELAY = 60.0


class Robots:
    """The rules of each site, fetched when its first page is; only one page of a host is asked for at a time."""

    def __init__(self, web: Web, stop: Event) -> None:
        self._web = replace(web, limits=replace(web.limits, largest=_LARGEST))
        self._stop = stop
        self._rules: dict[str, Protego | None] = {}

    def check(self, address: str) -> bool:
        """Whether rules had to be fetched for that. Raises: FetchError where they refuse, or cannot be had."""
        origin = _origin(address)
        new = origin not in self._rules
        if new:
            self._rules[origin] = self._fetched(f"{origin}/robots.txt")
        rules = self._rules[origin]
        if rules is not None and not rules.can_fetch(address, NAME):
            raise FetchError("the site's robots.txt does not let programs fetch it; read it in a browser and save it")
        return new

    def delay(self, address: str) -> float:
        """The seconds between two requests that the site asks for, or that we keep anyway."""
        rules = self._rules.get(_origin(address))
        asked = rules.crawl_delay(NAME) if rules is not None else None
        return max(self._web.limits.delay, min(asked or 0.0, _LONGEST_DELAY))

    def _fetched(self, address: str) -> Protego | None:
        """The rules at an address; None where there are none, so that all may be fetched."""
        from protego import Protego

        try:
            for _ in range(self._web.limits.hops + 1):
                answer = fetch(address, self._web, self._stop)
                if answer.moved is None:
                    return Protego.parse(answer.body.decode("utf-8", "replace"))
                address = answer.moved
        except FetchError as error:
            if error.again:  # a site that cannot say what it allows allows nothing for now
                raise FetchError(f"no robots.txt to be had: {error}", again=True, wait=error.wait) from None
            if "allowed_hosts" in str(error):
                raise
        return None


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"
