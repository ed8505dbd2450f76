"""What tests in the browser share: the pages that there are, and a page that is watched for complaints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any  # what the browser tells of a request

from playwright.sync_api import BrowserContext, Page
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

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site.address, "data:")):
            self.complaints.append(f"asked for {request.url}")


def open_reading(context: BrowserContext, site: Site) -> Reading:
    """A new page of the browser that is watched."""
    found = Reading(context.new_page(), site)
    found.page.set_default_timeout(30_000)
    found.page.on("console", lambda message: found.complaints.append(f"{found.page.url}: {message.text}"))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.on("dialog", lambda dialog: found.complaints.append(dialog.message))
    found.page.on("request", found._asked)
    return found


def visited(context: BrowserContext, site: Site, paths: tuple[str, ...]) -> Reading:
    """A page that has been at each of the addresses; each has one heading and is no wider than the window."""
    found = open_reading(context, site)
    for path in paths:
        found.open(path)
        assert found.page.locator("h1").count() == 1, path
        assert found.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    found.page.close()
    return found
