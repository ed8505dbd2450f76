"""The HTML file: whole, linked, safe, the same again."""

import hashlib
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement
from tests.views import builders, reports

from pactwatch.model import Attribution, Deal, Failure, Speaker, SpeakerKind, Stage, Transfer
from pactwatch.pages import render
from pactwatch.pages.anchors import anchor
from pactwatch.register import Register

VOCABULARY = builders.vocabulary()
PAGE = render(builders.register(), VOCABULARY)
HOSTILE = """<script>alert(1)</script>"><img src=x onerror=alert(1)>'{{ 7*7 }}"""


def tree(page: str = PAGE) -> HtmlElement:
    return html.document_fromstring(page)


def part(name: str, page: str = PAGE) -> HtmlElement:
    return tree(page).get_element_by_id(name)


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def hostile() -> Register:
    """A register whose every text from outside tries to break out of the page."""
    document = replace(
        reports.SILENT,
        id="d<1>",
        address="javascript:alert(document.domain)",
        publisher=HOSTILE,
        title=HOSTILE,
        language='en" onload="x',
        text=f"{HOSTILE} sold tanks, says {HOSTILE}",
    )
    register = builders.one_deal(document, f"{HOSTILE} sold tanks", "says")
    claim = register.claims["c1"]
    speaker = Speaker(HOSTILE, SpeakerKind.OTHER, "<b>", builders.words(document, HOSTILE))
    return replace(register, claims={"c1": replace(claim, attribution=Attribution((speaker,)))}, version=HOSTILE)


def test_the_start_tells_what_the_register_holds() -> None:
    start = text_of(part("start"))
    assert "8 deals and 2 relations between 5 parties, read from 5 documents (4 independent reports)" in start
    assert "published from 7 Jul 2021 to 20 Jul 2025" in start
    assert "900,000,000 USD" in text_of(part("start").xpath(".//section[@aria-labelledby='totals-title']")[0])


@pytest.mark.parametrize(
    ("stage", "cells"),
    [
        (Stage.ORDERED, ["900,000,000 USD", "900,000,000 USD", "1"]),
        (Stage.SOUGHT, ["900,000,000 USD", "none told", "1"]),
        (Stage.REFUSED, ["USD: refused or cancelled only", "none told", "0"]),
    ],
)
def test_a_sum_of_nothing_is_never_shown_as_zero(stage: Stage, cells: list[str]) -> None:
    def at(deal: Deal) -> Deal:
        fields = (replace(one, shown=stage) if one.name == "stage" else one for one in deal.fields)
        return replace(deal, fields=tuple(fields))

    register = builders.register()
    page = render(replace(register, deals=tuple(map(at, register.deals))), VOCABULARY)
    rows = part("start", page).xpath(".//section[@aria-labelledby='totals-title']//tbody/tr")
    assert [text_of(cell) for cell in rows[1]] == cells


def test_every_deal_has_a_row_and_a_section() -> None:
    rows = part("deals").xpath("./tbody/tr")
    links = [row.xpath("./th/a/@href")[0] for row in rows]
    assert len(links) == 8
    for link in links:
        assert part(link.removeprefix("#")).tag == "article"


def test_a_row_says_number_value_and_stage() -> None:
    row = next(row for row in part("deals").xpath("./tbody/tr") if "armed drones" in row.text_content())
    assert [text_of(cell) for cell in row] == [
        "armed drones drone in dispute",
        "Türkiye",
        "Pakistan",
        "at least 700",
        "900,000,000 USD whole package",
        "ordered reported 20 Jul 2025",
        "20 Jul 2025",
        "2",
        "5",
    ]


def test_the_agreement_shows_its_value_once_with_both_claims() -> None:
    agreement = part(anchor("agreement", "pact"))
    assert text_of(agreement.xpath(".//p[@class='headline']/strong")[0]) == "900,000,000 USD"
    assert "about 650,000,000 USD" in text_of(agreement)
    assert len(agreement.xpath(".//ul[@class='deal-list']/li")) == 3


