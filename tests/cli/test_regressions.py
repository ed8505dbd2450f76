"""An error turned into a case, and the cases run."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

REPORT = "Rain fell in Lima. Sweden delivered 12 Gripen fighters to Peru on Monday. It rained again."


@pytest.fixture(autouse=True)
def report(program: Program) -> None:
    Path("one report.txt").write_text(REPORT)


def test_an_error_becomes_a_case_that_is_open(program: Program) -> None:
    answer = program(
        "eval", "case", "one report.txt", "--about", "a test", "--told", "SWE > CHL: Gripen", "--sentences", "2"
    )
    assert answer.code == 0
    assert "cases/one-report.json: fails now" in answer.out
    assert "not read: SWE > CHL: Gripen (read: SWE > PER: Gripen, 12, delivered)" in answer.out
    content = json.loads(Path("cases/one-report.json").read_text())
    assert content["text"] == "Sweden delivered 12 Gripen fighters to Peru on Monday."
    assert content["state"] == "open"
    run = program("eval", "cases")
    assert run.code == 0
    assert "one-report: open (a test)" in run.out


def test_what_is_read_well_is_kept_as_mended(program: Program) -> None:
    answer = program("eval", "case", "one report.txt", "--about", "a test", "--told", "SWE > PER: Gripen, delivered")
    assert "holds already" in answer.out
    assert json.loads(Path("cases/one-report.json").read_text())["state"] == "mended"
    assert program("eval", "cases", "cases", "--json").code == 0


def test_a_case_that_fails_again_fails_the_run(program: Program) -> None:
    program("eval", "case", "one report.txt", "--about", "a test", "--irrelevant")
    file = Path("cases/one-report.json")
    file.write_text(file.read_text().replace('"open"', '"mended"'))
    answer = program("eval", "cases")
    assert answer.code == 1
    assert "FAILS AGAIN" in answer.out
    assert answer.err.startswith("pactwatch: one-report: fails again")


def test_open_cases_that_hold_are_settled(program: Program) -> None:
    program("eval", "case", "one report.txt", "--about", "a test", "--relevant", "--name", "Rain!")
    file = Path("cases/rain.json")
    file.write_text(file.read_text().replace('"mended"', '"open"'))
    assert "1 open ones hold by now" in program("eval", "cases").out
    program("eval", "cases", "--settle")
    assert json.loads(file.read_text())["state"] == "mended"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing is expected"),
        (("--told", "Gripen"), "no transfer; write"),
        (("--irrelevant", "--sentences", "9"), "the report has 1 to 3"),
        (("--irrelevant", "--name", "?"), "no name for a case"),
    ],
)
def test_wrong_use_is_named(program: Program, words: tuple[str, ...], said: str) -> None:
    answer = program("eval", "case", "one report.txt", "--about", "a test", *words)
    assert answer.code in (1, 2)
    assert said in answer.err
    assert not Path("cases").exists()


def test_a_case_is_not_overwritten(program: Program) -> None:
    assert program("eval", "case", "one report.txt", "--about", "a test", "--relevant").code == 0
    again = program("eval", "case", "one report.txt", "--about", "another", "--irrelevant")
    assert (again.code, "there is a case of this name" in again.err) == (2, True)


def test_no_cases_say_how_to_make_one(program: Program) -> None:
    Path("cases").mkdir()
    answer = program("eval", "cases")
    assert (answer.code, "pactwatch eval case" in answer.err) == (2, True)
