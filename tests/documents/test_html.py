import json
import time
from contextlib import suppress

import pytest
from trafilatura import external

from pactwatch.documents.html import read_html
from pactwatch.errors import DocumentError
from pactwatch.model import PartialDate

PROSE = [
    "The ministry of defence said on Monday that it would buy forty tanks from a maker in the north of the country.",
    "Two officials who know the contract said that the first ten were to be delivered before the end of next year.",
    "The price was not given, but a member of parliament put it at three hundred million euros with all its parts.",
    "The maker has sold the same tank to five other states, two of which have asked for more of them since then.",
]


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_the_article_without_what_stands_around_it() -> None:
    body = (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>Forty tanks</h1>{paragraphs(PROSE)}</article>"
        "<footer><p>All rights are reserved by the owner of this site.</p></footer><script>var a = 'never';</script>"
    )
    text = read_html(page(body)).text.text
    assert all(line in text for line in PROSE)
    assert "Home" not in text
    assert "never" not in text
    assert "rights" not in text


def test_a_short_text_is_found_by_the_common_words_of_its_language() -> None:
    told = "El gobierno de Chile dijo que los tanques que compró en el año pasado llegaron al puerto de Arica."
    assert told in read_html(page(f"<div><a href='/'>Inicio</a></div><div>{told}</div>")).text.text
    assert {"que", "the"} <= set(external.JT_STOPLIST or ())


def test_what_the_head_tells() -> None:
    linked = {"@graph": [{"@type": "Organization", "@id": "#o", "name": "The Example"}]}
    article = {
        "@type": ["NewsArticle"],
        "headline": "Of JSON",
        "publisher": {"@id": "#o"},
        "datePublished": "2021-07-07",
    }
    scripts = "".join(f"<script type='application/ld+json'>{json.dumps(each)}</script>" for each in (linked, article))
    head = f"<title>Of title - The Example</title><link rel='canonical' href='https://www.example.org/a'>{scripts}"
    found = read_html(page(paragraphs(PROSE), head))
    assert (found.title, found.publisher, found.published) == ("Of JSON", "The Example", PartialDate(2021, 7, 7))
    assert found.link == "https://www.example.org/a"
    head += (
        "<meta property='og:title' content='Of Open Graph'><meta property='og:site_name' content='@Site'>"
        "<meta property='article:published_time' content='2020-01-02T03:04:05Z'>"
    )
    found = read_html(page(paragraphs(PROSE), head))
    assert (found.title, found.publisher, found.published) == ("Of Open Graph", "Site", PartialDate(2020, 1, 2))


def test_a_page_that_tells_nothing() -> None:
    found = read_html(page(paragraphs(PROSE)))
    assert (found.title, found.publisher, found.published, found.link) == (None, None, None, None)


def test_the_host_stands_for_a_publisher_that_is_not_named() -> None:
    head = "<link rel='canonical' href='https://www.Example.org:8080/a'>"
    assert read_html(page(paragraphs(PROSE), head)).publisher == "example.org"


def test_chunks_between_advertisements_belong_to_the_article() -> None:
    more = [line.replace("tank", "ship").replace("ministry", "navy") for line in PROSE]
    chunks = "".join(
        f"<div class='row'><div class='chunk'>{paragraphs(lines)}</div></div><div class='ad'><a href='/x'>Buy</a></div>"
        for lines in (PROSE, more)
    )
    text = read_html(page(f"<div class='all'>{chunks}</div>")).text.text
    assert [line for line in PROSE + more if line not in text] == []
    assert text.index(PROSE[-1]) < text.index(more[0])


def test_the_lead_that_stands_apart_is_kept() -> None:
    lead = "The government will buy forty tanks abroad, and says that the first are to come before the year has ended."
    body = (
        f"<div class='art'><div class='art__summary'>{lead}</div><div class='art__text'>{paragraphs(PROSE)}</div></div>"
    )
    text = read_html(page(body)).text.text
    assert lead in text
    assert text.index(lead) < text.index(PROSE[0])