def test_conflicts_are_marked_with_all_values() -> None:
    deal = part(anchor("deal", "drones-2025"))
    assert "In dispute. Reports exclude each other on: number ordered, 57% apart: at least 700; at most 300" in text_of(
        deal
    )
    values = [text_of(value) for value in deal.xpath(".//section[contains(@class, 'conflict')]//p[@class='value']")]
    assert [value.split(" ", 3)[:3] for value in values] == [["at", "least", "700"], ["at", "most", "300"]]


def test_a_deal_and_its_package_say_how_credible_they_are_and_why() -> None:
    deal = text_of(part(anchor("deal", "tb2-2021")))
    assert "Credibility 4, doubtful: only unnamed sources" in deal or "Credibility 3, possibly true" in deal
    assert "no word from" in deal or "no official word from" in deal
    assert "Credibility" in text_of(part(anchor("agreement", "pact")))


def test_who_says_so_and_what_is_denied_stand_with_the_claim() -> None:
    assert "Said by Indian defence officials, via The Lookout" in text_of(part(anchor("deal", "tb2-2021")))
    assert "denial: “denied”" in text_of(part(anchor("deal", "drones-2025")))


def test_every_link_inside_the_page_has_its_target() -> None:
    page = tree()
    ids = set(page.xpath("//@id"))
    links = [link for link in page.xpath("//@href") if link.startswith("#")]
    assert len(links) > 150
    assert {link for link in links if link.removeprefix("#") not in ids} == set()


def test_ids_are_unique() -> None:
    counted = Counter(tree().xpath("//@id"))
    assert [name for name, count in counted.items() if count > 1] == []


def test_each_quotation_leads_to_a_mark_that_begins_with_its_words() -> None:
    page = tree()
    for link in page.xpath("//a[@class='quote']"):
        mark = page.get_element_by_id(link.get("href").removeprefix("#"))
        assert mark.tag == "mark"
        words = text_of(link.xpath(".//b")[0])
        assert words.startswith(text_of(mark)), words
        assert int(link.get("data-end")) >= int(mark.get("data-stop"))


def test_the_marked_text_is_the_text() -> None:
    for document in reports.DOCUMENTS[:-1]:
        text = part(anchor("document", document.id)).xpath(".//div[@class='text']")[0]
        assert text.text_content() == document.text


def test_marks_carry_field_labels_and_say_what_they_stand_for() -> None:
    marks = {mark.text: mark for mark in part(anchor("document", "d2025pact")).xpath(".//div[@class='text']/mark")}
    assert marks["More than 700"].get("data-label") == "number ordered"
    assert "armed drones, Türkiye to Pakistan" in marks["More than 700"].get("title")
    assert marks["Akinci"].get("class") == "m-item"


def test_a_document_without_claims_is_listed_without_its_text() -> None:
    assert "La fête nationale" in text_of(part("documents"))
    assert reports.SILENT.text not in PAGE


def test_a_long_text_is_cut_to_the_surroundings_of_the_evidence() -> None:
    document = replace(reports.SILENT, text="far away " * 9000 + "weapons from Turkey" + " far off" * 9000)
    page = render(builders.one_deal(document, "weapons", "Turkey"), VOCABULARY)
    assert "characters left out]" in page
    assert len(page) < 120_000


def test_failures_are_listed_without_local_folders() -> None:
    broken = Failure("/home/reader/b.pdf", "documents", "/home/reader/b.pdf: not a PDF <x>")
    failed = (broken, Failure("/home/a.eml", "sources", "empty"))
    page = render(builders.register(), VOCABULARY, failed)
    assert [[text_of(cell) for cell in row] for row in part("failures", page).xpath(".//tbody/tr")] == [
        ["a.eml", "fetching", "empty"],
        ["b.pdf", "taking its text", "not a PDF <x>"],
    ]
    assert "/home/" not in page
    assert 'id="failures"' not in PAGE


