"""The browser that all tests of this folder share, and the servers that they look at."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.browser.reading import DESK, Reading, open_reading
from tests.web.fixtures import broken, empty, example, example_file, hostile, large, made
from tests.web.serving import Site

__all__ = ["broken", "empty", "example", "example_file", "hostile", "large", "made"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it the tests are skipped, and fail where CI=true."""
    program = shutil.which("chromium")
    if program is None:
        message = "no chromium: apt-get install chromium, then run these tests again"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a reader in Great Britain, at a desk."""
    made = browser.new_context(locale="en-GB", viewport=DESK)
    yield made
    made.close()


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Page:
    """The page that the tests of a module go on with: a new one costs a process, a second before it shows anything."""
    return context.new_page()


@pytest.fixture
def page(tab: Page) -> Page:
    """That page as a new one would be: at a desk, by day, the mouse in the corner."""
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme="light")
    tab.mouse.move(0, 0)
    return tab


@pytest.fixture
def reading(page: Page, made: Site) -> Iterator[Reading]:
    """A page on the register that is made by hand; nothing may complain by the end."""
    with open_reading(page, made) as found:
        yield found
    assert found.complaints == []
