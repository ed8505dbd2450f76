"""Entries made of a register's designations."""

from pathlib import Path

from pactwatch import vocab
from pactwatch.model import Category
from pactwatch.vocab.check import problems
from pactwatch.vocab.imported import Listed, as_yaml, systems_from

VOCABULARY = vocab.load()


def test_only_the_unknown_becomes_an_entry() -> None:
    rows = [
        Listed("Leopard-2A6", "tank", "DEU", True),
        Listed("vehicle engine", "vehicle engine", "DEU", True),
        Listed("Zzyzx-77", "tank", "SWE", True),
        Listed("Zzyzx-77", "tank", "NOR", False),
        Listed("Zzyzx-77", "teapot", "NOR", True),
    ]
    (made,) = systems_from(VOCABULARY, rows)
    assert (made.id, made.name, made.category, made.sipri) == (
        "own-zzyzx-77",
        "Zzyzx-77",
        Category.ARMOURED_VEHICLE,
        "tank",
    )
    assert made.origin == ("SWE",)  # what Norway passed on was not new
    assert made.unroca == "II"
    assert made.loose == ()


def test_the_origin_stays_open_where_several_supply() -> None:
    rows = [Listed("Zzyzx-77", "tank", "SWE", True), Listed("Zzyzx-77", "tank", "NOR", True)]
    (made,) = systems_from(VOCABULARY, rows)
    assert made.origin == ()


def test_ordinary_words_and_shared_names_are_loose() -> None:
    rows = [
        Listed("Zzyzx", "tank", "SWE", True),
        Listed("F-22", "frigate", "SWE", True),
        Listed("Qqq-1", "frigate", "SWE", True),
        Listed("Qqq-1", "tank", "SWE", True),
    ]
    made = {(system.name, system.category): system for system in systems_from(VOCABULARY, rows)}
    assert all(system.loose == (system.name,) for system in made.values())
    assert len({system.id for system in made.values()}) == len(made) == 4


def test_the_file_reads_back(tmp_path: Path) -> None:
    rows = [Listed('Nästa "Z" 4: no', "tank", "SWE", True), Listed("Yes-8", "frigate", None, True)]
    made = systems_from(VOCABULARY, rows)
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "own.yaml").write_text(as_yaml(made, "made: for this test"), encoding="utf-8")
    local = vocab.load(tmp_path)
    assert [local.systems[system.id] for system in made] == list(made)
    assert problems(local) == ()


def test_a_file_of_nothing_reads_back(tmp_path: Path) -> None:
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "own.yaml").write_text(as_yaml((), "nothing new"), encoding="utf-8")
    assert vocab.load(tmp_path).systems == VOCABULARY.systems
