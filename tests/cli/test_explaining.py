"""One file read on its own, and why it is read so."""

import json
from pathlib import Path

from tests.cli.program import Program

REPORT = "Poland signed a contract for 180 K2 Black Panther tanks from South Korea. Rain fell on its F-16 fighters.\n"


def test_read_of_a_file_prints_its_claims_and_keeps_nothing(program: Program) -> None:
    Path("one.txt").write_text(REPORT)
    answer = program("read", "one.txt")
    assert answer.code == 0
    assert "KOR to POL: 180 K2 Black Panther, ordered (confidence 0." in answer.out
    assert not Path("pactwatch.db").exists()
    (claim,) = json.loads(program("read", "one.txt", "--json").out)["claims"]
    assert claim["content"]["item"]["value"]["system"] == "k2-black-panther"


def test_read_says_where_there_is_no_claim(program: Program) -> None:
    Path("one.txt").write_text("It rained in Oslo on Monday and it will rain again tomorrow.\n")
    assert program("read", "one.txt").out == "no claims\n"


def test_read_says_where_a_text_without_a_claim_is_likely_to_tell_of_something(program: Program) -> None:
    Path("one.txt").write_text("Rifles, tanks and missiles were on the table in Lima, said the Swedish maker.\n")
    first, second = program("read", "one.txt").out.splitlines()
    assert first == "no claims"
    assert second.startswith("but the text is likely (0.")
    told = json.loads(program("read", "one.txt", "--json").out)
    assert told["claims"] == []
    assert 0.75 < told["relevance"] < 1


def test_explain_goes_sentence_by_sentence(program: Program) -> None:
    Path("one.txt").write_text(REPORT)
    answer = program("read", "one.txt", "--explain")
    assert answer.code == 0
    assert "1 [0-73] Poland signed a contract" in answer.out
    assert "supplier KOR 0." in answer.out
    assert "(least 0.30)" in answer.out
    assert "left out: " in answer.out
    assert "What the text may tell\n  KOR to POL: K2 Black Panther, ordered" in answer.out
    assert "\nThat it tells of a transfer or an agreement at all: 0." in answer.out


def test_explain_as_data(program: Program) -> None:
    Path("one.txt").write_text(REPORT)
    found = json.loads(program("read", "one.txt", "--explain", "--json").out)
    assert [sentence["number"] for sentence in found["sentences"]] == [1, 2]
    assert found["transfers"][0]["against"] is None
    assert found["transfers"][0]["reasons"][0].keys() == {"name", "weight"}


def test_explain_needs_a_file(program: Program) -> None:
    answer = program("read", "--explain")
    assert answer.code == 2
    assert "go with one file" in answer.err


def test_a_file_in_another_language_is_named(program: Program) -> None:
    Path("one.txt").write_text("La Pologne a signé un contrat pour 180 chars avec la Corée du Sud, dit le ministère.\n")
    answer = program("read", "one.txt", "--explain")
    assert answer.code == 1
    assert "French" in answer.err