def test_the_same_register_gives_the_same_page() -> None:
    register = builders.register()
    turned = replace(
        register,
        deals=register.deals[::-1],
        claims=dict(reversed(list(register.claims.items()))),
        documents=dict(reversed(list(register.documents.items()))),
    )
    assert render(turned, VOCABULARY) == PAGE
    assert "2026-11-02" not in PAGE
    assert "/home/reader" not in PAGE


def test_an_empty_register_says_so() -> None:
    page = render(builders.empty(), VOCABULARY)
    assert "No deals yet." in text_of(part("start", page))
    assert len(tree(page).xpath("//p[@class='empty']")) == 5
    assert "No deals yet" in text_of(part("register", page))


def test_nothing_is_loaded_from_anywhere() -> None:
    page = tree()
    assert page.xpath("//script/@src | //img | //iframe | //object | //link[@rel='stylesheet']") == []
    assert page.xpath("//link/@href") == ["data:,"]
    style = page.xpath("//style")[0].text
    assert not re.search(r"url\(|@import", style)


def test_the_policy_allows_our_own_style_and_script_only() -> None:
    page = tree()
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (element,) = page.xpath(f"//{tag}")
        digest = b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}';" in policy
    assert "unsafe" not in policy


def test_there_are_no_inline_styles_and_handlers() -> None:
    names = {name for element in tree().iter(html.etree.Element) for name in element.attrib}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_hostile_text_stays_text() -> None:
    page = render(hostile(), VOCABULARY)
    found = tree(page)
    assert len(found.xpath("//script")) == 1
    assert found.xpath("//img") == []
    assert {name for element in found.iter(html.etree.Element) for name in element.attrib if name[:2] == "on"} == set()
    assert "alert(1)" in text_of(found.get_element_by_id(anchor("deal", "c1")))
    assert "{{ 7*7 }}" in page.replace("&#39;", "'")
    assert "'49" not in page


def test_only_web_addresses_become_links() -> None:
    assert "javascript:" not in " ".join(tree(render(hostile(), VOCABULARY)).xpath("//@href"))
    outside = [link for link in tree().xpath("//a") if not link.get("href").startswith("#")]
    assert len(outside) == 3
    for link in outside:
        assert link.get("href").startswith("https://")
        assert link.get("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize("name", ["a b", "a/b", 'a"b', "ä", "a-20-b", ""])
def test_anchors_hold_safe_signs_only(name: str) -> None:
    assert re.fullmatch(r"deal-[A-Za-z0-9_.-]*", anchor("deal", name))


def test_headings_stand_in_order_and_tables_have_scopes() -> None:
    levels = [int(heading.tag[1]) for heading in tree().xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tree().xpath("//th[not(@scope)]") == []
    assert tree().xpath("//table[not(./thead)]") == []


def test_landmarks_and_language_are_named() -> None:
    page = tree()
    assert page.get("lang") == "en"
    assert [len(page.xpath(f"//{tag}")) for tag in ("main", "header", "footer", "nav")] == [1, 1, 1, 1]
    for region in page.xpath("//*[@role='region']"):
        assert region.get("aria-label") or region.get("aria-labelledby") in page.xpath("//@id")


def test_a_transfer_with_nothing_but_an_item_is_shown() -> None:
    register = builders.one_deal(reports.SILENT, "avions", "ville")
    claim = register.claims["c1"]
    assert isinstance(claim.content, Transfer)
    bare = replace(claim, content=Transfer(item=claim.content.item))
    deal = replace(register.deals[0], fields=register.deals[0].fields[:1], history=())
    page = render(replace(register, claims={"c1": bare}, deals=(deal,)), VOCABULARY)
    row = part("deals", page).xpath("./tbody/tr")[0]
    assert [text_of(cell) for cell in row[1:4]] == ["not said", "not said", "–"]
    assert "No stages yet" in text_of(part("timeline", page))
