"""The vocabulary's own commands."""

import json
import re
from pathlib import Path

from tests.cli.program import Program


def test_built_in_vocabulary_passes(program: Program) -> None:
    answer = program("vocab", "check", "--json")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert found["systems"] > 300
    assert found["problems"] == []


def test_contradictions_are_listed(program: Program) -> None:
    Path("mine").mkdir()
    Path("mine/makers.yaml").write_text(
        "provenance: made for this test\n"
        "makers:\n"
        "  - {id: norn, name: Norn Works, aliases: [], loose: [], home: XXZ, kind: maker}\n"
    )
    answer = program("vocab", "check", "mine")
    assert answer.code == 1
    assert "maker norn: unknown party 'XXZ'" in answer.out
    assert re.fullmatch(r"pactwatch: \d+ contradictions? in the vocabulary; mend the files named\n", answer.err)


def test_malformed_folder_is_named(program: Program) -> None:
    Path("mine").mkdir()
    Path("mine/parties.yaml").write_text("parties: [")
    answer = program("vocab", "check", "mine")
    assert answer.code == 1
    assert "parties.yaml: not YAML" in answer.err
    assert answer.err.count("\n") == 1
