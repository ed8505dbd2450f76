"""The list of sources: who is graded how and why, and whose list holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.errors import VocabularyError
from pactwatch.vocab.reliability import LETTERS, RELIABILITY_FILE, RIVALS_FILE, sources


def test_every_graded_source_is_a_known_medium_or_a_publishers_name() -> None:
    known = sources(vocab.load())
    ids = set(vocab.load().outlets)
    listed = vocab.read_data(RELIABILITY_FILE)
    assert isinstance(listed, dict)
    names = [name for entry in listed["reliability"] for name in entry["sources"]]
    assert len(names) == len(set(names))
    assert not [name for name in names if name not in ids and "." not in name]
    assert all(grade.mark in LETTERS and grade.reason for grade in known.grades.values())


def test_every_rival_is_a_known_party() -> None:
    known = vocab.load()
    for rivalry in sources(known).rivalries:
        assert rivalry.parties <= known.parties.keys()


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Reuters", "B"),
        ("reuters", "B"),
        ("The Print", "C"),
        ("Press TV", "D"),
        ("US Department of State", "C"),
        ("Nobody's Gazette", "F"),
        ("", "F"),
        (None, "F"),
    ],
)
def test_sources_are_graded_by_name(name: str | None, mark: str) -> None:
    assert sources(vocab.load()).grade(name).mark == mark


def test_an_own_list_stands_over_the_packages_and_has_nothing_read_again(tmp_path: Path) -> None:
    before = vocab.load(tmp_path).version
    own = 'provenance: "ours"\nreliability:\n- {grade: E, reason: burnt us twice, sources: [reuters, My Blog]}\n'
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / RELIABILITY_FILE).write_text(own, encoding="utf-8")
    (tmp_path / "two" / RIVALS_FILE).write_text("rivals:\n- {parties: [NOR, SWE], since: 1905}\n", encoding="utf-8")
    local = vocab.load(tmp_path / "two")
    known = sources(local)
    assert local.version == before
    assert (known.grade("Reuters").mark, known.grade("my blog").reason) == ("E", "burnt us twice")
    assert known.grade("Haaretz").mark == "B"
    assert known.are_rivals("SWE", "NOR")
    assert not sources(vocab.load()).are_rivals("SWE", "NOR")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (RELIABILITY_FILE, "grades: []", "no list of reliability"),
        (RELIABILITY_FILE, "reliability:\n- {grade: G, reason: x, sources: [a]}", "one letter, A to F"),
        (RELIABILITY_FILE, "reliability:\n- {grade: A, reason: x, sources: []}", "name at least one source"),
        (RELIABILITY_FILE, "reliability:\n- {grade: A, sources: [a]}", "field reason"),
        (RIVALS_FILE, "rivals:\n- {parties: [IND], since: 1947}", "write two codes"),
    ],
)
def test_a_malformed_list_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=message):
        sources(vocab.load(tmp_path))
