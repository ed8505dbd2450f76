"""The saved sources on their page: grade, health, last read, and what came of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.web import registers
from tests.web.reading import tree
from tests.web.serving import serving

from pactwatch.model import Capture, Failure, Grade, SavedSource
from pactwatch.store import Captures, PassedOver, PassedOverPages, SavedSources, open_store
from pactwatch.web import ServeOptions


def test_a_grade_given_while_the_server_runs_shows_at_the_next_look(tmp_path: Path) -> None:
    file = tmp_path / "graded.db"
    registers.put(file, registers.made())
    source = SavedSource("https://news.example/feed", "Anatolian Wire")
    with serving(file) as site, open_store(str(file)) as store:
        before = site.get("/sources.json")
        SavedSources(store).add(replace(source, name=before.json()["publishers"][0]["name"]))
        saved = SavedSources(store).all()[0]
        for grade in (Grade("B", "read for years"), Grade("D", "copied a rumour")):
            SavedSources(store).put(replace(saved, grade=grade))
            after = site.get("/sources.json", **{"if-none-match": before.headers["etag"]})
            assert after.json()["publishers"][0]["reliability"] == {"mark": grade.mark, "reason": grade.reason}
        SavedSources(store).remove(saved)
        assert site.get("/sources.json").json()["publishers"] == before.json()["publishers"]


def test_saved_sources_stand_with_grade_health_last_read_and_yield(tmp_path: Path) -> None:
    file = tmp_path / "saved.db"
    registers.put(file, registers.made())
    key = "https://feeds.example.org/all?key=secret"
    with open_store(str(file)) as store:
        publisher = next(one.publisher for one in registers.made().documents.values() if one.publisher)
        SavedSources(store).add(SavedSource("/home/reader/reports", "my folder"))
        SavedSources(store).add(SavedSource(key, "a feed", publisher, grade=Grade("B", "long record")))
        store.add_failure(Failure(key, "sources", f"{key}: HTTP 503"))
        for number in range(3):
            PassedOverPages(store).note(PassedOver(f"https://feeds.example.org/{number}", key, "words", "1"))
    with serving(file) as site, open_store(str(file)) as store:
        feed, folder = site.get("/sources.json").json()["saved"]
        assert (feed["health"], feed["reason"]) == ("could not be read", f"{key}: HTTP 503")
        assert (feed["reliability"]["mark"], feed["own_grade"]) == ("B", True)
        assert (feed["passed_over"], folder["passed_over"]) == (3, 0)
        assert feed["documents"] > 0
        assert feed["claims"] > 0
        assert (folder["place"], folder["health"], folder["documents"]) == ("reports", "not read yet", 0)
        assert folder["last_read"] is None
        first = site.get("/sources")
        row = tree(first).get_element_by_id("saved").xpath(".//tr[th[contains(., 'a feed')]]")[0]
        assert "could not be read HTTP 503" in row.text_content()
        assert row.xpath("string(td[@data-name='Passed over'])") == "3"
        at = datetime(2027, 3, 1, 12, tzinfo=UTC)
        Captures(store).keep(Capture(key, key, at, 200, (), b"<rss/>"))
        again = site.get("/sources", **{"if-none-match": first.headers["etag"]})
        assert again.status_code == 200
        assert site.get("/sources.json").json()["saved"][0]["last_read"] == "2027-03-01"
    with serving(file, ServeOptions(public=True)) as site:
        for form in ("", ".json", ".csv"):
            assert "secret" not in site.get(f"/sources{form}").text
        assert site.get("/sources.json").json()["saved"][0]["health"] == "could not be read"


def test_what_came_of_a_folder_counts_each_deal_once(tmp_path: Path) -> None:
    file = tmp_path / "folder.db"
    found = registers.made()
    told = {deal.id: {found.claims[name].document for name in deal.claims} for deal in found.deals}
    shared = next(documents for documents in told.values() if len(documents) > 1)
    inside = {name: f"reports/{at}.txt" for at, name in enumerate(sorted(shared))}
    moved = {
        name: replace(
            one, address=inside.get(name, one.address), publisher=f"Paper {name}" if name in inside else one.publisher
        )
        for name, one in found.documents.items()
    }
    registers.put(file, replace(found, documents=moved))
    deals = [name for name, documents in told.items() if documents & shared]
    claims = [one for one in found.claims.values() if one.document in shared]
    with open_store(str(file)) as store:
        SavedSources(store).add(SavedSource("/home/reader/reports", "my folder"))
        SavedSources(store).add(SavedSource("/home/reader/other/reports-2", "another"))
    with serving(file) as site:
        another, folder = site.get("/sources.json").json()["saved"]
        assert (another["documents"], another["deals"]) == (0, 0)
        assert (folder["documents"], folder["claims"], folder["deals"]) == (len(shared), len(claims), len(deals))
        assert sum(len(documents & shared) for documents in told.values()) > len(deals), "no deal is told twice"
