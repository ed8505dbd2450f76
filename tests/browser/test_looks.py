"""How pages look where a test can tell: on paper, on a phone, and where names stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize
from tests.web.serving import Site

PAPER: ViewportSize = {"width": 640, "height": 900}
"""What a sheet of A4 is wide at the size of type that is printed."""


@pytest.fixture(scope="module")
def night(browser: Browser) -> Iterator[Page]:
    """A reader with a dark theme who prints."""
    page = browser.new_page(color_scheme="dark", viewport=PAPER)
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def tops(found: Locator) -> list[float]:
    """Where each element begins, from above."""
    return [box["y"] for one in found.all() if (box := one.bounding_box()) is not None]


def test_a_dark_theme_is_printed_in_the_colours_of_the_light_one(night: Page, page: Page, made: Site) -> None:
    for one in (night, page):
        one.goto(f"{made.address}/deals/drones-2025")
    for place, name in (
        (".badge", "color"),
        ("section.conflict .chip", "color"),
        (".notice.warning", "backgroundColor"),
    ):
        colour = f"one => getComputedStyle(one).{name}"
        assert night.eval_on_selector(place, colour) == page.eval_on_selector(place, colour), place
    assert night.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["/", "/register", "/countries/TUR", "/dossiers/TUR/PAK", "/sources", "/timeline"])
def test_a_printed_page_holds_no_controls_and_fits_the_sheet(night: Page, made: Site, path: str) -> None:
    night.goto(made.address + path)
    for control in (".top", ".find", "form", ".languages", "footer a"):
        assert night.locator(control).locator("visible=true").count() == 0, control
    assert night.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_no_part_of_a_printed_time_line_is_longer_than_a_sheet(night: Page, example: Site) -> None:
    night.goto(f"{example.address}/timeline")
    parts = night.locator("svg.timeline")
    assert parts.count() > 1
    assert all(
        box is not None and box["height"] < PAPER["height"] for box in (one.bounding_box() for one in parts.all())
    )


def test_parties_of_a_relation_stand_on_one_line(page: Page, made: Site) -> None:
    page.goto(f"{made.address}/cooperation")
    rows = page.locator("table.cooperation tbody tr th").all()
    several = [row for row in rows if row.locator("a").count() == 2]
    assert several
    for row in several:
        assert len(set(tops(row.locator("a")))) == 1, row.inner_text()


@pytest.mark.parametrize("path", ["/register", "/register?lang=de", "/countries/FRA", "/dossiers/FRA/IND"])
def test_at_a_desk_all_columns_of_the_register_lie_in_sight(page: Page, example: Site, path: str) -> None:
    page.goto(example.address + path)
    for table in page.locator("table.register").all():
        assert table.evaluate("one => one.parentElement.scrollWidth <= one.parentElement.clientWidth")


def test_on_a_phone_sums_lie_in_sight(phone: Page, made: Site) -> None:
    phone.goto(f"{made.address}/register")
    cells = phone.locator("table.totals tbody td, table.totals tbody th").all()
    assert cells
    for cell in cells:
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_on_a_phone_the_ring_fits_and_names_parties_by_code(phone: Page, made: Site) -> None:
    phone.goto(f"{made.address}/network")
    box = phone.locator("svg.ring").bounding_box()
    assert box is not None
    assert box["width"] <= 390
    assert "TUR" in phone.locator("svg.ring .short:visible").all_text_contents()
    assert phone.locator("svg.ring .long:visible").count() == 0
