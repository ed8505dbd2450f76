"""A register of 10,000 deals: its table is whole, its pages follow each other, and what is cut says so."""

from __future__ import annotations

import csv
import io

from lxml import html
from tests.web import registers
from tests.web.serving import Site

DEALS = registers.DEALS * registers.TIMES


def test_the_table_has_all_rows_and_the_page_one_page(large: Site) -> None:
    page = html.document_fromstring(large.get("/register?rows=50").content)
    assert len(page.xpath("//table[@id='deals']/tbody/tr")) == 50
    table = list(csv.DictReader(io.StringIO(large.get("/register.csv").text)))
    assert len({row["id"] for row in table}) == len(table) == DEALS


def test_pages_of_the_register_follow_each_other_without_gap(large: Site) -> None:
    first = large.get("/register.json?rows=100").json()
    last = large.get("/register.json?rows=100&page=100").json()
    assert (first["page"], first["pages"], last["page"]) == (1, 100, 100)
    assert not {row["id"] for row in first["deals"]} & {row["id"] for row in last["deals"]}
    beyond = large.get("/register.json?rows=100&page=101")
    assert beyond.status_code == 400
    assert beyond.json()["reason"] == "page 101: there are 100"


def test_what_is_cut_says_how_much_there_is(large: Site) -> None:
    line = large.get("/timeline.json").json()
    assert (len(line["rows"]), line["found"]) == (200, DEALS)
    assert f"of {DEALS:,}" in html.document_fromstring(large.get("/timeline").content).text_content()
    code = large.get("/countries.json").json()["parties"][0]
    party = max(large.get("/countries.json").json()["parties"], key=lambda one: one["given"])["party"]
    found = large.get(f"/countries/{party}.json").json()
    assert len(found["given"]) == 100 < found["counts"]["given"]
    table = list(csv.DictReader(io.StringIO(large.get(f"/countries/{party}.csv").text)))
    assert len(table) == found["counts"]["given"] + found["counts"]["received"]
    assert code["given"] + code["received"] > 0


def test_sums_are_those_of_all_deals(large: Site) -> None:
    start = large.get("/start.json").json()
    assert start["counts"]["deals"] == DEALS
    (total,) = start["totals"]
    table = csv.DictReader(io.StringIO(large.get("/register.csv").text))
    stopped = ("refused", "suspended", "cancelled")
    assert total["amount"] == sum(int(row["value"]) for row in table if row["stage"] not in stopped)
