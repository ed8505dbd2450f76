import json
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.register.others.exports import deal, export

GRIPEN = ("Gripen-E", "2025", "", "12", "?", "fighter aircraft", "0", "", "", "New", "Selected")
MAP = "name: Own\ncolumns: {supplier: From, recipient: To, designation: What, number_ordered: Number}\n"


@pytest.fixture
def sipri(tmp_path: Path) -> Path:
    """SIPRI's register with one row that the made database has too, one that it lacks, and one that is broken."""
    file = tmp_path / "sipri.csv"
    gripen = deal(*GRIPEN, recipient="Peru", supplier="Sweden")
    lacking = deal("RBS-70", "1980", "", "10", "", "portable SAM", recipient="Peru", supplier="Sweden")
    file.write_bytes(export(gripen, lacking, "Peru,Sweden,soon"))
    return file


def test_two_registers_as_a_table(program: Program, database: Path, sipri: Path) -> None:
    answer = program("reconcile", "sipri", sipri, "--db", database)
    assert answer.code == 3
    assert "SIPRI (sipri.csv, made on 2026-05-18): in both 1 agree and 0 differ" in " ".join(answer.out.split())
    assert "Sweden to Peru" in answer.out
    assert "Only theirs" in answer.out
    assert "RBS-70" in answer.out
    assert "1 row could not be read:\n  line 8: 3 cells where the heading has 16" in answer.err


def test_two_registers_as_data(program: Program, database: Path, sipri: Path) -> None:
    answer = program("reconcile", "sipri", sipri, "--db", database, "--json")
    found = json.loads(answer.out)
    assert [one["row"]["designation"] for one in found["matched"]] == ["Gripen-E"]
    assert found["matched"][0]["fields"][0]["field"] == "item"
    assert [row["designation"] for row in found["theirs"]] == ["RBS-70"]
    assert (found["ours"], found["outside"]) == ([], [])
    assert found["counts"]["only_theirs"] == 1
    assert found["problems"][0]["lines"] == [8]


def test_two_registers_as_a_page(program: Program, database: Path, sipri: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    answer = program("reconcile", "sipri", sipri, "--db", database, "--html", "-o", page)
    assert (answer.code, answer.out) == (3, "")
    assert page.read_text().startswith("<!DOCTYPE html>")


def test_both_sides_are_narrowed_down(program: Program, database: Path, sipri: Path) -> None:
    found = json.loads(program("reconcile", "sipri", sipri, "--db", database, "--supplier", "france", "--json").out)
    assert (found["matched"], found["theirs"], found["ours"]) == ([], [], [])
    answer = program("reconcile", "sipri", sipri, "--db", database, "--recipient", "Perru")
    assert answer.code == 2
    assert "did you mean Peru" in answer.err


def test_rows_of_only_theirs_are_cut_off_with_a_word(program: Program, database: Path, sipri: Path) -> None:
    sipri.write_bytes(export(*(deal(f"Ada-{number}") for number in range(5))))
    answer = program("reconcile", "sipri", sipri, "--db", database, "--limit", "2")
    assert answer.code == 0
    assert "and 3 rows more" in answer.out
    assert program("reconcile", "sipri", sipri, "--db", database, "--limit", "0").out.count("Ada-") == 5


def test_why_not_names_the_documents_that_came_near(program: Program, database: Path, sipri: Path) -> None:
    answer = program("reconcile", "sipri", sipri, "--db", database, "--why-not", "7")
    assert "Sweden to Peru, RBS-70" in answer.out
    assert "does not name the item (RBS-70); between the same parties it tells of Gripen" in " ".join(
        answer.out.split()
    )
    assert "\x1b" not in answer.out
    found = json.loads(program("reconcile", "sipri", sipri, "--db", database, "--why-not", "7", "--json").out)
    assert found["looked_through"] == 2
    assert {one["document"] for one in found["documents"]} == {"d" * 32, "e" * 32}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--why-not", "6"], "line 6: we have this row, as deal a1b2c3d4"),
        (["--why-not", "2"], "line 2: sipri.csv has no row there"),
        (["--why-not", "7", "--html"], "--why-not: has no page"),
    ],
)
def test_why_not_of_no_lacking_row_is_wrong_usage(
    program: Program, database: Path, sipri: Path, words: list[str], reason: str
) -> None:
    answer = program("reconcile", "sipri", sipri, "--db", database, *words)
    assert (answer.code, answer.out) == (2, "")
    assert reason in answer.err


