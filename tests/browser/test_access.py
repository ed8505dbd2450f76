"""Every page for people who do not see it, see it badly, or hold it in one hand: axe, by day and by night."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect
from tests.browser.reading import DESK, OF_ONE, PLAIN
from tests.views import builders
from tests.web.serving import Site, serving

from pactwatch.pages import render

WRONG = ("/nowhere", "/deals/nothing", "/register?stage=nonsense", "/register?page=99", "/register?item=nothing")
PAGES = (*PLAIN, *OF_ONE, *WRONG)
SERIOUS = ("serious", "critical")
PHONE: ViewportSize = {"width": 360, "height": 700}
OF_LOOKS = ("color-contrast", "link-in-text-block", "scrollable-region-focusable")
"""The rules of axe that depend on colours and on the width of the window."""
AXE = Axe().axe_script


def findings(page: Page, rules: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """The serious and critical findings of axe, of all rules or of some: their rule, and where."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    page.evaluate(AXE)
    told = page.evaluate("options => axe.run(options).then(found => JSON.stringify(found.violations))", options)
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"][:3]])
        for one in json.loads(told)  # what passes is a hundred times as much, and is not asked for
        if one["impact"] in SERIOUS
    ]


def by_day_and_by_night(page: Page) -> list[object]:
    """What is wrong with a page at a desk by day, and on a phone in the dark."""
    found: list[object] = [*findings(page)]
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    found += findings(page, OF_LOOKS)
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("wider than a phone")
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    return found


def looked_at(page: Page, site: Site, paths: Iterable[str]) -> dict[str, object]:
    """What is wrong with pages, by their addresses."""
    wrong: dict[str, object] = {}
    for path in paths:
        page.goto(site.address + path)
        found = by_day_and_by_night(page)
        if found:
            wrong[path] = found
    return wrong


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_serious_finding(page: Page, made: Site, path: str) -> None:
    assert looked_at(page, made, [path]) == {}


def test_no_empty_page_has_a_serious_finding(page: Page, empty: Site) -> None:
    assert looked_at(page, empty, ("/", "/register", "/map", "/timeline", "/sources", "/dossiers/TUR/PAK")) == {}


def test_no_page_of_an_outage_has_a_serious_finding(page: Page, made: Site, tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    shutil.copy(made.file, file)
    with serving(file) as site, sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE registers")
        connection.commit()
        assert site.get("/register").status_code == 503
        assert looked_at(page, site, ["/register"]) == {}


def test_no_page_of_an_unexpected_error_has_a_serious_finding(page: Page, broken: Site) -> None:
    assert broken.get("/register").status_code == 500
    assert looked_at(page, broken, ["/register", "/register?lang=de"]) == {}
    expect(page.locator("h1")).to_have_text("Hier ist etwas schiefgegangen")


def test_the_pages_in_another_language_have_no_serious_finding(page: Page, made: Site) -> None:
    assert looked_at(page, made, ("/?lang=de", "/deals/drones-2025?lang=de", "/map?lang=de")) == {}


def test_the_file_has_no_serious_finding(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "register.html"
    file.write_text(render(builders.register(), builders.vocabulary()), encoding="utf-8")
    page.goto(file.as_uri())
    assert by_day_and_by_night(page) == []
    page.emulate_media(color_scheme="dark")
    for place in ("#deal-drones-2025", "#document-d2025pact"):
        page.goto(file.as_uri() + place)
        assert findings(page, OF_LOOKS) == [], place
