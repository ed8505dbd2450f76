"""What the register shows of a deal, a document and two parties, as tables and as data."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

ESCAPE = "\x1b"


def test_register_is_a_table_that_fits_80_columns(program: Program, database: Path) -> None:
    answer = program("register", "--db", database)
    assert (answer.code, answer.err) == (0, "")
    assert max(len(line) for line in answer.out.splitlines()) <= 80
    row = next(line for line in answer.out.splitlines() if "Sweden" in line)
    assert all(word in row for word in ("Peru", "Gripen", "3,000,000,000"))
    assert "sought (published 2021-03-04), ordered (date unknown)" in " ".join(answer.out.split())


def test_register_as_data(program: Program, database: Path) -> None:
    answer = program("register", "--db", database, "--json")
    found = json.loads(answer.out)
    assert list(found) == ["version", "deals"]
    assert [deal["supplier"] for deal in found["deals"]] == [["SWE"]]
    assert found["deals"][0]["value"]["amount"] == 3_000_000_000
    assert program("register", "--db", database, "--json") == answer


@pytest.mark.parametrize(
    ("filters", "deals"),
    [
        (["--supplier", "SWE"], 1),
        (["--supplier", "Sweden", "--recipient", "per"], 1),
        (["--supplier", "PER"], 0),
        (["--party", "Peru"], 1),
        (["--item", "gripen"], 1),
        (["--item", "Rafale"], 0),
        (["--category", "aircraft"], 1),
        (["--stage", "cancelled"], 0),
        (["--since", "2021-03"], 1),
        (["--since", "2022"], 0),
        (["--as-of", "2020"], 0),
        (["--as-of", "2021-03-04"], 1),
    ],
)
def test_filters(program: Program, database: Path, filters: list[str], deals: int) -> None:
    answer = program("register", "--db", database, "--json", *filters)
    assert len(json.loads(answer.out)["deals"]) == deals


def test_nothing_left_is_said(program: Program, database: Path) -> None:
    assert "None of the 1 deal" in program("register", "--db", database, "--supplier", "PER").out


def test_register_as_it_was_known(program: Program, database: Path) -> None:
    deal = json.loads(program("register", "--db", database, "--json", "--as-of", "2021").out)["deals"][0]
    assert (deal["stage"], deal["claims"]) == ("sought", 1)


@pytest.mark.parametrize("name", ["a1b2c3d4", "a1b2c", "a1"])
def test_deal_by_id_or_its_beginning(program: Program, database: Path, name: str) -> None:
    answer = program("deal", name, "--db", database)
    assert answer.code == 0
    assert answer.out.startswith("Sweden to Peru")
    assert "[Gripen]" not in answer.out
    assert "two officers" in answer.out


def test_deal_with_reasons_shows_the_words(program: Program, database: Path) -> None:
    answer = program("deal", "a1b2c3d4", "--why", "--db", database)
    assert "chosen because:" in answer.out
    assert "[Gripen]" in answer.out
    assert "[over 20]" in answer.out


def test_deal_as_data(program: Program, database: Path) -> None:
    found = json.loads(program("deal", "a1", "--db", database, "--json").out)
    assert found["id"] == "a1b2c3d4"
    assert [step["stage"] for step in found["history"]] == ["sought", "ordered"]


def test_document_with_its_claims(program: Program, database: Path) -> None:
    answer = program("document", "dddd", "--db", database)
    assert answer.code == 0
    assert "Wire, 2021-03-04 (from text); language en; one.txt" in answer.out
    assert "supplier Sweden" in answer.out
    assert ESCAPE not in answer.out
    found = json.loads(program("document", "dddd", "--db", database, "--json").out)
    assert [claim["id"] for claim in found["claims"]] == ["a1b2c3d4"]


def test_dossier_of_two_parties(program: Program, database: Path) -> None:
    answer = program("dossier", "Sweden", "PER", "--db", database)
    assert answer.code == 0
    assert "Sweden to Peru" in answer.out
    assert "no transfers from Peru to Sweden" in answer.out
    assert "support in a conflict" in answer.out
    found = json.loads(program("dossier", "swe", "peru", "--db", database, "--json").out)
    assert len(found["given"]) == len(found["cooperation"]) == 1


def test_answer_goes_to_a_file(program: Program, database: Path, tmp_path: Path) -> None:
    answer = program("register", "--db", database, "-o", tmp_path / "rows.txt")
    assert answer.out == ""
    assert "Gripen" in (tmp_path / "rows.txt").read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["deal", "zz"], "deal 'zz': not in the register"),
        (["document", "zz"], "document 'zz': not in the register"),
        (["dossier", "Atlantis", "PER"], "party 'Atlantis'"),
        (["register", "--supplier", "Atlantis"], "party 'Atlantis'"),
        (["register", "--stage", "done"], "--stage: 'done' is not known; take one of sought"),
        (["register", "--since", "soon"], "--since: date 'soon'"),
        (["register", "-o", "/absent/rows.txt"], "/absent/rows.txt: cannot be written"),
    ],
)
def test_wrong_usage_is_one_line(program: Program, database: Path, words: list[str], says: str) -> None:
    answer = program(*words, "--db", database)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith(f"pactwatch: {says}")
    assert answer.err.count("\n") == 1


def test_documents_that_wait_for_the_reader_are_said(program: Program, database: Path) -> None:
    Path("late.txt").write_text("Peru waits for the first of its aircraft, an officer said in Lima.\n")
    program("add", "--db", database, "late.txt")
    answer = program("register", "--db", database)
    assert answer.code == 0
    assert answer.err == (
        "pactwatch: 1 document is not read by this version of the reader; `pactwatch read` reads it\n"
    )
    program("read", "--db", database)
    assert program("register", "--db", database).err == ""


def test_document_that_no_reader_covers_is_said_once(program: Program, database: Path) -> None:
    Path("french.txt").write_text("Le Pérou attend encore ses premiers avions de combat, a dit un officier à Lima.\n")
    assert program("run", "--db", database, "french.txt").code == 3
    assert program("register", "--db", database).err == ""


def test_a_register_that_is_kept_is_shown_as_it_is_when_linked_for_the_look(
    program: Program, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = json.loads(program("register", "--db", database, "--json").out)["deals"][0]
    view = json.loads(program("deal", found["id"], "--db", database, "--json").out)
    commands = [
        ["register"],
        ["register", "--json", "--party", "Peru", "--sort", "value"],
        ["register", "--recorded-since", "2020"],
        ["deal", found["id"][:6], "--why"],
        ["deal", found["id"], "--why", "--json"],
        ["document", view["claims"][0]["document"], "--json"],
        ["deal", "no-such-deal"],
    ]
    linked = [program(*command, "--db", database) for command in commands]
    assert program("link", "--db", database).code == 0
    monkeypatch.setattr("pactwatch.pipeline.build_register", None)  # nothing is linked for a look any more
    assert [program(*command, "--db", database) for command in commands] == linked
