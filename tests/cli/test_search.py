"""Deals, claims and documents found from the command line."""

import json
from pathlib import Path

from tests.cli.program import Program


def test_search_finds_deals_claims_and_documents(program: Program, database: Path) -> None:
    assert program("link", "--db", database).code == 0
    answer = program("search", "gripen", "stage:ordered", "--db", database)
    assert (answer.code, answer.err) == (0, "")
    lines = [line.strip() for line in answer.out.splitlines() if line.strip()]
    assert lines[0] == "Deals: 1"
    assert "Sweden to Peru" in lines[1]
    assert "Claims: 1" in lines
    assert any("[Gripen]" in line for line in lines)
    assert "Documents: 1" in lines


def test_search_as_json(program: Program, database: Path) -> None:
    program("link", "--db", database)
    found = json.loads(program("search", '"two officers" in:claims,documents', "--json", "--db", database).out)
    assert found["totals"] == {"claims": 1, "documents": 1}
    assert [(hit["kind"], hit["id"]) for hit in found["hits"]] == [("claims", "a1b2c3d4"), ("documents", "d" * 32)]
    assert found["hits"][0]["deal"] == "a1b2c3d4"
    assert {"text": "two officers", "hit": True} in found["hits"][0]["snippet"]


def test_pages_of_hits(program: Program, database: Path) -> None:
    first = json.loads(program("search", "party:SWE in:claims", "--limit", "1", "--json", "--db", database).out)
    place = str(first["hits"][0]["place"])
    words = ("search", "party:SWE in:claims", "--limit", "2", "--before", place, "--json", "--db", database)
    rest = json.loads(program(*words).out)
    assert len(first["hits"]) == 1
    assert len(rest["hits"]) == 2
    assert first["hits"][0]["id"] not in {hit["id"] for hit in rest["hits"]}


def test_words_in_quotes_of_the_shell_stay_together(program: Program, database: Path) -> None:
    def totals(*words: str) -> dict[str, int]:
        totals: dict[str, int] = json.loads(program("search", *words, "--json", "--db", database).out)["totals"]
        return totals

    assert totals("Peru ordered", "in:documents") == {"documents": 0}
    assert totals("Peru has ordered", "in:documents") == {"documents": 1}
    assert totals("ordered Peru in:documents") == {"documents": 1}
    assert totals("recipient:Peru", "in:documents") == {"documents": 2}


def test_search_says_where_deals_are_old_or_not_there(program: Program, database: Path, reports: Path) -> None:
    assert "no register is kept yet" in program("search", "gripen", "--db", database).err
    program("link", "--db", database)
    program("add", reports, "--db", database)
    answer = program("search", "gripen", "--db", database)
    assert answer.code == 0
    assert "`pactwatch link` renews them" in answer.err


def test_nothing_found_and_wrong_questions(program: Program, database: Path) -> None:
    program("link", "--db", database)
    answer = program("search", "gripan", "--db", database)
    assert answer.out.splitlines() == ["Nothing found.", "Did you mean gripen?"]
    for words, says in (
        (("colour:red",), "there is no field 'colour'"),
        (("supplier:Atlantis",), "not in the vocabul"),
    ):
        answer = program("search", *words, "--db", database)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
        assert says in answer.err
