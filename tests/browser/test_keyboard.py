"""The eight journeys by keyboard alone: Tab, Enter, arrows, space; and every stop shows that it is one."""

from __future__ import annotations

import csv

import pytest
from playwright.sync_api import Page, expect
from tests.browser.reading import Reading

STEPS = 90
WALKED = 32
LOOKS = """() => {
    const looks = one => {
        const style = getComputedStyle(one);
        return [style.outlineStyle, style.outlineWidth, style.stroke, style.strokeWidth, style.filter, style.fontWeight,
            style.textDecorationLine, style.clipPath].join();
    };
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "";
    const all = [focused, ...focused.querySelectorAll("*")].slice(0, 6);
    const now = all.map(looks).join(";");
    focused.blur();
    const before = all.map(looks).join(";");
    focused.focus({ preventScroll: true });
    const box = focused.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < window.innerHeight;
    const name = focused.outerHTML.slice(0, 120);
    return now === before ? "no sign of focus: " + name : seen ? "" : "out of sight: " + name;
}"""


def unseen(page: Page) -> str:
    """What keeps people from seeing what has the focus; "" where it shows it, and is in sight."""
    return str(page.evaluate(LOOKS))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; nobody should have to press it ninety times."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert unseen(page) == ""
            return
    pytest.fail(f"{page.url}: {selector} cannot be reached by {STEPS} presses of Tab")


def follow(page: Page, selector: str, end: str) -> None:
    """Tab to a link and press Enter; `end` is where it leads."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(end)


def test_the_first_stop_skips_to_the_content(reading: Reading) -> None:
    page = reading.open("/register")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#filters [name=supplier]")


def test_find_a_deal_and_reach_its_words(reading: Reading) -> None:
    page = reading.open("/register")
    tab_to(page, "#filters [name=item]")
    page.keyboard.type("armed drones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/register?item=armed+drones")
    follow(page, "#deals tbody th a", "**/deals/**")
    follow(page, "section.conflict a.quote", "**/documents/**")
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    expect(page.locator("mark.lit").first).to_be_focused()


def test_compare_two_values(reading: Reading) -> None:
    page = reading.open("/")
    follow(page, "a[href='/register?conflicts=true']", "**/register?conflicts=true")
    follow(page, "#deals tbody th a", "**/deals/drones-2025")
    tab_to(page, "section.field.conflict a.quote")
    expect(page.locator("section.field.conflict p.value strong").last).to_be_in_viewport()


def test_open_the_dossier_of_two_parties(reading: Reading) -> None:
    page = reading.open("/")
    tab_to(page, "[name=first]")
    page.keyboard.type("TUR")
    page.keyboard.press("Escape")
    tab_to(page, "[name=second]")
    page.keyboard.type("PAK")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossiers/TUR/PAK")
    named = page.locator("#given-deals tbody th a").first.inner_text()
    follow(page, "#given-deals tbody th a", "**/deals/**")
    expect(page.locator("h1")).to_contain_text(named)


def test_look_at_the_map_at_two_dates(reading: Reading) -> None:
    page = reading.open("/map?last=2020")
    before = page.locator("a:has(.arc)").count()
    tab_to(page, "#year-slider")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?last=2025")
    assert page.locator("a:has(.arc)").count() > before
    tab_to(page, "#years [name=last]")
    page.keyboard.press("Control+A")
    page.keyboard.type("2020")
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?last=2020")
    follow(page, "a:has(.arc)", "**/dossiers/**")


def test_search(reading: Reading) -> None:
    page = reading.open("/")
    tab_to(page, "#find")
    page.keyboard.type("drones")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=drones")
    follow(page, ".hits a", "**/deals/**")
    expect(page.locator("h1")).to_contain_text("drones")


def test_export_a_filtered_table(reading: Reading) -> None:
    page = reading.open("/register?supplier=TUR")
    tab_to(page, "#shown a")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    with waiting.value.path().open(encoding="utf-8", newline="") as file:
        assert {row["supplier"] for row in csv.DictReader(file)} == {"TUR"}


def test_the_register_as_known_on_a_day_of_the_past(reading: Reading) -> None:
    page = reading.open("/register")
    tab_to(page, "#as-of-slider")
    page.keyboard.press("Home")
    expect(page.locator("#as-of")).to_have_value("2021-07-07")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#as-of")).to_have_value("2021-07-08")
    page.keyboard.press("Enter")
    page.wait_for_url("**/register?as_of=2021-07-08")
    expect(page.locator("#deals tbody tr")).to_have_count(2)


def test_a_shared_address_opens_the_same_view(reading: Reading) -> None:
    page = reading.open("/register")
    tab_to(page, "details.more summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=least_usd]")
    page.keyboard.type("1000000")
    tab_to(page, "[name=columns][value=stories]")
    page.keyboard.press("Space")
    tab_to(page, "#filters button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/register?least_usd=1000000&columns=**")
    rows = page.locator("#deals tbody th a").all_inner_texts()
    reading.open(page.url.removeprefix(reading.site.address))
    assert page.locator("#deals tbody th a").all_inner_texts() == rows
    expect(page.locator("#deals thead .c-stories")).to_have_count(0)


def test_curves_of_the_network_are_reached_and_followed(reading: Reading) -> None:
    page = reading.open("/network")
    curves = page.locator("a:has(.curve)").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    follow(page, "a:has(.curve)", "**/dossiers/**")
    assert page.url.removeprefix(reading.site.address) in curves


@pytest.mark.parametrize("path", ["/register", "/deals/drones-2025", "/timeline", "/network"])
def test_every_stop_shows_that_it_has_the_focus(reading: Reading, path: str) -> None:
    page = reading.open(path)
    for _ in range(WALKED):
        page.keyboard.press("Tab")
        assert unseen(page) == ""
