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


EXPORT = """Trade Register
Data generated: 18 May 2026

Recipient,Supplier,Year of order,,Number ordered,,Weapon designation,Weapon description,Number delivered,,\
Year(s) of delivery,status
Poland,Germany,2014,,119,,Leopard-2A5,tank,119,,2014; 2015,Second hand
Poland,Sweden,2021,,12,?,Zzyzx-77,tank,,,,New
Poland,Germany,1998,,1,,vehicle engine,vehicle engine,1,,1999,New
"""


def test_coverage_of_a_register(program: Program) -> None:
    Path("export.csv").write_text(EXPORT)
    answer = program("vocab", "coverage", "export.csv", "--json")
    assert answer.code == 0
    (source,) = json.loads(answer.out)["sources"]
    assert source["source"] == "export.csv"
    assert source["covered"]["all"] == {"total": 3, "known": 1, "kinds": 1}
    assert source["covered"]["unknown"] == [{"designation": "Zzyzx-77", "description": "tank", "times": 1}]
    told = program("vocab", "coverage", "export.csv", "--since", "2000").out
    assert "export.csv: 2 rows, known 50.0 %" in told
    assert "2020-2029" in told
    assert "1990" not in told


def test_coverage_of_reports(program: Program) -> None:
    Path("one.txt").write_text("Norway ordered 12 KZ-900 drones and two Leopard 2A6 tanks from Germany.\n")
    answer = program("vocab", "coverage", "one.txt")
    assert answer.code == 0
    assert "2 designations in 1 report, known 50.0 %" in answer.out
    assert "KZ-900" in answer.out


def test_coverage_lists_what_could_not_be_read(program: Program) -> None:
    Path("one.txt").write_text("Norway ordered two Leopard 2A6 tanks from Germany.\n")
    answer = program("vocab", "coverage", "one.txt", "missing.txt", "--json")
    assert answer.code == 3
    assert json.loads(answer.out)["sources"][0]["documents"] == 1
    assert "missing.txt" in answer.err


def test_import_adds_to_the_own_vocabulary(program: Program) -> None:
    Path("export.csv").write_text(EXPORT)
    answer = program("vocab", "import", "sipri", "export.csv", "--folder", "mine")
    assert answer.code == 0
    assert "1 of 3 designations were new" in answer.out
    assert "pactwatch.toml" in answer.out
    Path("pactwatch.toml").write_text('vocabulary = "mine"\n')
    assert "known 66.7 %" in program("vocab", "coverage", "export.csv").out
    again = program("vocab", "import", "sipri", "export.csv", "--json")
    assert json.loads(again.out) == {"file": "mine/systems/imported-sipri.yaml", "added": 1, "designations": 3}
    assert program("vocab", "check").code == 0


def test_import_says_what_is_wrong(program: Program) -> None:
    Path("export.csv").write_text(EXPORT)
    Path("letter.csv").write_text("Dear reader\n")
    nowhere = program("vocab", "import", "sipri", "export.csv")
    assert (nowhere.code, "--folder" in nowhere.err) == (2, True)
    unknown = program("vocab", "import", "janes", "export.csv", "--folder", "mine")
    assert (unknown.code, "sipri" in unknown.err) == (2, True)
    other = program("vocab", "import", "sipri", "letter.csv", "--folder", "mine")
    assert (other.code, "no heading" in other.err) == (1, True)
    missing = program("vocab", "import", "sipri", "none.csv", "--folder", "mine")
    assert (missing.code, "cannot be read" in missing.err) == (1, True)
    assert not Path("mine").exists()
