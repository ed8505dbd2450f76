"""Saved sources from the command line, against a real server."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.archives import deal_page, plain_page, record, write
from tests.cli.program import Program
from tests.sources.web.site import Site, answer, running

PAGE = (
    b"<html><head><title>Poland orders tanks - The Example</title></head><body><article><h1>Poland orders tanks</h1>"
    b"<p>WARSAW, July 7, 2021 - Poland signed a contract for 180 K2 Black Panther tanks from South Korea, the ministry "
    b"of defence said. The first ten are to arrive next year, it said, and the price was not told.</p></article></body>"
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("PACTWATCH_FETCH_PAUSE", "0")
    monkeypatch.setenv("PACTWATCH_ALLOWED_HOSTS", "127.0.0.1")
    with running() as made:
        made.pages["/feed"] = answer(
            b"<rss version='2.0'><channel><title>N</title><item><title>T</title><link>/tanks</link></item>"
            b"<item><link>/gone</link></item></channel></rss>",
            kind="application/rss+xml",
            ETag='"1"',
        )
        made.pages["/tanks"] = answer(PAGE, ETag='"2"')
        yield made


def test_a_source_is_saved_read_graded_and_removed(program: Program, site: Site) -> None:
    feed = site.address("/feed")
    assert program("sources", "list").code == 1  # no database yet
    saved = program("sources", "add", feed, "--name", "Example", "--publisher", "The Example")
    assert (saved.code, saved.out.splitlines()[0]) == (0, "1 source saved, 0 already there")
    assert program("sources", "add", feed).out.startswith("0 sources saved, 1 already there")
    assert "not verified yet" in program("sources", "list").out

    tested = program("sources", "test", "example")
    assert (tested.code, tested.out.splitlines()[0]) == (0, "Example: 1 report read")
    assert "2021-07-07 Poland orders tanks" in tested.out
    assert "not verified yet" not in program("sources", "list").out

    first = program("run", "--json")
    assert first.code == 3  # one page of the feed is gone
    told = json.loads(first.out)
    assert told["added"] == 1
    assert [one["address"] for one in told["failed"]] == [site.address("/gone")]
    deal = next(one for one in told["deals"] if one["supplier"] == ["KOR"])
    assert deal["recipient"] == ["POL"]

    before = len(site.asked)
    again = json.loads(program("run", "--json").out)
    assert (again["added"], len(again["deals"])) == (0, len(told["deals"]))
    asked = [one.path for one in site.asked[before:]]
    assert "/tanks" not in asked

    graded = program("sources", "grade", "Example", "b", "--reason", "names its sources")
    assert graded.out == "B, usually reliable: reports published by 'The Example'\n"
    shown = program("deal", deal["id"], "--json").out
    assert "names its sources" in shown
    assert program("sources", "grade", "Example", "G", "--reason", "x").code == 2
    assert program("sources", "grade", "Nobody", "B", "--reason", "x").code == 2

    assert program("sources", "remove", "Example").out == "1 source removed\n"
    assert program("run").code == 2
    assert json.loads(program("register", "--json").out)["deals"]


@pytest.fixture
def feed(site: Site) -> str:
    """A feed of one page that claims something, one on gardens, and one that names arms and claims nothing."""
    museum = "The museum of Lyon bought an old tank from a farmer. The army of France, which agreed, will bring it."
    for name, text in (("garden", "Roses want water in June. " * 20), ("museum", museum + " Children cheered." * 30)):
        site.pages[f"/{name}"] = answer(f"<html><body><article><p>{text}</p></article></body></html>".encode())
    links = "".join(f"<item><link>/{name}</link></item>" for name in ("tanks", "garden", "museum"))
    site.pages["/all"] = answer(f"<rss><channel>{links}</channel></rss>".encode(), kind="application/rss+xml")
    return site.address("/all")


def test_pages_of_a_feed_are_screened_and_none_vanishes(program: Program, site: Site, feed: str) -> None:
    ran = program("run", feed, "--stats", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["added"], told["passed_over"]) == (0, 1, 2)
    stages = {one["stage"]: (one["in"], one["out"]) for one in told["stages"]}
    assert stages["fetch"] == (3, 3)
    assert stages["bytes"][0] == 3
    assert (stages["document"], stages["grammar"], stages["keep"]) == ((2, 2), (2, 1), (1, 1))
    assert sum(told["turned_away"].values()) == 2
    assert all(one["milliseconds"] is not None for one in told["stages"])

    listed = json.loads(program("sources", "passed-over", "--json").out)
    assert [one["address"] for one in listed] == [site.address("/garden"), site.address("/museum")]
    assert {one["listed_by"] for one in listed} == {feed}
    assert listed[0]["reason"] == "nothing of arms"
    assert program("sources", "passed-over", site.address("/garden")).out.count("\n") == 1
    assert program("sources", "passed-over", "https://example.org/").out == "no page was passed over\n"


def test_a_page_that_was_passed_over_is_not_fetched_again(program: Program, site: Site, feed: str) -> None:
    assert program("add", feed).out == "1 document added, 0 already there, 2 pages passed over\n"
    before = len(site.asked)
    assert program("add", feed).out == "0 documents added, 0 already there\n"
    assert {one.path for one in site.asked[before:]} <= {"/all", "/robots.txt"}
    program("sources", "fetched", site.address("/garden"), "--body", "-o", "garden.html")
    assert b"Roses" in Path("garden.html").read_bytes()


def test_a_page_that_a_person_names_is_kept_whatever_it_says(program: Program, site: Site, feed: str) -> None:
    assert program("run", feed).err.startswith("pactwatch: 2 pages of feeds and lists passed over")
    assert program("add", site.address("/garden")).out == "1 document added, 0 already there\n"
    assert program("add", feed, "--keep-all", "--db", "all.db").out == "3 documents added, 0 already there\n"
    assert program("sources", "passed-over", "--db", "all.db").out == "no page was passed over\n"


def test_a_page_is_looked_at_again_by_another_reader(
    program: Program, site: Site, feed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("add", feed)
    Path("words").mkdir()
    Path("words/traps.yaml").write_text("provenance: a test\ntraps: [{phrase: Roses want water}]\n")
    monkeypatch.setenv("PACTWATCH_VOCABULARY", "words")
    before = len(site.asked)
    assert program("add", feed).out == "0 documents added, 0 already there, 2 pages passed over\n"
    assert {"/garden", "/museum"} <= {one.path for one in site.asked[before:]}
    assert len(json.loads(program("sources", "passed-over", "--json").out)) == 2


def test_what_no_document_stands_on_is_pruned(program: Program, site: Site, feed: str) -> None:
    program("add", feed)
    program("add", feed)
    assert len(json.loads(program("sources", "fetched", "--json").out)) == 5
    assert program("sources", "prune").out.startswith("0 answers older than 90 days went")
    would = json.loads(program("sources", "prune", "--older-than", "0", "--dry-run", "--json").out)
    went = json.loads(program("sources", "prune", "--older-than", "0", "--json").out)
    assert (would[0]["answers"], went[0]["answers"]) == (3, 3)
    left = [one["address"] for one in json.loads(program("sources", "fetched", "--json").out)]
    assert sorted(left) == sorted([feed, site.address("/tanks")])
    assert program("sources", "fetched", site.address("/tanks"), "--body").out
    assert program("add", feed).out == "0 documents added, 0 already there\n"
    assert program("sources", "prune", "--older-than", "99999999").code == 2


def test_what_was_fetched_is_shown_byte_for_byte(program: Program, site: Site) -> None:
    page = site.address("/tanks")
    assert program("add", page).out == "1 document added, 0 already there\n"
    assert program("add", page).out == "0 documents added, 1 already there\n"
    listed = json.loads(program("sources", "fetched", "--json").out)
    assert [(one["address"], one["status"]) for one in listed] == [(page, 200)] * len(listed)
    program("sources", "fetched", page, "--body", "-o", "page.html")
    assert Path("page.html").read_bytes() == PAGE
    assert 'ETag: "2"' in program("sources", "fetched", page, "--headers").out
    assert program("sources", "fetched", "https://example.org/").code == 2
    assert program("sources", "fetched", "--body").code == 2


def test_an_address_of_this_machine_is_fetched_only_where_it_is_named(
    program: Program, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACTWATCH_ALLOWED_HOSTS")
    refused = program("add", site.address("/tanks"))
    assert refused.code == 3
    assert "never fetched" in refused.err
    assert program("add", site.address("/tanks"), "--allow", "127.0.0.1").code == 0


def test_subscriptions_come_and_go_as_opml(program: Program) -> None:
    assert program("sources", "add", "--starter").code == 0
    program("sources", "list", "--opml", "-o", "mine.opml")
    starter = json.loads(program("sources", "list", "--json").out)
    assert len(starter) >= 5
    assert all(one["documented"] and not one["verified"] for one in starter)
    hosts = [(urlsplit(one["place"]).hostname, urlsplit(one["documented"].split(" ")[0]).hostname) for one in starter]
    assert all(feed == told for feed, told in hosts)  # no list of a third party
    program("sources", "remove", *(one["place"] for one in starter))
    assert program("sources", "add", "mine.opml").out.startswith(f"{len(starter)} sources saved")
    assert json.loads(program("sources", "list", "--json").out) == starter


def test_a_folder_and_a_table_are_sources_too(program: Program) -> None:
    Path("inbox").mkdir()
    Path("inbox/a.txt").write_text("Poland signed a contract for 180 K2 Black Panther tanks from South Korea.\n")
    Path("a.csv").write_text("Kopf,Inhalt\nGuns,Chile ordered 12 howitzers from France.\n")
    assert program("sources", "add", "inbox").code == 0
    assert program("sources", "add", "a.csv", "--columns", "text=Inhalt,title=Kopf").code == 0
    ran = program("run", "--json")
    assert (ran.code, json.loads(ran.out)["added"]) == (0, 2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add",), "no source named"),
        (("add", "nowhere.txt"), "no such file or folder"),
        (("add", "ftp://example.org/a"), "only http and https"),
        (("add", "https://a.example/", "https://b.example/", "--name", "x"), "--name is the name of one source"),
        (("add", "https://a.example/", "--columns", "body=x"), "write NAME=HEADING"),
        (("test", "nowhere.txt"), "no such file or folder"),
    ],
)
def test_wrong_usage_is_one_line_with_the_remedy(program: Program, words: tuple[str, ...], says: str) -> None:
    found = program("sources", *words)
    assert found.code == 2
    assert says in found.err
    assert found.err.count("\n") == 1


def test_run_refuses_what_only_holds_for_a_place_that_is_named(program: Program) -> None:
    assert program("run", "--publisher", "X").code == 2
    assert "name these" in program("run", "--date", "2021").err


def test_an_archive_on_the_web_is_read_like_one_of_this_machine(program: Program, site: Site, tmp_path: Path) -> None:
    pages = [record(*deal_page(number)) for number in range(3)] + [record(*plain_page(number)) for number in range(5)]
    file = write(tmp_path / "day.warc.gz", pages)
    site.pages["/crawl/day.warc.gz?part=1"] = answer(file.read_bytes(), kind="application/gzip")
    ran = program("add", site.address("/crawl/day.warc.gz?part=1"))
    assert (ran.code, ran.out) == (0, "3 documents added, 0 already there\n")
    gone = program("add", site.address("/gone.warc"))
    assert gone.code == 3
    assert "says 404" in gone.err
