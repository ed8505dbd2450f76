"""`judge`, `note`, `enter` and `review`: decisions from the command line, shown where people look."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.program import Program
from typer.testing import CliRunner

from pactwatch.cli.app import app


@pytest.fixture
def ada(program: Program, database: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on a register of two reports, used by Ada."""
    monkeypatch.setenv("PACTWATCH_REVIEWER", "Ada")
    monkeypatch.setenv("PACTWATCH_DATABASE_URL", str(database))
    return program


def test_who_decides_must_be_said(program: Program, database: Path) -> None:
    answer = program("judge", "accept", "c0ffee", "--db", database)
    assert (answer.code, answer.err) == (2, "pactwatch: who decides? say --by NAME, or set PACTWATCH_REVIEWER\n")


def test_a_rejected_claim_falls_out_and_comes_back(ada: Program) -> None:
    answer = ada("judge", "reject", "a1b2ffff", "--note", "no order")
    assert (answer.code, answer.err) == (0, "")
    assert "Ada rejected it (no order): Sweden to Peru: Gripen" in answer.out
    row = json.loads(ada("register", "--json").out)["deals"][0]
    assert (row["claims"], row["stage"]) == (1, "sought")
    assert "Ada rejected it (no order)" in ada("deal", "a1b2c3d4").out
    sheet = " ".join(ada("document", "eee").out.split())
    assert "Rejected: 1 claim claim a1b2ffff: supplier Sweden" in sheet
    assert "Ada rejected it (no order)" in sheet
    name = answer.out.split()[0]
    assert ada("judge", "undo", name[:6]).code == 0
    assert json.loads(ada("register", "--json").out)["deals"][0]["claims"] == 2
    assert "Rejected" not in ada("document", "eee").out
    again = ada("judge", "undo", name)
    assert (again.code, "is undone already" in again.err) == (2, True)


def test_an_id_that_names_a_deal_and_a_claim_must_say_which(ada: Program) -> None:
    answer = ada("judge", "accept", "a1b2c3d4")
    assert answer.code == 2
    assert "names a deal of 2 claims, and its earliest claim; say --deal or --claim" in answer.err
    assert ada("judge", "accept", "a1b2c3d4", "--deal").out.count("accepted it") == 2
    assert json.loads(ada("register", "--json").out)["deals"][0]["review"] == "accepted"


def test_a_correction_shows_before_and_after_with_who_made_it(ada: Program) -> None:
    assert ada("judge", "correct", "a1b2ffff", "number ordered", "about 30", "--note", "table 2").code == 0
    words = "Ada corrected number ordered: about 30, not at least 20 (table 2)"
    assert words in " ".join(ada("deal", "a1b2c3d4").out.split())
    assert f"reviewed: {words}" in " ".join(ada("deal", "a1b2c3d4", "--why").out.split())
    assert "corrected" in ada("register").out
    page = ada("export", "--format", "html").out
    assert "about 30, not at least 20</bdi> (<bdi>table 2</bdi>)" in page


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("correct", "a1b2ffff", "stage", "done"), "stage 'done': not known; take one of sought"),
        (("correct", "a1b2ffff", "price", "1"), "field 'price': a claim of transfer has no such field"),
        (("correct", "a1b2ffff", "stage", "ordered"), "stage: is ordered already"),
        (("accept", "zz"), "claim 'zz': not in the register"),
        (("same", "a1b2ffff", "a1b2ffff"), "same: is about 2 claims"),
        (("undo", "zz"), "judgement 'zz': not one in this database"),
        (("undo",), "nothing to undo"),
        (("missed", "eee", "not there"), "has no such passage"),
        (("export", "--as", "csv"), "--as: 'csv' is not known"),
    ],
)
def test_what_cannot_be_decided_says_why(ada: Program, words: tuple[str, ...], reason: str) -> None:
    answer = ada("judge", *words)
    assert (answer.code, answer.out) == (2, "")
    assert reason in answer.err


def test_a_conflict_is_shown_with_who_said_what_and_can_be_listed(ada: Program) -> None:
    ada("judge", "accept", "a1b2ffff")
    ada("judge", "reject", "a1b2ffff", "--by", "Bo", "--note", "an offer")
    sheet = " ".join(ada("deal", "a1b2c3d4").out.split())
    assert "[contested]" in sheet
    assert "Ada accepted it" in sheet
    assert "Bo rejected it (an offer)" in sheet
    assert "contested" in ada("register").out
    (one,) = json.loads(ada("judge", "list", "--open", "--json").out)
    assert [told["by"] for told in one["judgements"]] == ["Ada", "Bo"]
    assert "reviewers differ" in ada("export", "--format", "html").out
    assert "claims: 1 decided by two or more, 2 decisions; alike 0.000" in ada("judge", "agreement").out


def test_a_note_stands_with_the_deal(ada: Program) -> None:
    assert ada("note", "a1b2c3", "ask the\x1b[31m ministry").code == 0
    assert "Ada noted (ask the[31m ministry)" in ada("deal", "a1b2c3d4").out
    assert ada("note", "a1b2c3", " ").code == 2


def test_entering_a_deal_and_taking_it_back(ada: Program) -> None:
    told = ("--supplier", "TUR", "--recipient", "PAK", "--item", "MILGEM", "--number", "4", "--seen-in", "Yearbook")
    answer = ada("enter", *told, "--step", "ordered=2018-07", "--step", "delivered", "--date", "2024")
    assert (answer.code, answer.out.count("entered it by hand, seen in Yearbook")) == (0, 2)
    assert "ordered (2018-07), delivered (published 2024)" in " ".join(ada("register", "--supplier", "TUR").out.split())
    assert ada("judge", "undo", "--seen-in", "Yearbook").code == 0
    assert "MILGEM" not in ada("register").out
    assert ada("judge", "list").out == "No judgements.\n"
    assert ada("judge", "undo", "--seen-in", "Yearbook").code == 2


