"""The vocabulary's own commands."""

import json
from pathlib import Path

from tests.cli.program import Program


def test_built_in_vocabulary_passes(program: Program) -> None:
    answer = program("vocab", "check", "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["systems"] > 300


def test_malformed_folder_is_named(program: Program) -> None:
    Path("mine").mkdir()
    Path("mine/parties.yaml").write_text("parties: [")
    answer = program("vocab", "check", "mine")
    assert answer.code == 1
    assert "parties.yaml: not YAML" in answer.err
    assert answer.err.count("\n") == 1
