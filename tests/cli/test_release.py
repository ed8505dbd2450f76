import json
import shutil
from pathlib import Path

import pytest
from tests.cli.program import Program

FILES = ["CITATION.cff", "accuracy.json", "datapackage.json", "register.csv", "register.json"]


def test_releases_are_numbered_and_the_same_register_gives_the_same_bytes(program: Program, database: Path) -> None:
    first = program("release", "--db", database, "--date", "2026-05-18", "--author", "A desk")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("releases/0001: release 1 of 1 deals, version ")
    second = json.loads(program("release", "--db", database, "--date", "2026-05-18", "--json").out)
    assert second == {"release": "releases/0002", "files": FILES}
    for name in ("register.csv", "register.json"):
        assert Path("releases/0001", name).read_bytes() == Path("releases/0002", name).read_bytes()
    assert 'name: "A desk"' in Path("releases/0001/CITATION.cff").read_text()
    assert Path("releases/0001/register.csv").stat().st_mode & 0o222 == 0
    assert sorted(path.name for path in Path("releases").iterdir()) == ["0001", "0002"]


@pytest.mark.parametrize("name", [*FILES, "MANIFEST.sha256"])
def test_a_release_changed_by_one_byte_is_refused_and_the_file_named(
    program: Program, database: Path, name: str
) -> None:
    assert program("release", "--db", database, "--date", "2026-05-18").code == 0
    assert "5 files, all as published" in program("release", "--verify", "releases/0001").out
    file = Path("releases/0001", name)
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(content[:10] + bytes([content[10] ^ 1]) + content[11:])
    answer = program("release", "--verify", "releases/0001")
    assert (answer.code, answer.out) == (1, "")
    assert name in answer.err
    assert program("diff", "releases/0001", "releases/0001").code == 1


def test_what_is_no_release_is_refused(program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "no MANIFEST.sha256, so no release" in program("release", "--verify", "empty").err
    assert "cannot be read" in program("release", "--verify", "nowhere").err


def test_two_releases_are_told_apart_in_words_and_as_data(program: Program, database: Path) -> None:
    for day in ("2021-12-31", None):
        words = ["--as-of", day] if day else []
        assert program("release", "--db", database, "--date", "2026-05-18", *words).code == 0
    answer = program("diff", "1", "2")
    assert answer.code == 0
    assert "Sweden to Peru, JAS 39 Gripen (deal a1b2c3d4): stage: sought, now ordered" in answer.out
    assert "claims added: 1" in answer.out
    found = json.loads(program("diff", "releases/0001", "releases/0002", "--json").out)
    assert found["changed"][0]["changes"][0]["field"] == "stage"
    assert program("diff", "1", "2", "--html").code == 2
    assert "give two of a kind" in program("diff", "1", "other.csv").err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--date", "2026"], "names no day"),
        (["--figures", "figures.json"], "the figures are not JSON"),
        (["--to", "taken"], "cannot be written"),
    ],
)
def test_a_release_that_cannot_be_made_leaves_nothing(
    program: Program, database: Path, tmp_path: Path, words: list[str], reason: str
) -> None:
    (tmp_path / "figures.json").write_text("soon")
    (tmp_path / "taken").write_text("a file")
    answer = program("release", "--db", database, *words)
    assert answer.code == 2
    assert reason in answer.err
    assert not Path("releases").exists() or not list(Path("releases").iterdir())


def test_figures_given_stand_in_the_release(program: Program, database: Path, tmp_path: Path) -> None:
    (tmp_path / "figures.json").write_text('{"deal_f1": 0.7}')
    assert program("release", "--db", database, "--figures", "figures.json").code == 0
    assert json.loads(Path("releases/0001/accuracy.json").read_text()) == {"figures": {"deal_f1": 0.7}}
    shutil.rmtree("releases")
