"""What tests in the browser share: the pages that there are, and a page that is watched for complaints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any  # what the browser tells of an event

from playwright.sync_api import Page, ViewportSize
from tests.web import registers
from tests.web.serving import Site

PLAIN = (
    "/",
    "/register",
    "/documents",
    "/agreements",
    "/cooperation",
    "/countries",
    "/systems",
    "/map",
    "/network",
    "/timeline",
    "/search",
    "/sources",
    "/compare",
    "/method",
    "/api",
)
OF_ONE = (*registers.OF_ONE, "/search?q=drones")
DESK: ViewportSize = {"width": 1280, "height": 900}


@contextmanager
def listening(page: Page, **listeners: Callable[[Any], None]) -> Iterator[None]:
    """Each event of the page is told to the listener of its name; the page itself stays for others."""
    for event, told in listeners.items():
        page.on(event, told)  # type: ignore[call-overload]  # one signature for each name of an event
    try:
        yield
    finally:
        for event, told in listeners.items():
            page.remove_listener(event, told)


@dataclass
class Reading:
    """A page of the browser with what it complained about and what it asked others for."""

    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at an address of the site."""
        self.page.goto(self.site.address + path)
        return self.page

    def asked(self, request: Any) -> None:
        """Complain about a request to others than the site."""
        if not request.url.startswith((self.site.address, "data:")):
            self.complaints.append(f"asked for {request.url}")


@contextmanager
def open_reading(page: Page, site: Site) -> Iterator[Reading]:
    """A page of the browser that is watched."""
    found = Reading(page, site)
    page.set_default_timeout(30_000)
    with listening(
        page,
        console=lambda message: found.complaints.append(f"{page.url}: {message.text}"),
        pageerror=lambda error: found.complaints.append(str(error)),
        dialog=lambda dialog: found.complaints.append(dialog.message),
        request=found.asked,
    ):
        yield found


def visited(page: Page, site: Site, paths: tuple[str, ...]) -> Reading:
    """A page that has been at each of the addresses; each has one heading and is no wider than the window."""
    with open_reading(page, site) as found:
        for path in paths:
            found.open(path)
            assert page.locator("h1").count() == 1, path
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    return found
