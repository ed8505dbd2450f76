"""What the public mode shows of articles: the surroundings of the evidence, and never more than half."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.web import registers
from tests.web.serving import serving

from pactwatch.model import Document
from pactwatch.web import ServeOptions
from pactwatch.web.excerpts import LEAST


def test_in_public_only_the_surroundings_of_the_evidence_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "r.db"
    found = registers.made()
    long = {
        name: Document(one.id, one.address, f"{one.text} {'far off ' * 500}the end", one.title, one.publisher)
        for name, one in found.documents.items()
    }
    registers.put(file, replace(found, documents=long))
    with serving(file, ServeOptions(public=True)) as site, serving(file) as private:
        for path in ("/documents/d2025pact", "/documents/d2025pact.json", "/api/v1/documents/d2025pact"):
            assert "the end" in private.get(path).text
            assert "the end" not in site.get(path).text
            assert "More than 700" in site.get(path).text
        assert "far off" not in site.get("/search.json?q=far").text
        silent = next(name for name in long if name not in {one.document for one in found.claims.values()})
        assert site.get(f"/documents/{silent}.json").status_code == 404
        assert site.get("/metrics").status_code == 200
        assert site.get("/metrics", **{"x-forwarded-for": "192.0.2.1"}).status_code == 403
        assert site.get("/sources.json").json()["failures"] == []


@pytest.mark.parametrize(("words", "least", "most"), [(500, 280, 300), (120, 20, 120), (60, 0, 20)])
def test_in_public_less_is_shown_of_a_text_that_is_mostly_evidence(
    tmp_path: Path, words: int, least: int, most: int
) -> None:
    file, found = tmp_path / "r.db", registers.made()
    one = found.documents["d2025pact"]
    longer = replace(one, text=f"{one.text} {'far off ' * words}the end")
    registers.put(file, replace(found, documents={**found.documents, one.id: longer}))
    with serving(file, ServeOptions(public=True)) as site:
        parts = site.get(f"/documents/{one.id}.json").json()["segments"]
    assert parts[-1]["left_out"]
    assert least <= len(parts[-2]["text"]) <= most


def test_in_public_at_most_half_of_an_article_is_shown_and_every_word_of_its_fields(example_file: Path) -> None:
    with serving(example_file, ServeOptions(public=True)) as site, serving(example_file) as private:
        claiming = site.get("/documents.json").json()["documents"]
        assert len(claiming) > 20
        for one in claiming:
            path = f"/documents/{one['id']}.json"
            shown, whole = site.get(path).json(), private.get(path).json()
            seen = sum(len(part["text"]) for part in shown["segments"])
            assert 0 < seen <= max(whole["characters"] / 2, LEAST), one["title"]
            assert _words(shown) == _words(whole), one["title"]


def _words(document: dict[str, object]) -> list[tuple[int, str]]:
    """What is marked as the words of a field, piece by piece."""
    parts = document["segments"]
    assert isinstance(parts, list)
    return [
        (part["start"], part["text"]) for part in parts if any(mark["field"] != "sentence" for mark in part["marks"])
    ]
