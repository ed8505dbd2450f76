"""Renew the pictures of this folder from the pages as they are today: `python docs/images/make_images.py`.

It reads the example reports into a register of its own, serves it to itself, and takes the pictures with Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from pactwatch import pipeline, vocab
from pactwatch.store import open_store
from pactwatch.web import create_app

HERE = Path(__file__).resolve().parent
REPORTS = HERE.parents[1] / "examples" / "reports"
PATIENCE = 60
WIDTH = 1200


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the page, how much of it is seen, and by day or in the dark.

    `through` is the link on that page that leads to the one that is taken, `part` the part of it; "" for all. `width`
    is that of the window.
    """

    name: str
    path: str
    height: int
    dark: bool = False
    through: str = ""
    part: str = ""
    width: int = WIDTH


PICTURES = (
    Picture("register", "/register", 700),
    Picture("phone", "/register?supplier=USA", 900, part="#deals", width=390),
    Picture("map-dark", "/map", 900, dark=True, part="figure"),
    Picture("network", "/network", 1200, part="figure"),
    Picture("dossier", "/dossiers/FRA/IND", 800),
    Picture("document-dark", "/search?q=in:documents+Rafale", 760, dark=True, through=".hits a"),
    Picture("german", "/register?item=BrahMos&lang=de", 760, through="#deals tbody th a"),
)


@contextmanager
def served() -> Iterator[str]:
    """The example register on a free port of this machine: its address."""
    vocabulary = vocab.load()
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "r.db")) as store:
        pipeline.run(store, vocabulary, [str(REPORTS)])
        server = uvicorn.Server(uvicorn.Config(create_app(store, vocabulary), port=0, log_config=None, lifespan="off"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < end:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join(PATIENCE)


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Take one picture."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
        locale="en-GB",
    )
    page.goto(address + picture.path)
    if picture.through:
        page.locator(picture.through).first.click()
        page.wait_for_load_state()
    file = HERE / f"{picture.name}.png"
    if picture.part:
        page.locator(picture.part).first.screenshot(path=file)
    else:
        page.screenshot(path=file)
    page.close()


def main() -> None:
    """Take every picture."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("no chromium: apt-get install chromium, then run this again")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for picture in PICTURES:
            take(browser, address, picture)
        browser.close()


if __name__ == "__main__":
    main()