def test_why_not_says_so_where_nothing_came_near(program: Program, database: Path, sipri: Path) -> None:
    sipri.write_bytes(export(deal("Ada", recipient="Kenya", supplier="Italy")))
    answer = program("reconcile", "sipri", sipri, "--db", database, "--why-not", "6")
    assert "None of 2 documents came near" in " ".join(answer.out.split())


def test_a_table_is_compared_by_its_mapping(program: Program, database: Path, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(MAP)
    (tmp_path / "own.csv").write_text("From,To,What,Number\nSweden,Peru,JAS 39 Gripen,12\n")
    answer = program("reconcile", "table", "own.csv", "--map", "own.yaml", "--db", database, "--json")
    assert answer.code == 0
    (one,) = json.loads(answer.out)["matched"]
    assert {field["field"]: field["verdict"] for field in one["fields"]}["number_ordered"] == "agree"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.csv", None, "missing.csv: cannot be read"),
        ("other.csv", b"a,b\n1,2\n", "other.csv: no heading of SIPRI's trade register"),
        ("empty.csv", b"", "empty.csv: empty"),
    ],
)
def test_a_file_that_is_no_register_is_one_line(
    program: Program, database: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = program("reconcile", "sipri", name, "--db", database)
    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
    assert answer.err.count("\n") == 1


@pytest.fixture
def releases(tmp_path: Path) -> tuple[Path, Path]:
    """Two releases: a row that grew, one reworded, one gone, one new."""
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_bytes(
        export(
            deal("Ada", "2018", "", "4", "", "frigate", "1", "", "2023"),
            deal("Kaan", "2019", "", "2", "", "aircraft"),
            deal("Anka", "2020", "", "3", "", "drone", recipient="Kenya"),
            day="13 Mar 2025",
        )
    )
    new.write_bytes(
        export(
            deal("Ada", "2018", "", "4", "", "frigate", "2", "", "2023; 2025"),
            deal("Hurjet", "2025", "", "6", "", "trainer"),
            deal("Anka", "2020", "?", "3", "", "armed drone", recipient="Kenya"),
        )
    )
    return old, new


def test_what_changed_between_releases_in_words(program: Program, releases: tuple[Path, Path]) -> None:
    answer = program("diff", *releases)
    assert answer.code == 0
    assert answer.out == (
        "SIPRI, old.csv to new.csv: 1 row added, 1 dropped, 1 changed\n"
        "\nChanged:\n"
        "  Turkiye to Pakistan, Ada (ordered 2018): number delivered: 1, now 2; "
        "years of delivery: 2023, now 2023, 2025\n"
        "\nAdded:\n  Turkiye to Pakistan, Hurjet: ordered 2025, 6 ordered, none delivered\n"
        "\nDropped:\n  Turkiye to Pakistan, Kaan: ordered 2019, 2 ordered, none delivered\n"
    )


def test_all_changes_show_doubt_and_wording_too(program: Program, releases: tuple[Path, Path]) -> None:
    answer = program("diff", *releases, "--all", "--recipient", "KEN")
    assert answer.out.splitlines()[0].endswith("0 rows added, 0 dropped, 1 changed")
    assert "year of order: 2020, now 2020?; description: drone, now armed drone" in answer.out


def test_releases_as_data_and_as_a_page(program: Program, releases: tuple[Path, Path]) -> None:
    found = json.loads(program("diff", *releases, "--json").out)
    assert (found["old_made"], found["new_made"]) == ("2025-03-13", "2026-05-18")
    assert found["counts"] == {"added": 1, "dropped": 1, "changed": 1, "reworded": 0, "same": 0}
    assert [change["kind"] for change in found["changed"][0]["changes"]] == ["value", "value"]
    page = program("diff", *releases, "--html")
    assert "What changed in" in page.out


def test_text_of_a_register_steers_no_terminal(program: Program, releases: tuple[Path, Path]) -> None:
    old, new = releases
    new.write_bytes(export(deal("Ada\x1b[31m", "2018", "", "4")))
    assert "\x1b" not in program("diff", old, new).out
    assert "\x1b" not in program("diff", old, new, "--json").out
