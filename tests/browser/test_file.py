"""The HTML file in a real browser, opened as a file: no network, no console error, and everything works."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.reading import listening
from tests.pages.test_page import hostile
from tests.views import builders

from pactwatch.pages import render
from pactwatch.pages.anchors import anchor
from pactwatch.register import Register

VOCABULARY = builders.vocabulary()


@dataclass
class Opened:
    """A page with what it asked for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def item(self, deal: str) -> str:
        return f"#deals a[href='#{anchor('deal', deal)}']"

    def items(self) -> list[str]:
        return self.page.locator("#deals tbody tr:visible th a").all_inner_texts()


@contextmanager
def opened(page: Page, folder: Path, register: Register, width: int = 1200) -> Iterator[Opened]:
    file = folder / "register.html"
    file.write_text(render(register, VOCABULARY), encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 900})
    page.set_default_timeout(10_000)
    found = Opened(page)
    with listening(
        page,
        request=lambda request: found.requests.append(request.url),
        console=lambda message: found.complaints.append(message.text),
        pageerror=lambda error: found.complaints.append(str(error)),
        dialog=lambda dialog: found.complaints.append(dialog.message),
    ):
        page.goto(file.as_uri())
        yield found


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Iterator[Opened]:
    with opened(page, tmp_path, builders.register()) as found:
        yield found
    assert found.complaints == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_from_a_deal_through_a_field_to_its_words(shown: Opened) -> None:
    page = shown.page
    page.click(shown.item("drones-2025"))
    deal = page.locator(f"#{anchor('deal', 'drones-2025')}")
    expect(deal).to_be_visible()
    expect(page.locator("#start")).to_be_hidden()
    expect(page).to_have_title("armed drones: Türkiye to Pakistan · pactwatch")
    deal.locator("section.conflict a.quote", has_text="at most 300").first.click()
    lit = page.locator("mark.lit")
    expect(lit).to_have_text("at most 300")
    expect(lit).to_be_in_viewport()
    expect(deal).to_be_hidden()


def test_words_cut_into_several_marks_are_lit_as_a_whole(shown: Opened) -> None:
    page = shown.page
    page.click(shown.item("tb2-2021"))
    page.locator("ol.steps a.quote", has_text="wants to buy").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    assert page.locator("mark.lit").all_text_contents() == ["wants to ", "buy"]


def test_going_back_leads_to_where_one_was(shown: Opened) -> None:
    page = shown.page
    page.locator("#agreements .deal-list a").first.scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    page.locator("#agreements .deal-list a").first.click()
    expect(page.locator("#start")).to_be_hidden()
    page.go_back()
    expect(page.locator("#start")).to_be_visible()
    page.wait_for_function("wanted => Math.abs(window.scrollY - wanted) < 5", arg=before)


def test_words_filter_the_register(shown: Opened) -> None:
    shown.page.fill("#filters [name=text]", "tb-2 azer")
    expect(shown.page.locator("#shown")).to_have_text("1 of 8 deals")
    assert shown.items() == ["Bayraktar TB2"]


def test_choices_filter_the_register_and_can_be_cleared(shown: Opened) -> None:
    page = shown.page
    page.select_option("#filters [name=supplier]", "PAK")
    assert shown.items() == ["mortar rounds", "tank shells"]
    page.select_option("#filters [name=stage]", "delivered")
    expect(page.locator("#nothing")).to_be_visible()
    page.click("#filters button[type=reset]")
    expect(page.locator("#shown")).to_have_text("8 deals")
    page.check("#filters [name=conflict]")
    assert shown.items() == ["armed drones"]


def test_a_click_on_a_heading_sorts_and_unknown_values_stay_last(shown: Opened) -> None:
    page = shown.page
    page.click("#deals thead button:has-text('Item')")
    names = shown.items()
    assert names == sorted(names, key=str.casefold)
    page.click("#deals thead button:has-text('Number')")
    assert shown.items()[:2] == ["armed drones", "corvette"]
    page.click("#deals thead button:has-text('Number')")
    assert shown.items()[:2] == ["corvette", "armed drones"]
    expect(page.locator("#deals th[aria-sort]")).to_have_count(1)


def test_the_chart_leads_to_its_deals(shown: Opened) -> None:
    shown.page.click("svg.timeline a >> nth=0")
    expect(shown.page.locator(f"#{anchor('deal', 'aze-2021')}")).to_be_visible()


def test_the_keyboard_reaches_the_register_first(shown: Opened) -> None:
    shown.page.keyboard.press("Tab")
    expect(shown.page.locator("a.skip")).to_be_focused()
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator("#register h2")).to_be_in_viewport()


def test_an_unknown_place_in_the_address_shows_the_start(page: Page, tmp_path: Path) -> None:
    with opened(page, tmp_path, builders.register()) as found:
        page.goto(page.url + "#deal-%E0%A4%A")
        expect(page.locator("#start")).to_be_visible()
    assert found.complaints == []


def test_without_javascript_everything_is_in_the_page(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    with opened(page, tmp_path, builders.register()):
        expect(page.locator("article.view")).to_have_count(12)
        for view in page.locator("[data-view]").all():
            expect(view).to_be_visible()
        expect(page.locator("#filters")).to_be_hidden()
        page.locator("section.conflict a.quote", has_text="at most 300").first.click()
        expect(page.locator("mark:target")).to_have_text("at most 300")
        expect(page.locator("mark:target")).to_be_in_viewport()
    page.close()


def test_on_a_phone_only_boxes_scroll_sideways(page: Page, tmp_path: Path) -> None:
    wide = "document.documentElement.scrollWidth"
    with opened(page, tmp_path, builders.register(), width=360):
        for place in ("register", anchor("deal", "drones-2025"), anchor("document", "d2025pact")):
            page.goto(page.url.partition("#")[0] + f"#{place}")
            expect(page.locator(f"#{place}")).to_be_visible()
            assert page.evaluate(wide) <= 360


def test_an_empty_register_works(page: Page, tmp_path: Path) -> None:
    with opened(page, tmp_path, builders.empty()) as found:
        expect(page.locator("#register .empty")).to_have_text(
            "No deals yet: the reports read so far tell of no transfer."
        )
    assert found.complaints == []


def test_hostile_text_runs_nothing(page: Page, tmp_path: Path) -> None:
    with opened(page, tmp_path, hostile()) as found:
        page.click(found.item("c1"))
        expect(page.locator(f"#{anchor('deal', 'c1')}")).to_be_visible()
    assert found.complaints == []
    assert [url for url in found.requests if not url.startswith(("file:", "data:"))] == []


def test_the_policy_stops_what_would_be_injected(page: Page, tmp_path: Path) -> None:
    with opened(page, tmp_path, builders.empty()) as found:
        page.evaluate(
            "() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
            " document.body.append(script); }"
        )
        assert page.evaluate("window.ran === undefined")
        page.wait_for_timeout(0)  # what the browser has told by now has come here
    assert any("Content Security Policy" in complaint for complaint in found.complaints)
