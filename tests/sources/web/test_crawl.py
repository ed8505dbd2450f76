"""Fetching from a real server: manners, limits, and what a hostile one cannot do."""

import gzip
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from time import monotonic, sleep

import pytest
from tests.sources.web.site import Asked, Send, Site, answer, moved

from pactwatch.model import Capture, DateFound, Failure, Fetched, PartialDate, PublicationDate
from pactwatch.sources import read
from pactwatch.sources.web import Limits, Web

QUICK = Limits(seconds=1.0, largest=400_000, delay=0.0, longest_wait=0.2)
ALLOWED = frozenset({"127.0.0.1"})
PAGE = b"<html><body><p>Forty tanks were ordered.</p></body></html>"


class Kept:
    """A memory that can be looked into."""

    def __init__(self) -> None:
        self.captures: dict[str, Capture] = {}
        self.there: set[str] = set()

    def last(self, address: str) -> Capture | None:
        return self.captures.get(address)

    def keep(self, capture: Capture) -> None:
        self.captures[capture.address] = capture

    def has(self, address: str) -> bool:
        return address in self.there


def got(
    *places: str, limits: Limits = QUICK, allowed: frozenset[str] = ALLOWED, memory: Kept | None = None
) -> list[Fetched | Failure]:
    return list(read(places, web=Web(limits, allowed, memory=memory or Kept())))


def reports(*places: str, limits: Limits = QUICK, memory: Kept | None = None) -> list[Fetched]:
    found = got(*places, limits=limits, memory=memory)
    assert [one for one in found if isinstance(one, Failure)] == []
    return [one for one in found if isinstance(one, Fetched)]


def refusal(place: str, limits: Limits = QUICK, allowed: frozenset[str] = ALLOWED) -> str:
    (found,) = got(place, limits=limits, allowed=allowed)
    assert isinstance(found, Failure)
    assert found.address == place
    return found.reason


def test_a_page_is_fetched_and_kept_with_its_headers(site: Site) -> None:
    site.pages["/a?x=1"] = answer(PAGE, ETag='"one"')
    memory = Kept()
    (found,) = reports(site.address("/a?x=1#part"), memory=memory)
    assert isinstance(found, Fetched)
    assert (found.data, found.address) == (PAGE, site.address("/a?x=1"))
    assert found.media_type == "text/html; charset=utf-8"
    kept = memory.captures[found.address]
    assert (kept.body, kept.status, kept.header("etag")) == (PAGE, 200, '"one"')
    (asked,) = [one for one in site.asked if one.path != "/robots.txt"]
    assert re.fullmatch(r"pactwatch/\S+", asked.headers["user-agent"])


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    def page(asked: Asked, send: Send) -> None:
        known = asked.headers.get("if-none-match") == '"one"' and "if-modified-since" in asked.headers
        head = {"ETag": '"one"', "Last_Modified": "Wed, 07 Jul 2021 10:00:00 GMT"}
        send(answer(b"", "304 Not Modified") if known else answer(PAGE, **head))

    site.pages["/a"] = page
    memory = Kept()
    first, second = (reports(site.address("/a"), memory=memory) for _ in range(2))
    assert first[0].data == second[0].data == PAGE
    assert first[0].fetched_at == second[0].fetched_at


@pytest.mark.parametrize("place", ["http://localhost:{port}/in", "http://127.0.0.1:1/", "http://[::1]:{port}/in"])
def test_a_redirect_into_this_machine_is_refused(site: Site, place: str) -> None:
    site.pages |= {"/a": moved(place.format(port=site.port)), "/in": answer(PAGE)}
    only = frozenset({"127.0.0.1"}) if "127.0.0.1:1/" not in place else frozenset({"localhost"})
    start = site.address("/a", "127.0.0.1" if "127.0.0.1" in only else "localhost")
    assert "private address or one of this machine" in refusal(start, allowed=only)
    assert "/in" not in site.paths()


def test_a_name_that_leads_to_this_machine_is_refused(site: Site) -> None:
    site.pages["/a"] = answer(PAGE)
    assert "never fetched" in refusal(site.address("/a", "localhost"))
    assert "never fetched" in refusal(site.address("/a"), allowed=frozenset())
    assert site.asked == []


