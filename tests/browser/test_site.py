"""The served pages in a real browser: no complaint on any page, eight journeys by mouse, attacks."""

from __future__ import annotations

import csv

from playwright.sync_api import Browser, Page, expect
from tests.browser.reading import PLAIN, Reading, open_reading, visited
from tests.web.serving import Site

TALLEST = 60_000
"""Pixels of a page that a few attacks may fill at most."""


def test_no_page_complains_with_the_example_register(page: Page, example: Site) -> None:
    deal = example.get("/register.json").json()["deals"][0]["id"]
    document = next(one["id"] for one in example.get("/documents.json").json()["documents"] if one["claims"])
    package = example.get("/agreements.json").json()["agreements"][0]["id"]
    thread = example.get("/cooperation.json").json()["cooperation"][0]["id"]
    of_one = (
        *(f"/deals/{deal}", f"/deals/{deal}/why", f"/documents/{document}", "/dossiers/FRA/IND", "/countries/FRA"),
        *(f"/agreements/{package}", f"/cooperation/{thread}"),
    )
    assert visited(page, example, (*PLAIN, *of_one, "/systems/rafale", "/search?q=rafale")).complaints == []


def test_no_page_complains_with_an_empty_register(page: Page, empty: Site) -> None:
    assert visited(page, empty, (*PLAIN, "/dossiers/TUR/PAK", "/countries/TUR", "/systems/rafale")).complaints == []


def test_find_a_deal_and_reach_its_words(reading: Reading) -> None:
    page = reading.open("/register")
    page.fill("#filters [name=item]", "armed drones")
    page.click("#filters button")
    page.click("#deals tbody th a")
    expect(page.locator("h1")).to_contain_text("armed drones")
    page.locator("section.conflict a.quote", has_text="at most 300").first.click()
    lit = page.locator("mark.lit")
    expect(lit).to_have_text("at most 300")
    expect(lit).to_be_in_viewport()


def test_compare_two_values(reading: Reading) -> None:
    page = reading.open("/")
    page.click("a:has-text('All deals in dispute')")
    page.click("#deals tbody th a")
    field = page.locator("section.field.conflict")
    expect(field.locator("p.value strong")).to_have_text(["at least 700", "at most 300"])
    expect(page.locator(".notice.warning")).to_contain_text("57% apart")


def test_open_the_dossier_of_two_parties(reading: Reading) -> None:
    page = reading.open("/")
    page.fill("[name=first]", "Türkiye")
    page.fill("[name=second]", "PAK")
    page.click("button:has-text('Open the dossier')")
    expect(page).to_have_url(reading.site.address + "/dossiers/T%C3%BCrkiye/PAK")
    expect(page.locator("h1")).to_have_text("Türkiye – Pakistan")
    expect(page.locator("#given-deals tbody tr")).to_have_count(4)
    expect(page.locator("#returned-deals tbody tr")).to_have_count(2)
    expect(page.locator("#reporters")).to_be_visible()
    expect(page.locator("svg.timeline")).to_be_visible()


def test_look_at_the_map_at_two_dates(reading: Reading) -> None:
    page = reading.open("/map?last=2020")
    before = page.locator("a:has(.arc)").count()
    page.fill("[name=last]", "2025")
    page.click("#years button")
    expect(page).to_have_url(reading.site.address + "/map?last=2025")
    expect(page.locator("a:has(.arc)").nth(before)).to_be_attached()
    page.locator("a:has(.arc)").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kicker")).to_have_text("Dossier of two parties")


def test_search(reading: Reading) -> None:
    page = reading.open("/")
    page.fill("#find", "TB-2")
    page.keyboard.press("Enter")
    expect(page.locator("#deals")).to_be_visible()
    page.click("section[aria-labelledby=deals] .hits a >> nth=0")
    expect(page.locator("h1")).to_contain_text("Bayraktar TB2")


