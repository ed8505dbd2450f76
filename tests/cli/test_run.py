"""All stages at once and one at a time, and what is said about inputs that fail."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import Program

PROGRAM = [sys.executable, "-c", "from pactwatch.cli import main; main()"]


def test_run_prints_the_register(program: Program, reports: Path) -> None:
    answer = program("run", reports, "--db", "r.db")
    assert (answer.code, answer.err) == (0, "")
    assert max(len(line) for line in answer.out.splitlines()) <= 80
    assert "South Korea" in " ".join(answer.out.split())
    assert "K2" in answer.out
    assert "2 documents (2 stories)" in answer.out


def test_run_again_changes_nothing(program: Program, reports: Path) -> None:
    first = json.loads(program("run", reports, "--db", "r.db", "--json").out)
    again = json.loads(program("run", reports, "--db", "r.db", "--json").out)
    assert (first["added"], first["already_there"]) == (2, 0)
    assert (again["added"], again["already_there"], again["claims"]) == (0, 2, 0)
    assert first["deals"] == again["deals"]
    assert first["version"] == again["version"]


def test_stages_apart_make_the_same_register(program: Program, reports: Path) -> None:
    whole = json.loads(program("run", reports, "--db", "whole.db", "--json").out)
    assert program("add", reports, "--db", "apart.db").out == "2 documents added, 0 already there\n"
    read = json.loads(program("read", "--db", "apart.db", "--json").out)
    assert read["claims"] == whole["claims"] > 0
    linked = json.loads(program("link", "--db", "apart.db", "--json").out)
    assert linked["version"] == whole["version"]
    assert linked["counts"]["deals"] == len(whole["deals"])


def test_flags_hold_for_all_reports(program: Program, reports: Path) -> None:
    program("run", reports, "--db", "r.db", "--date", "2019-05", "--publisher", "The Gazette")
    answer = program("export", "--format", "json", "--db", "r.db")
    assert "The Gazette" in answer.out
    assert "2019-05" in answer.out


def test_bad_inputs_are_listed_and_the_rest_is_read(program: Program, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (reports / "lines.jsonl").write_text('{"text": "broken\n')
    os.mkfifo(reports / "pipe.txt")
    (reports / "dangling.txt").symlink_to(reports / "absent.txt")
    answer = program("run", reports, "--db", "r.db")
    assert answer.code == 3
    assert "K2" in answer.out
    listed = answer.err.splitlines()
    assert listed[0] == "pactwatch: 6 inputs failed:"
    for name in ("empty.txt", "noise.bin", "broken.pdf", "lines.jsonl", "pipe.txt", "dangling.txt"):
        line = next(line for line in listed[1:] if name in line)
        assert ": " in line.partition(name)[2]
    failed = json.loads(program("run", reports, "--db", "r.db", "--json").out)["failed"]
    assert len(failed) == 6


def test_language_without_a_reader_is_kept_listed_and_said(program: Program, reports: Path) -> None:
    (reports / "french.txt").write_text(
        "La Pologne a commandé cent quatre-vingts chars à la Corée du Sud, a annoncé le ministère de la défense.\n"
    )
    answer = program("run", reports, "--db", "r.db")
    assert answer.code == 3
    assert "french.txt: written in French (fr), which no reader covers" in answer.err
    assert "3 documents" in answer.out


def test_hostile_text_cannot_steer_the_terminal(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bad\x1b[2J.txt").write_text("")
    answer = program("run", tmp_path / "bad\x1b[2J.txt", "--db", "r.db")
    assert answer.code == 3
    assert "\x1b" not in answer.out + answer.err


def test_pipe_gets_plain_text_and_data_apart_from_messages(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").write_text("")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PACTWATCH_")}
    ran = subprocess.run(
        [*PROGRAM, "run", str(reports), "--db", str(tmp_path / "r.db")],
        capture_output=True,
        env=environment | {"COLUMNS": "80", "TERM": "xterm-256color"},
        check=False,
    )
    assert ran.returncode == 3
    assert b"\x1b" not in ran.stdout + ran.stderr
    assert b"empty.txt" in ran.stderr
    assert b"empty.txt" not in ran.stdout


def test_reader_of_the_pipe_may_leave_early(database: Path) -> None:
    command = f'{sys.executable} -c "from pactwatch.cli import main; main()" export --format json --db {database}'
    ran = subprocess.run(["/bin/bash", "-c", f"{command} | head -c 10"], capture_output=True, check=False)
    assert ran.stderr == b""
    assert len(ran.stdout) == 10


def test_of_a_large_register_the_newest_deals_are_printed(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactwatch.cli.run.MANY", 1)
    monkeypatch.setattr("pactwatch.cli.run.NEWEST", 1)
    monkeypatch.setattr("pactwatch.pipeline.load_register", None)  # it is not loaded as a whole
    (tmp_path / "one.txt").write_text("date 2022-08-26\n\nPoland bought 180 K2 tanks from South Korea, it said.\n")
    (tmp_path / "two.txt").write_text("date 2024-03-01\n\nPeru ordered 24 Gripen jets from Sweden, officials said.\n")
    answer = program("run", tmp_path / "one.txt", tmp_path / "two.txt", "--db", tmp_path / "large.db")
    assert answer.code == 0
    assert "Gripen" in answer.out
    assert "K2" not in answer.out
    assert "the newest 1 of 2 deals; `pactwatch register` lists others" in " ".join(answer.out.split())
