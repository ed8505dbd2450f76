"""The browser that all tests of this folder share, and the servers that they look at."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web.fixtures import empty, example, example_file, hostile, large, made

__all__ = ["empty", "example", "example_file", "hostile", "large", "made"]


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
