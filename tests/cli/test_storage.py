"""The database copied, kept in a file and brought back from the command line; nothing is replaced unasked."""

import json
from pathlib import Path

from tests.cli.program import Program

from pactwatch.store import open_store

HELD = {"documents": 2, "claims": 3, "failures": 0, "judgements": 0}


def test_backup_and_restore(program: Program, database: Path, tmp_path: Path) -> None:
    answer = program("store", "backup", "kept.backup", "--db", database)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "kept in kept.backup: 2 documents, 3 claims, 0 failures, 0 judgements\n"
    answer = program("store", "restore", "kept.backup", "--db", "back.db", "--json")
    assert answer.code == 0
    assert json.loads(answer.out) == HELD
    with open_store(str(database)) as first, open_store(str(tmp_path / "back.db")) as second:
        assert list(first.documents()) == list(second.documents())
    assert program("register", "--db", "back.db").out == program("register", "--db", database).out


def test_copy(program: Program, database: Path) -> None:
    answer = program("store", "copy", database, "copied.db")
    assert answer.out == "copied to copied.db: 2 documents, 3 claims, 0 failures, 0 judgements\n"
    assert program("deal", "a1b2c3", "--db", "copied.db").out == program("deal", "a1b2c3", "--db", database).out


def test_nothing_is_replaced_unasked(program: Program, database: Path) -> None:
    Path("mine").write_text("mine")
    for words in (
        ("backup", "mine", "--db", database),
        ("restore", "kept", "--db", database),
        ("copy", "kept", database),
    ):
        program("store", "backup", "kept", "--db", database)
        answer = program("store", *words)
        assert answer.code == 2
        assert "--force" in answer.err
        assert answer.err.count("\n") == 1
        assert program("store", *words, "--force").code == 0


def test_what_is_not_there_is_told_in_one_line(program: Program, database: Path) -> None:
    for code, words in (
        (1, ("copy", "absent.db", "new.db")),
        (1, ("backup", "kept", "--db", "absent.db")),
        (2, ("restore", "absent", "--db", "new.db")),
        (2, ("copy", database, database)),
    ):
        answer = program("store", *words)
        assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert not Path("new.db").exists()
    assert not Path("kept").exists()
