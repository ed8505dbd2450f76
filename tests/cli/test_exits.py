"""Errors are one line with the remedy; help loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import Program

from pactwatch.cli import look
from pactwatch.cli.app import COMMANDS, GROUPS

NEED_A_REGISTER = [
    ["read"],
    ["link"],
    ["register"],
    ["deal", "a"],
    ["document", "a"],
    ["dossier", "TUR", "PAK"],
    ["export", "--format", "json"],
]
HEAVY = ("sqlalchemy", "alembic", "rich.console", "trafilatura", "yaml", "pydantic", "structlog", "jinja2", "lxml")


@pytest.mark.parametrize("words", NEED_A_REGISTER, ids=lambda words: words[0])
def test_missing_database(program: Program, words: list[str], tmp_path: Path) -> None:
    answer = program(*words, "--db", "absent.db")
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.startswith("pactwatch: absent.db: no database here;")
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["runn"], "pactwatch: No such command 'runn'"),
        (["run", ".", "--nope"], "pactwatch: run: No such option: --nope"),
        (["run", ".", "--date", "yesterday"], "pactwatch: --date: date 'yesterday'"),
        (["export"], "pactwatch: export: Missing option '--format'"),
        (["vocab", "chek"], "pactwatch: vocab: No such command 'chek'"),
    ],
)
def test_wrong_usage(program: Program, words: list[str], says: str, tmp_path: Path) -> None:
    answer = program(*words)
    assert answer.code == 2
    assert answer.err.startswith(says)
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_run_without_places_begins_no_database(program: Program, tmp_path: Path) -> None:
    answer = program("run")
    assert answer.code == 1
    assert "no database here" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_settings_are_heeded(program: Program, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTWATCH_DATABASE_URL", str(database))
    assert program("register").code == 0
    monkeypatch.setenv("PACTWATCH_BATCH", "none")
    answer = program("register")
    assert answer.code == 2
    assert answer.err.startswith("pactwatch: setting batch:")


def test_fault_of_ours_is_one_line_too(program: Program, monkeypatch: pytest.MonkeyPatch, database: Path) -> None:
    from pactwatch import views

    def faulty(*given: object) -> None:
        raise LookupError("a fault\nin two lines")

    monkeypatch.setattr(views, "listing", faulty)
    answer = program("register", "--db", database)
    assert answer.code == 1
    assert answer.err.startswith("pactwatch: LookupError: a fault in two lines; this is a fault of pactwatch")
    assert answer.err.count("\n") == 1


def test_developer_gets_the_trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = "from pactwatch.cli import main, look; import sys; sys.argv = ['pactwatch', 'vocab', 'check']\n"
    program += "from pactwatch import vocab\nvocab.load = None\nmain()"
    for debug, traced in (("0", False), ("1", True)):
        monkeypatch.setenv("PACTWATCH_DEBUG", debug)
        ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 1
        assert ("Traceback" in ran.stderr) is traced


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["vocab"], ["vocab", "--help"], ["register", "--help"]])
def test_help(program: Program, words: list[str]) -> None:
    answer = program(*words)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Usage: pactwatch")


def test_help_names_every_command(program: Program) -> None:
    shown = program("--help").out
    for name in [command.__name__ for command in COMMANDS] + list(GROUPS):
        assert f"  {name} " in shown


def test_version(program: Program) -> None:
    from pactwatch import __version__

    assert program("--version").out == f"pactwatch {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    program = f"import sys, pactwatch.cli.app; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_every_command_says_what_it_does() -> None:
    assert all((command.__doc__ or "").strip().endswith(".") for command in COMMANDS)
    assert look.register in COMMANDS
