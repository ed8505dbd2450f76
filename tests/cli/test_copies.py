"""What is said of copies: which document they were made from."""

import json
from pathlib import Path

import pytest
from tests.cli.program import Program
from tests.documents.test_rewrites import AGENCY, REWRITE

BODY = (
    "Poland signed a contract for {number} K2 Black Panther tanks from South Korea on Friday, the Polish ministry of "
    "defence said in a statement in Warsaw. The first vehicles are to reach the port of Gdynia before the end of the "
    "year, and crews have begun to train on them. The minister called it a great day for the armoured forces and "
    "thanked all who had worked on it through the summer, among them the engineers of the armoured works in Poznan."
)


@pytest.fixture
def copied(program: Program, tmp_path: Path) -> Path:
    """A register of an agency's report and of a newspaper's copy, which is dated earlier and has another number."""
    lines = [
        {"id": "a", "title": "Poland buys tanks", "publisher": "Reuters", "published": "2022-08-27"}
        | {"text": BODY.format(number=180)},
        {"id": "b", "title": "Tanks for Poland", "publisher": "Harbour Post", "published": "2022-08-26"}
        | {"text": f"WARSAW (Reuters) - {BODY.format(number=108)}"},
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    database = tmp_path / "copied.db"
    assert program("run", file, "--db", database).code == 0
    return database


def test_the_original_is_named_beside_its_copies(program: Program, copied: Path) -> None:
    found = json.loads(program("export", "--format", "json", "--db", copied).out)
    ids = {document["publisher"]: document["id"] for document in found["documents"]}
    said = f"copy of Reuters, document {ids['Reuters']} (credited by 1 copy)"
    for shown in (
        program("document", ids["Harbour Post"], "--db", copied),
        program("deal", found["deals"][0]["id"], "--db", copied),
    ):
        assert said in " ".join(shown.out.split())
    agency = program("document", ids["Reuters"], "--db", copied)
    assert "original of its story: credited by 1 copy" in " ".join(agency.out.split())


def test_a_copy_with_another_value_says_so(program: Program, copied: Path) -> None:
    found = json.loads(program("export", "--format", "json", "--db", copied).out)
    ids = {document["publisher"]: document["id"] for document in found["documents"]}
    copy = next(claim for claim in found["claims"] if claim["document"] == ids["Harbour Post"])
    said = "differs from the original in number ordered: 108 here, 180 there"
    for words in (("document", ids["Harbour Post"]), ("deal", copy["deal"], "--why")):
        assert said in " ".join(program(*words, "--db", copied).out.split())
    agency = next(claim for claim in found["claims"] if claim["document"] == ids["Reuters"])
    assert agency["differences"] == []
    assert "differs from" not in program("document", ids["Reuters"], "--db", copied).out


def test_a_probable_rewrite_says_so_and_counts_by_itself(program: Program, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "title": "Poland signs", "publisher": "Reuters", "published": "2022-08-27", "text": AGENCY},
        {"id": "b", "title": "Deal", "publisher": "Harbour Post", "published": "2022-08-28", "text": REWRITE},
    ]
    file, database = tmp_path / "reports.jsonl", tmp_path / "rewritten.db"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert program("run", file, "--db", database).code == 0
    found = json.loads(program("export", "--format", "json", "--db", database).out)
    ids = {document["publisher"]: document["id"] for document in found["documents"]}
    assert len({document["story"] for document in found["documents"]}) == len(lines)
    rewrite = " ".join(program("document", ids["Harbour Post"], "--db", database).out.split())
    assert f"probably a rewrite of Reuters, document {ids['Reuters']} (the same quotations (1), numbers (" in rewrite
    agency = " ".join(program("document", ids["Reuters"], "--db", database).out.split())
    assert f"probably rewritten by Harbour Post, document {ids['Harbour Post']}" in agency
    deal = " ".join(program("deal", found["deals"][0]["id"], "--db", database).out.split())
    assert "probably a rewrite of Reuters" in deal
