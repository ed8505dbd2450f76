"""What is installed and reachable."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program

from pactwatch import vocab
from pactwatch.store import SCHEMA


def test_everything_needed_is_there(program: Program) -> None:
    answer = program("doctor")
    assert answer.code == 0
    assert "MISSING" not in answer.out
    assert vocab.load().version in answer.out
    assert "none yet" in " ".join(answer.out.split())
    assert list(Path().iterdir()) == []


def test_database_and_its_schema_are_told(program: Program, database: Path) -> None:
    checks = {check["name"]: check for check in json.loads(program("doctor", "--json", "--db", database).out)["checks"]}
    assert checks["database"]["ok"] is True
    assert f"schema {SCHEMA}, 2 documents, 3 claims" in checks["database"]["found"]
    assert checks["PostgreSQL driver"]["needed"] is False


@pytest.mark.parametrize("place", ["absent/register.db", "text.db"])
def test_database_that_cannot_be_opened(program: Program, place: str) -> None:
    Path("text.db").write_text("no database, but a text that is long enough to have a header\n" * 40)
    answer = program("doctor", "--db", place)
    assert answer.code == 1
    assert "MISSING" in answer.out


def test_setting_that_cannot_be_used(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACTWATCH_VOCABULARY", "absent-folder")
    answer = program("doctor", "--json")
    assert answer.code == 1
    checks = {check["name"]: check for check in json.loads(answer.out)["checks"]}
    assert checks["vocabulary"]["ok"] is False
    assert "absent-folder" in checks["vocabulary"]["found"]
