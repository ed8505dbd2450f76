"""Links lead somewhere, and no page mentions what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.pages import DOCS, PAGES, ROOT, anchors, links, name_of, text_of


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_to_a_file_and_to_a_heading_in_it(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)} links to {link}"
        assert target.is_relative_to(ROOT), f"{name_of(page)} links out of the repository: {link}"
        if anchor:
            assert anchor in anchors(target), f"{name_of(page)} links to {link}; headings: {sorted(anchors(target))}"


def test_every_page_can_be_reached_from_the_index() -> None:
    reached = {DOCS / "README.md"}
    new = set(reached)
    while new:
        found = {(page.parent / link.partition("#")[0]).resolve() for page in new for link in links(page)}
        new = {page for page in found if page.suffix == ".md" and page.is_file()} - reached
        reached |= new
    assert sorted(name_of(page) for page in DOCS.rglob("*.md") if page not in reached) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_has_one_first_heading(page: Path) -> None:
    assert text_of(page).startswith("# ")
