"""Content that holds several reports, or leads to some: feeds, sitemaps, lists, mailboxes, tables."""

import gzip
import json
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.sources.packed import packed

from pactwatch.errors import SourceError, UsageError
from pactwatch.model import Failure, Fetched, PartialDate, SavedSource
from pactwatch.sources import Content, Given, Item, Lead, read
from pactwatch.sources.given import columns_in
from pactwatch.sources.kinds import kinds
from pactwatch.sources.lists import opml, subscriptions
from pactwatch.sources.reading import items

NOW = datetime.fromisoformat("2021-07-07T10:00:00+00:00")


def held(data: bytes, name: str = "a", told: str | None = None, known: Given | None = None) -> list[Item]:
    return list(items(Content(data, "https://example.org/x/a", name, told, NOW, known or Given()), 5_000_000))


def leads(data: bytes, name: str = "a") -> list[Lead]:
    found = held(data, name)
    assert all(isinstance(one, Lead) for one in found), found
    return [one for one in found if isinstance(one, Lead)]


def refused(data: bytes, name: str = "a", known: Given | None = None) -> str:
    (found,) = held(data, name, known=known)
    assert isinstance(found, Failure)
    return found.reason


RSS = b"""<?xml version="1.0"?><!-- made by hand --><rss version="2.0" xmlns:content="c"><channel><title>N</title>
<item><title>One &amp; two</title><link> /one </link><pubDate>Wed, 07 Jul 2021 23:00:00 +0200</pubDate>
<description>short</description><content:encoded><![CDATA[<p>Forty tanks</p>]]></content:encoded></item>
<item><guid>https://example.org/two</guid></item><item><title>nothing</title></item></channel></rss>"""
RDF = b"""<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel/>
<item><title>One</title><link>https://example.org/one</link><dc:date>2021-07-07T10:00:00Z</dc:date></item></rdf:RDF>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>One</title>
<link rel="self" href="https://example.org/self"/><link href="one"/><updated>2021-07-08T10:00:00Z</updated>
<published>2021-07-07T10:00:00Z</published><summary>Forty tanks</summary></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "N",
        "items": [
            {"id": "1", "url": "https://example.org/one", "title": "One", "date_published": "2021-07-07T10:00:00Z"},
            {"id": "2", "content_text": "Forty tanks"},
            "no item",
            {"id": 3},
        ],
    }
).encode()


@pytest.mark.parametrize(
    ("data", "addresses"),
    [
        (RSS, ["https://example.org/one", "https://example.org/two"]),
        (RDF, ["https://example.org/one"]),
        (ATOM, ["https://example.org/x/one"]),
        (JSON_FEED, ["https://example.org/one", "https://example.org/x/a#2"]),
        (gzip.compress(ATOM), ["https://example.org/x/one"]),
        (b"\xef\xbb\xbf" + RSS, ["https://example.org/one", "https://example.org/two"]),
    ],
    ids=["RSS 2", "RSS 1", "Atom", "JSON Feed", "compressed", "marked"],
)
def test_each_entry_of_a_feed_leads_to_its_page(data: bytes, addresses: list[str]) -> None:
    found = leads(data)
    assert [one.address for one in found] == addresses
    assert found[0].title in ("One", "One & two")
    assert found[0].published is not None
    assert found[0].published.date == PartialDate(2021, 7, 7)
    assert found[0].listed_by == "https://example.org/x/a"


def test_a_link_that_is_no_address_stops_nothing() -> None:
    (found,) = leads(b"<rss><channel><item><link>http://[Forty tanks]/a</link></item></channel></rss>")
    assert found.address == "http://[Forty tanks]/a"


def test_a_feed_of_this_machine_gives_what_it_tells_itself(tmp_path: Path) -> None:
    long = RSS.replace(b"<p>Forty tanks</p>", b"<p>" + b"Forty tanks were sold. " * 20 + b"</p>")
    (tmp_path / "feed.xml").write_bytes(long)
    first, second = read([str(tmp_path / "feed.xml")])
    assert isinstance(first, Fetched)
    assert (first.title, first.media_type) == ("One & two", "text/html; charset=utf-8")
    assert isinstance(second, Failure)
    assert "not fetched here" in second.reason


ENTITY = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b"<!DOCTYPE rss [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%b'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
)


def test_entities_are_never_resolved() -> None:
    item = b"<rss><channel><item><link>https://example.org/a</link><title>&x;</title></item></channel></rss>"
    (found,) = leads(ENTITY + item)
    assert "root" not in (found.title or "")
    for each in held(LAUGHS + b"]>" + item.replace(b"&x;", b"&m;")):
        assert len(str(each)) < 2_000


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</rss>", "nested too deep|broken XML|without entries"),
        (b"<rss><channel/></rss>", "without entries"),
        (b"<urlset></urlset>", "without addresses"),
        (b"<opml><body/></opml>", "no feed in it"),
        (b"<rss " + b"<" * 2_000_000, "more than 500,000 elements"),
        (JSON_FEED[:-5], "broken JSON"),
        (gzip.compress(b"\0" * 20_000_000), "too large: more than 5,000,000 bytes unpacked"),
        (gzip.compress(RSS)[:-20], "broken compression"),
        (b"\x1f\x8b\x08nonsense", "broken compression"),
    ],
    ids=["deep", "no entries", "no pages", "no subscriptions", "many", "JSON", "bomb", "cut off", "nonsense"],
)
def test_what_is_hostile_or_broken_is_a_listed_failure(data: bytes, reason: str) -> None:
    import re

    assert re.search(reason, refused(data))


def test_a_news_sitemap_tells_title_and_date() -> None:
    data = b"""<?xml version="1.0"?><urlset xmlns="s" xmlns:news="n"><url><loc>https://example.org/old</loc>
    <lastmod>2020-01-01</lastmod></url><url><loc>https://example.org/new</loc><news:news><news:publication>
    <news:name>N</news:name></news:publication><news:publication_date>2021-07-07</news:publication_date>
    <news:title>Forty tanks</news:title></news:news></url></urlset>"""
    new, old = leads(data)
    assert (new.address, new.title, str(new.published.date if new.published else None)) == (
        "https://example.org/new",
        "Forty tanks",
        "2021-07-07",
    )
    assert (old.address, old.published) == ("https://example.org/old", None)


def test_a_list_of_addresses() -> None:
    first, failure, last = held(b"# mine\r\n\r\nhttps://example.org/a\nno address\n http://example.org/b \n", "a.txt")
    assert isinstance(first, Lead)
    assert isinstance(last, Lead)
    assert (first.address, last.address) == ("https://example.org/a", "http://example.org/b")
    assert isinstance(failure, Failure)
    assert failure.reason == "line 4: no address; write one a line"


def test_a_text_that_opens_with_an_address_and_goes_on_is_a_report() -> None:
    (found,) = held(b"https://example.org/a says that forty tanks were sold", "a.txt")
    assert isinstance(found, Fetched)


text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
sources = st.builds(
    lambda path, name, publisher: SavedSource(f"https://example.org/{path}", name or path, publisher or None),
    st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    text.map(lambda name: " ".join(name.split())),
    text.map(lambda name: " ".join(name.split())),
)


@settings(max_examples=50)
@given(st.lists(sources, min_size=1, max_size=5, unique_by=lambda one: one.place))
def test_subscriptions_survive_a_round_through_opml(saved: list[SavedSource]) -> None:
    assert list(subscriptions(opml(saved))) == saved


def test_each_subscription_leads_to_its_feed() -> None:
    (found,) = leads(opml([SavedSource("https://example.org/feed", "N")]))
    assert (found.address, found.lists) == ("https://example.org/feed", True)
    with pytest.raises(SourceError, match="no feed"):
        subscriptions(b"<opml/>")


MAIL = b"From: a@example.org\nSubject: Tanks\nMessage-ID: <1>\n\nForty tanks.\n>From the north.\n"


def test_each_message_of_a_mailbox_is_a_report() -> None:
    box = b"From a@example.org Wed Jul  7 10:00:00 2021\n" + MAIL + b"\nFrom b Thu Jul  8 10:00:00 2021\n" + MAIL
    first, second = held(box)
    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert (first.address, second.address) == ("https://example.org/x/a#1", "https://example.org/x/a#2")
    assert first.data.endswith(b"\nFrom the north.\n\n")
    assert second.media_type == "message/rfc822"


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    book.create_sheet("empty", 0)
    for row in rows:
        book.active.append(row) if book.active.title != "empty" else book.worksheets[1].append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


ROWS: list[list[object]] = [
    ["Headline", "Body", "Date", "Link", "Source"],
    ["Tanks", "Forty tanks were sold; Łódź says", "2021-07-07", "https://example.org/a", "The Example"],
    [None, None, None, None, None],
    ["Ships", "", "", "https://example.org/b", ""],
    ["Guns", "=HYPERLINK(\"http://10.0.0.1\")&CMD|' /C calc'!A0", "", "", ""],
    ["Mines", "Six mines", "soon", "", ""],
    ["Boats", "", "", "", ""],
]


def as_csv(rows: list[list[object]], mark: str, encoding: str = "utf-8") -> bytes:
    import csv
    from io import StringIO

    out = StringIO()
    csv.writer(out, delimiter=mark).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode(encoding)


DATED = [[*row[:2], date(2021, 7, 7) if row[2] == "2021-07-07" else row[2], *row[3:]] for row in ROWS]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_csv(ROWS, ","), "a.csv"),
        (as_csv(ROWS, ";", "utf-8-sig"), "a.csv"),
        (as_csv(ROWS, "\t"), "a.tsv"),
        (workbook(DATED), "a.xlsx"),
        (workbook(ROWS), "a"),
    ],
    ids=["commas", "semicolons", "tabs", "XLSX", "XLSX by content"],
)
def test_each_row_of_a_table_is_a_report_or_leads_to_one(data: bytes, name: str) -> None:
    first, lead, formula, undated, nothing = held(data, name)
    assert isinstance(first, Fetched)
    assert (first.data.decode(), first.title, first.publisher, first.address) == (
        "Forty tanks were sold; Łódź says",
        "Tanks",
        "The Example",
        "https://example.org/a",
    )
    assert first.published is not None
    assert first.published.date == PartialDate(2021, 7, 7)
    assert isinstance(lead, Lead)
    assert (lead.address, lead.title) == ("https://example.org/b", "Ships")
    # A formula is text, or nothing where only its value counts and none was computed; it is never computed by us
    assert isinstance(formula, Fetched | Failure)
    assert not isinstance(formula, Fetched) or formula.data.startswith(b"=HYPERLINK")
    assert isinstance(undated, Failure)
    assert undated.reason.startswith("row 6: date 'soon': write YYYY")
    assert isinstance(nothing, Failure)
    assert nothing.reason.startswith("row 7: neither a text nor a web address")


def test_columns_are_found_by_what_the_user_says() -> None:
    data = as_csv([["Überschrift", "Inhalt"], ["Panzer", "Forty tanks"]], ";")
    assert "no column of its first row (Überschrift, Inhalt)" in refused(data, "a.csv")
    known = Given(columns=columns_in("text=inhalt, title=Überschrift"))
    (found,) = held(data, "a.csv", known=known)
    assert isinstance(found, Fetched)
    assert (found.data, found.title) == (b"Forty tanks", "Panzer")
    wrong = Given(columns=columns_in("text=Inhalt,title=Kopf"))
    assert refused(data, "a.csv", known=wrong) == "table: no column 'Kopf'; it has Überschrift, Inhalt"
    for malformed in ("text", "body=a", "text="):
        with pytest.raises(UsageError, match="write NAME=HEADING"):
            columns_in(malformed)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed({"xl/workbook.xml": b"<a/>"}), "not a workbook"),
        (b"PK\x03\x04 xl/ cut off", "not a workbook"),
        (workbook(ROWS)[:-100], "not a workbook"),
    ],
    ids=["empty", "cut off", "cut"],
)
def test_a_broken_workbook_is_a_listed_failure(data: bytes, reason: str) -> None:
    assert reason in refused(data, "a.xlsx")


def test_a_workbook_that_is_a_bomb_is_a_listed_failure() -> None:
    bomb = packed({"xl/workbook.xml": b" " * 600_000_000})
    assert "more than 256 MiB when unpacked" in refused(bomb, "a.xlsx")


KINDS = [b"<rss>", b"<feed>", b"<urlset>", b"<opml>", b"PK\x03\x04xl/", b"From a\nA: b\n", b"https://a\n", b"\x1f\x8b"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*KINDS, b"", RSS, ATOM, JSON_FEED]), st.binary(max_size=200), st.integers(0, 400))
@example(b"<rss>", b"\0<item>", 0)
def test_no_bytes_raise_anything(start: bytes, noise: bytes, cut: int) -> None:
    data = start[:cut] + noise + start[cut:]
    for name in ("a", "a.csv", "a.json", "a.xlsx", "a.xml"):
        for found in held(data, name):
            assert isinstance(found, Fetched | Failure | Lead)


def test_built_in_kinds_come_as_plug_ins() -> None:
    assert [kind.name for kind in kinds()] == [
        *("addresses", "feed", "json", "jsonl", "mbox", "opml", "sitemap", "table"),
    ]
    assert all(kind.about for kind in kinds())
