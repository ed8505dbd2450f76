"""The loader: package data as it is, local entries over it, and errors that name file, entry, field and remedy."""

from pathlib import Path

import pytest

from pactwatch.errors import VocabularyError
from pactwatch.vocab import data_files, load, read_data
from pactwatch.vocab.check import problems


def folder_with(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


def test_package_data_loads_once() -> None:
    assert load() is load()
    assert load().party_name("TUR") == "Türkiye"


def test_every_data_file_says_where_its_facts_come_from() -> None:
    for name in data_files():
        content = read_data(name)
        assert isinstance(content, dict), name
        assert isinstance(content.get("provenance"), str), name


def test_local_entry_is_added(tmp_path: Path) -> None:
    local = folder_with(
        tmp_path,
        "systems/mine.yaml",
        "provenance: me\nsystems:\n- {id: zz-9, name: Zed ZZ-9, aliases: [ZZ-9], category: uav, origin: [TUR]}\n",
    )
    vocabulary = load(local)
    assert vocabulary.systems["zz-9"].aliases == ("ZZ-9",)
    found = vocabulary.system_named("zz 9")
    assert found is not None
    assert found.id == "zz-9"
    assert "zz-9" not in load().systems
    assert vocabulary.version != load().version
    assert vocabulary.parties.keys() == load().parties.keys()


def test_local_entry_overrides_by_id(tmp_path: Path) -> None:
    local = folder_with(
        tmp_path,
        "parties.yaml",
        "provenance: me\nparties:\n- {code: TUR, name: Turkey, kind: state, names: [Turkey]}\n",
    )
    vocabulary = load(local)
    assert vocabulary.party_name("TUR") == "Turkey"
    assert vocabulary.parties["TUR"].capitals == ()
    assert len(vocabulary.parties) == len(load().parties)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("systems/a.yaml", "systems: []\n", ["systems/a.yaml", "provenance"]),
        ("systems/a.yaml", "provenance: me\nsystems: [", ["systems/a.yaml", "not YAML"]),
        ("systems/a.yaml", "provenance: me\nsystems: {a: b}\n", ["systems/a.yaml", "not a list"]),
        ("systems/a.yaml", "provenance: me\nsystems: [text]\n", ["systems number 1", "not a mapping"]),
        ("systems/a.yaml", "provenance: me\nsystems: [{name: A}]\n", ["systems number 1", "field id"]),
        (
            "systems/a.yaml",
            "provenance: me\nsystems: [{id: a, name: A, category: boat}]\n",
            ["systems/a.yaml", "a:", "category", "'boat'", "submarine"],
        ),
        ("systems/a.yaml", "provenance: me\nsystems: [{id: A B, name: A}]\n", ["field id", "'A B'", "lower-case"]),
        ("systems/a.yaml", "provenance: me\nsystems: [{id: a, name: A, alias: [B]}]\n", ["unknown field 'alias'"]),
        (
            "systems/a.yaml",
            "provenance: me\nsystems: [{id: a, name: A, aliases: [737]}]\n",
            ["aliases", "737", "in quotes"],
        ),
        ("systems/a.yaml", "provenance: me\nsystems: [{id: a, name: A, aliases: TB2}]\n", ["aliases", "a list"]),
        (
            "systems/a.yaml",
            "provenance: me\nsystems: [{id: a, name: A, category: uav, origin: [Turkey]}]\n",
            ["origin", "ISO 3166-1"],
        ),
        (
            "systems/a.yaml",
            "provenance: me\nsystems: [{id: a, name: A, category: uav, unroca: XI}]\n",
            ["unroca", "'XI'", "SALW"],
        ),
        ("systems/a.yaml", "provenance: me\nsystems: [{id: a, name: A, name: B}]\n", ["line 2", "'name' twice"]),
        ("systems/a.yaml", "provenance: me\nsystems: [&x {id: a}, *x]\n", ["line 2", "an anchor"]),
        ("systems/a.yaml", "provenance: me\nsystems: [{id: !!str 1}]\n", ["line 2", "a tag"]),
        ("systems/a.yaml", "provenance: me\n---\nsystems: []\n", ["a second document"]),
        ("systems/a.yaml", "", ["provenance"]),
        ("parties.yaml", "provenance: me\nparties: [{code: tur, name: T, kind: state}]\n", ["code", "'tur'", "ISO"]),
        ("parties.yaml", "provenance: me\nparties: [{code: NOR, name: yes, kind: state}]\n", ["NOR", "name", "quotes"]),
        ("makers.yaml", "provenance: me\nmakers: [{id: a, name: A, home: TUR, kind: bank}]\n", ["kind", "shipyard"]),
        ("media.yaml", "provenance: me\noutlets: [{id: a, name: A, home: TUR, kind: official}]\n", ["kind", "expert"]),
        ("offices.yaml", "provenance: me\noffices: [{id: a, words: [King], kind: official, use: title}]\n", ["words"]),
        ("currencies.yaml", "provenance: me\ncurrencies: [{code: usd, name: D}]\n", ["code", "ISO 4217"]),
        ("currencies.yaml", "provenance: me\nmultipliers: [{word: pair, factor: 2.5}]\n", ["factor", "whole"]),
        ("pegs.yaml", "provenance: me\npegs: [{id: a, currency: SAR, per_dollar: -1}]\n", ["per_dollar", "above 0"]),
        (
            "pegs.yaml",
            "provenance: me\npegs: [{id: a, currency: SAR, per_dollar: 3.75, since: June}]\n",
            ["since", "YYYY-MM-DD"],
        ),
    ],
)
def test_a_malformed_file_is_refused_with_its_remedy(tmp_path: Path, name: str, text: str, words: list[str]) -> None:
    with pytest.raises(VocabularyError) as caught:
        load(folder_with(tmp_path, name, text))
    for word in words:
        assert word in str(caught.value)


def test_a_missing_local_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_other_data_files_are_read_by_name(tmp_path: Path) -> None:
    local = folder_with(tmp_path, "frames.yaml", "provenance: me\nframes: [1]\n")
    assert read_data("frames.yaml", local) == {"provenance": "me", "frames": [1]}
    with pytest.raises(VocabularyError, match=r"parties\.yaml"):
        read_data("none.yaml")


def test_an_entry_that_a_folder_has_twice_is_kept_once_and_listed(tmp_path: Path) -> None:
    text = (
        "provenance: me\nsystems:\n- {id: zz-9, name: ZZ-9, category: uav}\n- {id: zz-9, name: ZZ-8, category: uav}\n"
    )
    vocabulary = load(folder_with(tmp_path, "systems/a.yaml", text))
    assert vocabulary.systems["zz-9"].name == "ZZ-9"
    (line,) = (line for line in problems(vocabulary) if "zz-9" in line)
    assert line == "systems/a.yaml: zz-9: is in systems/a.yaml too; keep one of the two"
