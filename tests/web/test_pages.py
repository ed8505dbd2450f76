"""Every page and its other forms, asked for as a client would: what they hold, and when they change."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from lxml import html
from tests.web import registers
from tests.web.reading import rows, tree
from tests.web.serving import Site, serving

from pactwatch.model import Document
from pactwatch.store import open_store
from pactwatch.web import ServeOptions
from pactwatch.web.guard import POLICY
from pactwatch.web.site import PAGES

PLAIN = tuple(page for page in PAGES if "{" not in page.path)


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: page.name)
def test_a_page_has_each_of_its_forms_with_an_empty_register_too(made: Site, empty: Site, page: object) -> None:
    base = "/start" if page.path == "/" else page.path  # type: ignore[attr-defined]
    for site in (made, empty):
        assert site.get(page.path).status_code == 200  # type: ignore[attr-defined]
        for form in page.formats:  # type: ignore[attr-defined]
            answer = site.get(f"{base}.{form}")
            assert answer.status_code == 200, answer.text
            if form in ("json", "geojson"):
                json.loads(answer.content)
            elif form == "csv":
                assert answer.headers["content-disposition"].startswith("attachment")
                assert next(csv.reader(io.StringIO(answer.text)))
            else:
                ET.fromstring(answer.content)  # noqa: S314  # our own feed


@pytest.mark.parametrize("path", registers.OF_ONE)
def test_a_record_has_its_page_its_data_and_its_table(made: Site, path: str) -> None:
    assert made.get(path).status_code == 200
    assert made.get(f"{path}.json").json()["version"] == made.get("/register.json").json()["version"]
    assert len(made.get(f"{path}.csv").text.splitlines()) > 1


def test_links_of_every_page_lead_somewhere(made: Site) -> None:
    kinds: dict[tuple[str, str], set[str]] = {}
    for path in (*(page.path for page in PLAIN), "/search?q=drones", *registers.OF_ONE):
        page = tree(made.get(path))
        ids = set(page.xpath("//@id"))
        for link in page.xpath("//@href"):
            target, _, place = link.partition("#")
            if not target:
                assert place in ids, (path, link)
            elif link.startswith("/"):
                parts = target.partition("?")[0].split("/")
                kinds.setdefault((parts[1], target.rpartition(".")[2] if "." in target else ""), set()).add(target)
    assert len(kinds) > 30
    for found in kinds.values():
        for target in sorted(found)[:2]:
            assert made.get(target).status_code == 200, target


def test_claims_found_stand_under_their_document_and_say_the_same_words_once(example: Site) -> None:
    claims = [hit for hit in example.get("/search.json?q=rafale&rows=100").json()["hits"] if hit["kind"] == "claims"]
    section = tree(example.get("/search?q=rafale&rows=100")).xpath("//section[@aria-labelledby='claims']")[0]
    titles = section.xpath(".//li/p[1]/a/@href")
    assert len(claims) > len(titles) == len({hit["document"] for hit in claims})
    quoted = section.xpath(".//p[@class='snippet']")
    assert len(quoted) == len({(hit["document"], str(hit["snippet"])) for hit in claims})
    told = {f"/deals/{hit['deal']}" for hit in claims if hit["deal"]}
    assert told
    assert set(section.xpath(".//p[@class='by']/a[starts-with(@href, '/deals/')]/@href")) == told


def test_a_search_without_a_hit_says_so_once(made: Site) -> None:
    page = tree(made.get("/search?q=zeppelin"))
    assert len(page.find_class("empty")) == 1
    assert page.xpath("//h2") == []


def test_a_quotation_leads_to_its_words(made: Site) -> None:
    for link in tree(made.get("/deals/drones-2025")).xpath("//a[@class='quote']")[:6]:
        target, _, place = link.get("href").partition("#")
        mark = tree(made.get(target)).get_element_by_id(place)
        assert link.xpath(".//b")[0].text_content().startswith(mark.text_content())


def test_filters_narrow_the_page_the_data_and_the_table_alike(made: Site) -> None:
    query = "?supplier=TUR&recipient=PAK&category=uav"
    shown = tree(made.get(f"/register{query}")).xpath("//table[@id='deals']/tbody/tr")
    data = made.get(f"/register.json{query}").json()
    table = rows(made.get(f"/register.csv{query}"))
    assert len(shown) == data["found"] == len(table) == 3
    assert {row["supplier"] for row in table} == {"TUR"}


@pytest.mark.parametrize(
    ("query", "deals"),
    [
        ("least_usd=600000000", 3),
        ("most_usd=1", 0),
        ("until=2021-12-31", 2),
        ("since=2025-07-20", 2),
        ("conflicts=true", 1),
        ("stage=delivered", 1),
        ("item=tb2", 2),
        ("party=Bangladesh", 1),
        ("status=open", 7),
    ],
)
def test_each_filter(made: Site, query: str, deals: int) -> None:
    found = made.get(f"/register.json?{query}").json()
    assert found["found"] == deals, [row["id"] for row in found["deals"]]


def test_the_register_as_known_on_a_day(made: Site) -> None:
    then = made.get("/register.json?as_of=2021-12-31").json()
    assert {(row["supplier"][0], row["recipient"][0]) for row in then["deals"]} == {("TUR", "PAK"), ("TUR", "AZE")}
    assert made.get("/register.json").json()["found"] == 8
    page = tree(made.get("/register?as_of=2021-12-31"))
    assert "As known on 31 Dec 2021." in page.text_content()
    assert all("as_of=2021-12-31" in link for link in page.xpath("//table[@id='deals']//th/a/@href"))


def test_one_view_has_one_address(made: Site) -> None:
    for given in (
        "supplier=&stage=",
        "sort=latest&page=1",
        "utm_source=x",
        "columns=" + "&columns=".join("supplier recipient number value stage latest stories credibility".split()),
    ):
        answer = made.get(f"/register?{given}")
        assert (answer.status_code, answer.headers["location"]) == (302, "/register"), given
    assert made.get("/register?stage=ordered&supplier=").headers["location"] == "/register?stage=ordered"


def test_columns_are_those_asked_for(made: Site) -> None:
    heads = tree(made.get("/register?columns=value&columns=terms")).xpath("//table[@id='deals']/thead//th")
    assert [head.text_content() for head in heads] == ["Item", "Value", "Terms"]


def test_who_has_an_answer_is_not_sent_it_again_until_something_changes(tmp_path: Path) -> None:
    file = tmp_path / "r.db"
    registers.put(file, registers.made())
    with serving(file) as site:
        for path in ("/register", "/register.json", "/deals/drones-2025.json", "/api/v1/deals", "/map.geojson"):
            tag = site.get(path).headers["etag"]
            same = site.get(path, **{"if-none-match": f'"other", {tag}'})
            assert (same.status_code, same.content) == (304, b"")
        with open_store(str(file)) as store:
            store.add_document(Document("new", "new.txt", "It rained."))
        assert site.get("/register", **{"if-none-match": tag}).status_code == 200
        assert "have changed since the register was linked" in site.get("/register").text


def test_dates_numbers_and_money_are_written_for_the_reader(made: Site) -> None:
    def shown(language: str) -> str:
        return " ".join(tree(made.get("/deals/ships-2025", **{"accept-language": language})).text_content().split())

    assert "1,350,000,000 EUR" in shown("en-GB")
    assert "20 Jul 2025" in shown("en")
    assert "Jul 20, 2025" in shown("en-US,en;q=0.5")
    assert "1,35,00,00,000 EUR" in shown("en-IN")
    assert "1,350,000,000 EUR" in shown("xx-invalid;q=9, ;;;, fr")


def test_every_answer_carries_the_headers_of_security(made: Site) -> None:
    for path in ("/", "/register.csv", "/nothing", "/api/v1/deals", "/metrics", "/static/none.css"):
        headers = made.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in POLICY


def test_pages_hold_no_inline_script_and_no_inline_style(made: Site) -> None:
    for path in ("/", "/register", "/map", "/network", *registers.OF_ONE):
        page = tree(made.get(path))
        assert [
            one for one in page.xpath("//script") if one.text or not one.get("src", "").startswith("/static/")
        ] == []
        assert page.xpath("//style") == []
        names = {name for one in page.iter(html.etree.Element) for name in one.attrib}
        assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_what_nobody_needs_is_refused(made: Site) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        assert httpx.request(method, made.address + "/register").status_code == 405
    assert made.get("/register?item=" + "a" * 5_000).status_code == 414
    assert httpx.request("GET", made.address + "/", content=b"x" * 10).status_code == 413
    assert made.get("/", host="evil.example").status_code == 400
    assert httpx.head(made.address + "/register").status_code == 200


def test_a_package_and_a_relation_have_a_page_with_what_is_said_of_them(made: Site) -> None:
    package, relation = (tree(made.get(path)) for path in ("/agreements/pact", "/cooperation/sharing-2025"))
    assert package.xpath("//ul[@class='deal-list']//a[starts-with(@href, '/deals/')]")
    assert relation.xpath("//ol[@class='claims']/li//a[starts-with(@href, '/documents/')]")
    for page, section in ((package, "/agreements"), (relation, "/cooperation")):
        assert len(page.xpath("//h1")) == 1
        assert page.xpath(f"//p[@class='kicker']/a[@href='{section}']")


def test_cells_that_a_spreadsheet_takes_for_formulas_are_text(tmp_path: Path) -> None:
    file = tmp_path / "r.db"
    found = registers.made()
    documents = dict(found.documents.items())
    first = documents["d2021"] if "d2021" in documents else next(iter(documents.values()))
    documents[first.id] = Document(
        first.id, first.address, first.text, "=cmd|' /C calc'!A0", "+SUM(1)", first.published
    )
    registers.put(file, replace(found, documents=documents))
    with serving(file) as site:
        for path in ("/documents.csv", "/sources.csv"):
            cells = [cell for row in csv.reader(io.StringIO(site.get(path).text)) for cell in row]
            assert any(cell.startswith(("'=", "'+")) for cell in cells)
            assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


def test_scripts_of_other_sites_read_it_only_where_that_is_allowed(made: Site) -> None:
    origin = {"origin": "https://news.example"}
    assert "access-control-allow-origin" not in made.get("/register.json", **origin).headers
    with serving(made.file, ServeOptions(origins=("https://news.example",))) as site:
        answer = site.get("/register.json", **origin)
        assert answer.headers["access-control-allow-origin"] == "https://news.example"
        assert "access-control-allow-origin" not in site.get("/register.json", origin="https://else.example").headers


def test_health_readiness_and_figures(made: Site) -> None:
    assert made.get("/healthz").text == "alive\n"
    assert made.get("/readyz").text == "ready\n"
    made.get("/register")
    figures = made.get("/metrics").text
    assert re.search(r'pactwatch_requests_total\{page="register.html",status="200"\} \d', figures)
    assert 'pactwatch_records{kind="documents"} 5.0' in figures
    assert "pactwatch_register_current 1.0" in figures


def test_the_feed_names_each_deal_by_its_address(made: Site) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.fromstring(made.get("/register.atom").content)  # noqa: S314  # our own feed
    entries = feed.findall("a:entry", space)
    assert len(entries) == 8
    for entry in entries:
        place = entry.find("a:link", space)
        assert place is not None
        assert httpx.get(place.get("href", "")).status_code == 200


def test_the_map_as_data_has_a_line_for_each_pair(made: Site) -> None:
    features = made.get("/map.geojson").json()["features"]
    pair = next(one for one in features if one["properties"]["recipient"] == "PAK")
    assert pair["properties"]["supplier"] == "TUR"
    assert len(pair["geometry"]["coordinates"]) == 2


def test_another_register_is_compared(made: Site) -> None:
    from tests.conftest import ROOT

    with serving(made.file, ServeOptions(compare=ROOT / "examples/registers/layout-of-sipri-2026.csv")) as site:
        assert "Our register and SIPRI" in tree(site.get("/compare")).xpath("//h1")[0].text_content()
        assert site.get("/compare.json").json()["register"] == "SIPRI"
        assert "In other registers" in site.get("/deals/tb2-2021").text
        assert site.get("/compare?supplier=Atlantis").status_code == 404


def test_static_files_are_kept_for_ever_under_a_name_of_their_content(made: Site) -> None:
    page = tree(made.get("/"))
    for place in (*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//script/@src")):
        answer = made.get(place)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert made.get("/static/..%2Fpage.py").status_code == 404


def test_a_document_does_not_repeat_the_text_of_its_evidence(hostile: Site) -> None:
    for place in ("/documents/d2.json", "/documents/d2.csv", "/documents/d2", "/deals/cd2.json"):
        assert len(hostile.get(place).content) < registers.LONG / 4, place


def test_the_data_of_a_country_and_of_a_system_hold_their_flows(made: Site) -> None:
    for path, query in (("/countries/TUR.json", "party=TUR"), ("/systems/bayraktar-tb2.json", "item=Bayraktar TB2")):
        data, flows = made.get(path).json(), made.get(f"/api/v1/flows?{query}").json()
        assert data["flows"] == flows["items"] != [], path
        assert data["flows_found"] == flows["total"], path


def test_a_narrowed_page_says_by_what(made: Site) -> None:
    path = "/register?supplier=TUR&stage=ordered&since=2020&least_usd=1000&credibility=3&sort=value&turned=true"
    told = [one.text_content() for one in tree(made.get(path)).xpath("//p[@class='narrowed']/span")]
    assert told == [
        *("Supplier: Türkiye", "Stage: ordered", "From: 2020", "At least, in USD: 1,000"),
        *("Graded at least: 3, possibly true", "Sorted by: value", "the other way round"),
    ]
    for plain in ("/register", "/register?rows=5", "/map", "/timeline", "/network"):
        assert tree(made.get(plain)).xpath("//p[@class='narrowed']") == []
    told = [
        one.text_content()
        for one in tree(made.get("/map?first=2020&category=uav&lang=de")).xpath("//p[@class='narrowed']/span")
    ]
    assert told == ["Art: unbemanntes Luftfahrzeug", "Von: 2020"]


def test_a_map_of_some_years_has_no_pair_of_the_years_before(example: Site) -> None:
    of_map, of_network = (
        example.get(f"/{name}.json?first=2023&last=2024").json()["routes"] for name in ("map", "network")
    )
    assert any(route["deals"] == 0 for route in of_network)
    assert of_map == [route for route in of_network if route["deals"]]