def test_entering_with_a_passage_needs_the_document(ada: Program) -> None:
    told = ("--supplier", "SWE", "--item", "Gripen")
    assert "go together" in ada("enter", *told, "--document", "eee").err
    answer = ada(
        "enter", *told, "--document", "eee", "--passage", "Gripen fighters from Sweden", "--field", "mode=sale"
    )
    assert answer.code == 0
    assert "by hand" in ada("judge", "list").out
    assert "has no '='" in ada("enter", *told, "--field", "mode", "--seen-in", "x").err


def test_judgements_travel_as_a_file(ada: Program, tmp_path: Path) -> None:
    ada("judge", "accept", "a1b2ffff")
    file, other = tmp_path / "judgements.jsonl", tmp_path / "other.db"
    assert ada("judge", "export", "-o", file).code == 0
    answer = ada("judge", "import", file, "--db", other)
    assert answer.out == "1 judgement added, 0 already there, 1 about documents that are not here\n"
    file.write_text(file.read_text().replace("Ada", "Eve"))
    answer = ada("judge", "import", file, "--db", other)
    assert (answer.code, "it was changed" in answer.err) == (3, True)


def typed(*lines: str, options: tuple[str, ...] = ()) -> str:
    """What `review` shows to somebody who types these lines."""
    answer = CliRunner().invoke(app, ["review", *options], "".join(f"{line}\n" for line in lines))
    assert (answer.exit_code, answer.stderr) == (0, "")
    return answer.stdout


def test_reviewing_claim_by_claim(ada: Program) -> None:
    shown = typed("h", "c", "stage", "done", "a", "r", "an offer", "k")
    assert shown.startswith("3 claims to look at")
    assert "[2 of 3]" in shown
    assert "stage 'done': not known" in shown or "has no such field" in shown
    assert "2 decisions kept" in shown
    assert json.loads(ada("judge", "list", "--all", "--json").out)[1]["note"] == "an offer"
    assert typed("q").startswith("1 claim to look at")


def test_an_undo_puts_the_claim_back_on_the_table(ada: Program) -> None:
    shown = typed("a", "u", "r", "", "q")
    assert shown.count("[1 of 3]") == 2
    listed = json.loads(ada("judge", "list", "--all", "--json").out)
    assert [one["decision"] for one in listed] == ["accept", "undo", "reject"]
    assert len(json.loads(ada("judge", "list", "--json").out)) == 1
    assert "nothing was decided in this sitting" in typed("u", "q")


def test_notes_and_pairs_from_the_table(ada: Program) -> None:
    deal = ("--deal", "a1b2c3d4")
    assert typed("q", options=(*deal, "--limit", "1", "--by", "Bo")).startswith("1 claim to look at")
    typed("d", "a1b2ffff", "n", "see the budget", "?", "", options=deal)
    decisions = {one["decision"] for one in json.loads(ada("judge", "list", "--all", "--json").out)}
    assert decisions == {"not_same", "note", "unsure"}
    assert len(json.loads(ada("register", "--json").out)["deals"]) == 2


def test_importing_a_table_names_every_row_that_is_left_out(ada: Program, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("From,To,What,Number\nTUR,PAK,MILGEM,4\nTUR,PAK,TB2,many\n")
    (tmp_path / "own.yaml").write_text(
        "name: own\ncolumns: {supplier: From, recipient: To, designation: What, number_ordered: Number}\n"
    )
    words = ("import", tmp_path / "own.csv", "--map", tmp_path / "own.yaml")
    dry = ada(*words, "--dry-run")
    assert (dry.code, dry.err) == (3, "")
    assert "line 2: taken: Türkiye to Pakistan: MILGEM; number ordered 4" in dry.out
    assert "line 3: left out (number ordered: 'many' is no number of items" in dry.out
    assert dry.out.endswith("nothing was kept (dry run)\n")
    counts = json.loads(ada(*words, "--json").out)["counts"]
    assert counts == {"taken": 1, "already there": 0, "passed over": 0, "left out": 1}
    assert "MILGEM" in ada("register").out
    assert ada("judge", "undo", "--seen-in", "own.csv").code == 0
    assert "MILGEM" not in ada("register").out


def test_what_joins_and_parts_reports_names_who_decided_it(ada: Program) -> None:
    assert ada("judge", "same", "a1b2c3d4", "a1b2ffff", "--note", "one tender").code == 0
    joins = " ".join(ada("deal", "a1b2c3d4", "--why").out.split()).partition("What joins these reports")[2]
    assert "reviewed: Ada told the two as one deal (one tender)" in joins
    assert "What parts" not in joins
    assert ada("judge", "not-same", "a1b2c3d4", "a1b2ffff", "--note", "two tenders").code == 0
    for name, other in (("a1b2c3d4", "a1b2ffff"), ("a1b2ffff", "a1b2c3d4")):
        (part,) = json.loads(ada("deal", name, "--why", "--json").out)["links"]["parts"]
        assert (part["claims"], part["deal"]) == ([name, other], other)
        assert part["lines"][0].startswith("reviewed: Ada told the two as two deals (two tenders), ")
    ada("judge", "same", "a1b2c3d4", "a1b2ffff", "--by", "Bo")
    shown = " ".join(ada("deal", "a1b2c3d4", "--why").out.split())
    assert "reviewed: reviewers differ, so it stays as read: Ada told the two as two deals" in shown