def test_export_a_filtered_table(reading: Reading) -> None:
    page = reading.open("/register?supplier=TUR&stage=ordered")
    shown = page.locator("#deals tbody tr").count()
    with page.expect_download() as waiting:
        page.click("#shown a")
    with waiting.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == shown > 0
    assert {row["stage"] for row in rows} == {"ordered"}


def test_the_register_as_known_on_a_day_of_the_past(reading: Reading) -> None:
    page = reading.open("/register")
    slider = page.locator("#as-of-slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator("#as-of")).to_have_value("2021-07-07")
    page.keyboard.press("Enter")
    expect(page).to_have_url(reading.site.address + "/register?as_of=2021-07-07")
    expect(page.locator("#deals tbody tr")).to_have_count(2)
    page.click("#deals tbody th a >> nth=0")
    expect(page.locator(".notice", has_text="As known on 7 Jul 2021.")).to_be_visible()


def test_a_shared_address_opens_the_same_view(reading: Reading, browser: Browser) -> None:
    page = reading.open("/register")
    page.click("summary:has-text('More filters')")
    page.fill("[name=least_usd]", "1000000")
    page.check("[name=turned]")
    page.uncheck("[name=columns][value=stories]")
    page.click("#filters button")
    expect(page.locator("#deals thead .c-stories")).to_have_count(0)
    rows = page.locator("#deals tbody th a").all_inner_texts()
    other = browser.new_page()
    other.goto(page.url)
    assert other.locator("#deals tbody th a").all_inner_texts() == rows
    assert other.input_value("[name=least_usd]") == "1000000"
    other.close()


def test_on_a_phone_a_row_is_a_card_with_its_stage_in_sight(page: Page, made: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/register", "/dossiers/TUR/PAK", "/countries/TUR"):
        page.goto(made.address + path)
        cells = page.locator("table.register tbody td:visible, table.register tbody th:visible")
        boxes = [cell.bounding_box() for cell in cells.all()]
        assert boxes, path
        assert [box for box in boxes if box is None or box["x"] < 0 or box["x"] + box["width"] > 390] == [], path
    page.goto(made.address + "/register")
    row = page.locator("#deals tbody tr").first
    tops = [row.locator(part).bounding_box() for part in ("th", ".c-stage", ".c-supplier", ".c-latest")]
    heights = [box["y"] for box in tops if box is not None]
    assert heights == sorted(heights)
    assert len(heights) == len(tops)
    page.click("#deals thead a:has-text('Value')")
    expect(page).to_have_url(made.address + "/register?sort=value")


def test_without_javascript_everything_works(browser: Browser, made: Site) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(made.address + "/register")
    page.fill("#filters [name=item]", "armed drones")
    page.click("#filters button")
    assert page.url == made.address + "/register?item=armed+drones"
    page.click("#deals tbody th a")
    page.locator("section.conflict a.quote", has_text="at most 300").first.click()
    expect(page.locator("mark:target")).to_have_text("at most 300")
    page.close()


def test_hostile_text_runs_nothing_and_breaks_no_page(page: Page, hostile: Site) -> None:
    deals = [row["id"] for row in hostile.get("/api/v1/deals").json()["items"]]
    assert deals
    of_one = (*(f"/deals/{deal}" for deal in deals), "/documents/d1", "/documents/d2", "/dossiers/DEU/POL")
    with open_reading(page, hostile) as found:
        for path in (*PLAIN, *of_one, "/countries/DEU", "/search?q=sold"):
            found.open(path)
            assert page.evaluate("window.pwned === undefined"), path
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
            assert page.evaluate("getComputedStyle(document.body).display") == "block"
            assert page.locator("img, iframe, object, [onerror], [onload]").count() == 0
            assert page.locator("a[href^='javascript:']").count() == 0
            assert page.locator("footer").is_visible()
            assert page.evaluate("document.body.scrollHeight") < TALLEST, path
    assert found.complaints == []
