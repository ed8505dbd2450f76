"""The served pages in a real browser with a register of 10,000 deals: no complaint on any of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.reading import PLAIN, visited
from tests.web.serving import Site


@pytest.mark.slow
def test_no_page_complains_with_ten_thousand_deals(page: Page, large: Site) -> None:
    row = large.get("/register.json?rows=1").json()["deals"][0]
    document = large.get("/documents.json?rows=1").json()["documents"][0]["id"]
    of_one = (
        f"/deals/{row['id']}",
        f"/deals/{row['id']}/why",
        f"/documents/{document}",
        f"/dossiers/{row['supplier'][0]}/{row['recipient'][0]}",
        f"/countries/{row['supplier'][0]}",
        f"/systems/{row['system']}",
        "/register?rows=500",
    )
    assert visited(page, large, (*PLAIN, *of_one)).complaints == []