@pytest.mark.parametrize(
    "data",
    [
        b"<p>Forty tanks were sold<div><b>abroad</p></i> by the <a href=maker>maker",
        b"<html><body><table><tr><td>Forty tanks were sold abroad by the maker",
        b"<?xml version='1.0' encoding='nonsense'?><html><body><p>Forty tanks were sold abroad by the maker</p></body>",
        b"<html>\xff\xfe\x00<body><p>Forty tanks were sold abroad by the maker"[:6]
        + b"<p>Forty tanks were sold abroad by the maker",
        b"<html><body><form><p>Forty tanks were sold abroad by the maker of them.</p></form></body></html>",
    ],
)
def test_broken_pages_give_their_text(data: bytes) -> None:
    text = " ".join(read_html(data).text.text.split())
    assert "Forty tanks were sold" in text
    assert "maker" in text


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><script>var x = 'forty tanks were sold';</script></html>", b"<"]
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="no text in the page"):
        read_html(data)


def hostile() -> list[bytes]:
    line = f"<p>{PROSE[0]}</p>".encode()
    return [
        b"<html><body>" + b"<div>" * 100_000 + line,
        b"<html><body>" + (b"<div class=a>" + line) * 5_000,
        b"<html><body><p class='" + b"a " * 1_000_000,
        b"<html><head><script type='application/ld+json'>" + b"[" * 100_000 + b"</script></head><body>" + line,
        b"<html><body>" + b"<a href=x>forty tanks</a>" * 60_000,
        b"<!--" * 50_000 + line,
    ]


@pytest.mark.parametrize("number", range(6))
def test_hostile_pages_end_soon(number: int) -> None:
    start = time.perf_counter()
    with suppress(DocumentError):
        read_html(hostile()[number])
    assert time.perf_counter() - start < 20


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(DocumentError, match="too long"):
        read_html(b"<html><body>" + b"x" * 20_000_001)


def test_the_charset_of_the_page_is_used() -> None:
    data = "<html><head><meta charset=windows-1251></head><body><p>Россия поставит Индии ракеты</p>".encode("cp1251")
    assert "Россия поставит Индии ракеты" in read_html(data).text.text


def told(body: str, head: str) -> tuple[str | None, PartialDate | None]:
    found = read_html(page(body + paragraphs(PROSE), head))
    return found.title, found.published or found.guessed


UTC_STAMP = "<meta property='article:published_time' content='2021-07-08T01:30:00Z'>"
OWN_STAMP = "<meta property='article:published_time' content='2021-07-08T01:30:00+08:00'>"


@pytest.mark.parametrize(
    ("stamp", "line", "day"),
    [
        (UTC_STAMP, "By A. Writer | July 7, 2021", 7),
        (UTC_STAMP, "By A. Writer | July 6, 2021", 8),
        (UTC_STAMP, "7 July 2021, updated 8 July 2021", 8),
        (OWN_STAMP, "By A. Writer | July 7, 2021", 8),
        ("", "Published on 7. July 2021", 7),
    ],
    ids=["the place's own day", "another date", "both are shown", "told in the place's own time", "only shown"],
)
def test_the_day_is_that_of_the_place(stamp: str, line: str, day: int) -> None:
    body = f"<h1>Forty tanks for the north</h1><div>{line}</div>"
    title = "<title>Forty tanks for the north - The Example</title>"
    assert told(body, title + stamp)[1] == PartialDate(2021, 7, day)


def test_the_title_is_the_heading_that_people_see() -> None:
    head = (
        "<title>Tank order: forty bought - The Example</title><meta property='og:title' content='Tank order: forty!'>"
    )
    others = "<h1>The Example</h1><h1>Menu</h1>"
    assert told(f"{others}<h1>Ministry puts in order for forty tanks</h1>", head)[0] == (
        "Ministry puts in order for forty tanks"
    )
    assert told(others, head)[0] == "Tank order: forty!"