def test_redirects_are_followed_so_far(site: Site) -> None:
    site.pages |= {"/a": moved("/b"), "/b": moved("c"), "/c": answer(PAGE)}
    (found,) = reports(site.address("/a"))
    assert (found.address, found.data) == (site.address("/a"), PAGE)
    site.pages["/c"] = moved("/a")
    assert "sent on more than 5 times" in refusal(site.address("/a"))
    site.pages["/c"] = moved("file:///etc/passwd")
    assert "only http and https" in refusal(site.address("/a"))
    site.pages["/c"] = answer(b"", "302 Found")
    assert "to nowhere" in refusal(site.address("/a"))


def endless(asked: Asked, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        send(b"tank " * 10_000)


def endless_head(asked: Asked, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\n")
    while True:
        send(b"X-A: " + b"a" * 1000 + b"\r\n")


def dripping(asked: Asked, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    for _ in range(100):
        send(b"x")
        sleep(0.1)


def silent(asked: Asked, send: Send) -> None:
    sleep(3)


def cut_off(asked: Asked, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n<html>")


BOMB = gzip.compress(b"\0" * 60_000_000, 1)


def said_to_be_large(asked: Asked, send: Send) -> None:
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<html>")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (endless, "too large: more than 400,000 bytes"),
        (endless_head, "a broken answer|connection broke"),
        (dripping, "slow: no whole answer after 1 s"),
        (silent, "slow: no whole answer after 1 s"),
        (cut_off, "a broken answer"),
        (answer(BOMB, Content_Encoding="gzip"), "too large: more than 400,000 bytes"),
        (answer(BOMB, kind="application/gzip"), "too large: more than"),
        (said_to_be_large, "too large: 99,999,999,999 bytes"),
        (answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "cut off within its compression"),
        (answer(b"no gzip", Content_Encoding="gzip"), "broken compression"),
        (answer(PAGE, Content_Encoding="br"), "packed as 'br'"),
        (b"nonsense\r\n\r\n", "a broken answer"),
        (b"", "a broken answer|connection broke"),
        (answer(b""), "empty"),
        (answer(b"", "404 Not Found"), "says 404: it is not there"),
        (answer(PAGE, "418 A Teapot"), "says 418"),
        (answer(b"", "304 Not Modified"), "was not asked"),
        (answer(b"\x89PNG\r\n\x1a\n", kind="image/png"), "a picture"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_a_server_does_wrong_is_a_listed_failure(
    site: Site, page: bytes | Callable[[Asked, Send], None], reason: str
) -> None:
    site.pages["/a"] = page
    start = monotonic()
    limits = replace(QUICK, attempts=1)
    assert re.search(reason, refusal(site.address("/a"), limits=limits))
    assert monotonic() - start < 10


@pytest.mark.parametrize(("pack", "encoding"), [(gzip.compress, "gzip"), (zlib.compress, "deflate")])
def test_compressed_answers_are_unpacked(site: Site, pack: Callable[[bytes], bytes], encoding: str) -> None:
    site.pages["/a"] = answer(pack(PAGE), Content_Encoding=encoding)
    (found,) = reports(site.address("/a"))
    assert found.data == PAGE


def test_a_content_length_that_is_too_short_cuts_the_page(site: Site) -> None:
    site.pages["/a"] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n" + PAGE
    (found,) = reports(site.address("/a"))
    assert found.data == PAGE[:20]


def test_robots_txt_is_obeyed(site: Site) -> None:
    rules = b"User-agent: other\nDisallow: /\n\nUser-agent: pactwatch\nDisallow: /private\nAllow: /private/open\n"
    site.pages |= {"/robots.txt": answer(rules, kind="text/plain"), "/open": answer(PAGE)}
    site.pages |= {"/private/a": answer(PAGE), "/private/open": answer(PAGE)}
    assert "robots.txt does not let" in refusal(site.address("/private/a"))
    assert len(got(site.address("/open"), site.address("/private/open"))) == 2
    assert "/private/a" not in site.paths()


def test_a_site_that_cannot_say_what_it_allows_allows_nothing(site: Site) -> None:
    site.pages |= {"/robots.txt": answer(b"", "503 Busy"), "/a": answer(PAGE)}
    assert "no robots.txt to be had" in refusal(site.address("/a"), limits=Limits(attempts=1, delay=0.0))
    assert "/a" not in site.paths()


def test_a_busy_server_is_asked_again(site: Site) -> None:
    times: list[float] = []

    def page(asked: Asked, send: Send) -> None:
        times.append(asked.at)
        busy = answer(b"", "429 Too Many Requests", Retry_After="1")
        send(busy if len(times) == 1 else answer(PAGE))

    site.pages["/a"] = page
    (found,) = reports(site.address("/a"), limits=Limits(seconds=5, delay=0.0, longest_wait=2.0))
    assert found.data == PAGE
    assert times[1] - times[0] >= 1.0


def test_a_server_that_asks_for_too_long_a_wait_is_left_alone(site: Site) -> None:
    site.pages["/a"] = answer(b"", "503 Busy", Retry_After="86400")
    assert "(asked to wait 86,400 s)" in refusal(site.address("/a"))
    assert site.paths() == ["/a"]


def test_one_request_at_a_time_for_a_host_and_a_pause_between(site: Site) -> None:
    def slow(asked: Asked, send: Send) -> None:
        sleep(0.05)
        send(answer(PAGE))

    site.pages |= {f"/{number}": slow for number in range(4)}
    found = got(*(site.address(f"/{number}") for number in range(4)), limits=Limits(seconds=5, delay=0.2))
    assert [type(one) for one in found] == [Fetched] * 4
    assert site.most_open == 1
    times = [one.at for one in site.asked]
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(times))


def test_several_hosts_are_asked_at_once(site: Site) -> None:
    def slow(asked: Asked, send: Send) -> None:
        sleep(0.5)
        send(answer(PAGE))

    site.pages |= {"/a": slow, "/b": slow}
    both = frozenset({"127.0.0.1", "localhost"})
    found = got(site.address("/a"), site.address("/b", "localhost"), allowed=both, limits=Limits(seconds=5, delay=0.0))
    assert len(found) == 2
    assert site.most_open >= 2  # a busy machine may still be ending the answer of a robots.txt


FEED = (
    b"<rss version='2.0'><channel><title>News</title>"
    b"<item><title>A</title><link>/a</link><pubDate>Wed, 07 Jul 2021 10:00:00 GMT</pubDate></item>"
    b"<item><title>B</title><link>/b</link></item>"
    b"<item><title>C</title><link>/c</link><description>" + b"Six ships were sold. " * 20 + b"</description></item>"
    b"</channel></rss>"
)


def test_a_feed_leads_to_its_pages(site: Site) -> None:
    site.pages |= {"/feed": answer(FEED, kind="application/rss+xml"), "/a": answer(PAGE), "/b": answer(PAGE)}
    memory = Kept()
    memory.there.add(site.address("/b"))
    found = {one.address.rpartition("/")[2]: one for one in reports(site.address("/feed"), memory=memory)}
    assert set(found) == {"a", "c"}
    assert found["a"].published == PublicationDate(PartialDate(2021, 7, 7), DateFound.METADATA)
    assert b"Six ships" in found["c"].data  # its page is gone, and the feed has its text
    assert "/b" not in site.paths()


def test_an_index_of_sitemaps_leads_to_the_newest_pages_first(site: Site) -> None:
    pages = "".join(
        f"<url><loc>{site.address(f'/p{day}')}</loc><lastmod>2021-07-0{day}</lastmod></url>" for day in range(1, 6)
    )
    index = f"<sitemapindex><sitemap><loc>{site.address('/map.xml.gz')}</loc></sitemap></sitemapindex>"
    site.pages["/index.xml"] = answer(index.encode(), kind="application/xml")
    site.pages["/map.xml.gz"] = answer(gzip.compress(f"<urlset>{pages}</urlset>".encode()), kind="application/gzip")
    site.pages |= {f"/p{day}": answer(PAGE) for day in range(1, 6)}
    found = got(site.address("/index.xml"), limits=Limits(seconds=5, delay=0.0, pages=2))
    assert [one.address.rpartition("/")[2] for one in found if isinstance(one, Fetched)] == ["p5", "p4"]
    (left,) = (one for one in found if isinstance(one, Failure))
    assert left.reason.startswith("lists 3 more than the 2 pages")


def test_a_circle_of_lists_ends(site: Site) -> None:
    loop = f"<sitemapindex><sitemap><loc>{site.address('/a.xml')}</loc></sitemap></sitemapindex>".encode()
    site.pages |= {"/a.xml": answer(loop), "/b.xml": answer(loop.replace(b"/a.xml", b"/b.xml"))}
    assert got(site.address("/a.xml")) == []
    deep = {f"/{n}.xml": answer(loop.replace(b"/a.xml", f"/{n + 1}.xml".encode())) for n in range(9)}
    site.pages |= deep
    (found,) = got(site.address("/0.xml"))
    assert isinstance(found, Failure)
    assert "nested deeper than 3" in found.reason
