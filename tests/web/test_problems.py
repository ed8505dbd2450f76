"""Errors as answers: the reason and what to do, in the reader's language, behind the guard, nothing of our inside."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.web.reading import tree
from tests.web.serving import Site, serving

from pactwatch.web import ServeOptions
from pactwatch.web.guard import POLICY

BEGINS = "sort: take one of latest, first, supplier, recipient, item, stage, number, value, stories, credibility"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/deals/none", 404),
        ("/documents/none.json", 404),
        ("/countries/Atlantis", 404),
        ("/dossiers/TUR/Atlantis.json", 404),
        ("/systems/nothing-of-the-kind", 404),
        ("/register?supplier=Atlantis", 404),
        ("/register?as_of=2021-13", 422),
        ("/register.json?stage=sold", 422),
        ("/register.json?rows=100000", 422),
        ("/search?q=in:nowhere", 400),
        ("/search.json?q=%22", 400),
        ("/api/v1/deals?after=x", 400),
        ("/agreements/none", 404),
        ("/cooperation/none", 404),
        ("/api/v1/claims/none", 404),
        ("/nothing", 404),
    ],
)
def test_a_wrong_question_gets_the_reason(made: Site, path: str, code: int) -> None:
    answer = made.get(path)
    assert answer.status_code == code, answer.text
    if answer.headers["content-type"] == "application/json":
        assert set(answer.json()) == {"error", "reason", "status"}
        assert answer.json()["reason"]
    else:
        assert tree(answer).xpath("//p[contains(@class, 'warning')]/bdi")[0].text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("rows=100000", "rows: at most 500"),
        ("page=0", "page: at least 1"),
        ("page=x", "page: write a whole number"),
        ("least_usd=much", "least_usd: write a number"),
        ("conflicts=perhaps", "conflicts: write true or false"),
        ("since=yesterday", "since: write a date as YYYY, YYYY-MM or YYYY-MM-DD"),
        ("as_of=2021-02-30", "as_of: write a date as YYYY, YYYY-MM or YYYY-MM-DD"),
        ("lang=Deutsch", "lang: write a language as its code, such as de"),
        (f"item={'a' * 101}", "item: at most 100 characters"),
        ("sort=age", BEGINS),
        ("page=x&rows=0", "page: write a whole number; rows: at least 1"),
    ],
)
def test_what_cannot_be_asked_says_what_to_write_instead(made: Site, query: str, reason: str) -> None:
    assert made.get(f"/register.json?{query}").json()["reason"] == reason
    assert tree(made.get(f"/register?{query}")).findtext(".//p[@class='notice warning']/bdi") == reason


@pytest.mark.parametrize(
    ("path", "english", "german"),
    [
        ("/nowhere", "there is no page at this address", "unter dieser Adresse gibt es keine Seite"),
        (
            "/register?page=99",
            "there is no page 99; the last one is page 1",
            "es gibt keine Seite 99; die letzte ist Seite 1",
        ),
        (
            "/register?supplier=Qqqqqqqq",
            "no party is called 'Qqqqqqqq'; write a code such as TUR, or a name",
            "keine Partei heißt 'Qqqqqqqq'; ein Kürzel wie TUR oder einen Namen schreiben",
        ),
        (
            "/deals/none",
            "no deal has the id 'none'; the nearest are drones-2025",
            "kein Geschäft hat die Kennung 'none'; am nächsten sind drones-2025",
        ),
        (
            "/documents/none",
            "no document has the id 'none'",
            "kein Dokument hat die Kennung 'none'",
        ),
        ("/agreements/none", "no agreement has the id 'none'", "kein Abkommen hat die Kennung 'none'"),
        (
            "/search?q=tanks in:nowhere",
            "in: 'nowhere' is not known; take one of deals, claims, documents",
            "in: 'nowhere' ist nicht bekannt; zur Wahl stehen deals, claims, documents",
        ),
        ("/register?page=0", "page: at least 1", "page: mindestens 1"),
        (
            "/register?since=x&page=x",
            "page: write a whole number; since: write a date as YYYY, YYYY-MM or YYYY-MM-DD",
            "page: eine ganze Zahl schreiben; since: ein Datum als JJJJ, JJJJ-MM oder JJJJ-MM-TT schreiben",
        ),
    ],
)
def test_a_page_says_why_in_the_language_of_its_reader(made: Site, path: str, english: str, german: str) -> None:
    for language, reason in (("en", english), ("de", german)):
        page = tree(made.get(path, **{"accept-language": language}))
        assert page.findtext(".//p[@class='notice warning']/bdi") == reason


def test_an_error_offers_its_languages_on_this_site_alone(made: Site) -> None:
    for path in ("/nothing?x=1", "//evil.example/nothing"):
        links = tree(made.get(path)).xpath("//nav[@class='languages']//a/@href")
        assert links
        assert all(link.startswith("/") and not link.startswith("//") for link in links)


def test_an_error_that_nobody_expected_is_answered_behind_the_guard(broken: Site) -> None:
    page, data = broken.get("/register"), broken.get("/register.json")
    assert (page.status_code, data.status_code) == (500, 500)
    for answer in (page, data):
        assert answer.headers["content-security-policy"] == POLICY
        assert "Traceback" not in answer.text
        assert "validation error" not in answer.text
    assert data.json()["reason"] == "the server has noted what; try again, or tell who runs it"
    assert 'page="register.json",status="500"' in broken.get("/metrics").text
    assert broken.get("/countries").status_code == 200


def test_in_public_an_outage_does_not_tell_where_the_database_lies(made: Site, tmp_path: Path) -> None:
    file = tmp_path / "gone.db"
    shutil.copy(made.file, file)
    for public in (False, True):
        connection = sqlite3.connect(file)
        with serving(file, ServeOptions(public=public)) as site:
            connection.execute("ALTER TABLE registers RENAME TO elsewhere")
            connection.commit()
            answer = site.get("/register.json")
            assert answer.status_code == 503
            assert (str(tmp_path) in answer.text) is not public
            connection.execute("ALTER TABLE elsewhere RENAME TO registers")
            connection.commit()
        connection.close()
