"""The register for other programs: the same documents, the same bytes."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.program import Program


def test_formats(program: Program, database: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(program("export", "--format", "csv", "--db", database).out.splitlines()))
    assert [row["supplier"] for row in rows] == ["SWE"]
    assert json.loads(program("export", "--format", "json", "--db", database).out)["deals"]
    answer = program("export", "--format", "html", "--db", database, "-o", "register.html")
    assert (answer.code, answer.out) == (0, "")
    page = (tmp_path / "register.html").read_text()
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Gripen" in page
    assert "/home/ada" not in page


def test_same_reports_give_the_same_bytes(program: Program, reports: Path) -> None:
    exports = []
    for name in ("first.db", "second.db"):
        program("run", reports, "--db", name)
        exports.append([program("export", "--format", kind, "--db", name).out for kind in ("html", "csv", "json")])
    program("run", reports, "--db", "first.db")
    exports.append([program("export", "--format", kind, "--db", "first.db").out for kind in ("html", "csv", "json")])
    assert exports[0] == exports[1] == exports[2]


def test_the_page_comes_in_the_language_asked_for(
    program: Program, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {}
    for name, asked in (("flag", ("--language", "de")), ("none", ())):
        told[name] = program("export", "--format", "html", "--db", database, *asked).out
    assert '<html lang="de">' in told["flag"]
    assert "Lieferant" in told["flag"]
    assert '<html lang="en">' in told["none"]
    monkeypatch.setenv("PACTWATCH_SERVE_LANGUAGE", "de")
    assert program("export", "--format", "html", "--db", database).out == told["flag"]
    assert program("export", "--format", "csv", "--db", database).code == 0
    for kind, language in (("html", "xx"), ("csv", "de")):
        answer = program("export", "--format", kind, "--language", language, "--db", database)
        assert answer.code == 2
        assert "language" in answer.err


def test_format_that_is_not_known(program: Program, database: Path) -> None:
    answer = program("export", "--format", "docx", "--db", database)
    assert answer.code == 2
    assert answer.err.startswith("pactwatch: format 'docx'")
    assert "csv, html, json" in answer.err


def test_file_that_cannot_be_written(program: Program, database: Path, tmp_path: Path) -> None:
    answer = program("export", "--format", "csv", "--db", database, "-o", tmp_path)
    assert answer.code == 2
    assert "cannot be written" in answer.err
