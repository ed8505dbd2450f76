"""The register from other sides: pages, news, a party, a system, flows, network, conflicts, what is overdue."""

import json
from pathlib import Path
from typing import Any  # Any: what a program prints as JSON

import pytest
from tests.cli.program import Program


def as_data(program: Program, *words: str | Path) -> dict[str, Any]:
    answer = program(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    found: dict[str, Any] = json.loads(answer.out)
    return found


def test_a_party_with_what_it_gives_and_receives(program: Program, database: Path) -> None:
    answer = program("country", "Peru", "--db", database)
    assert answer.code == 0
    assert "Peru gives nothing that is reported" in answer.out
    assert "Peru receives" in answer.out
    assert "Sweden (1)" in answer.out
    found = as_data(program, "country", "PER", "--db", database)
    assert (found["party"], found["given"]) == ("PER", [])
    assert found["version"]


def test_a_weapon_system_and_one_without_a_deal(program: Program, database: Path) -> None:
    answer = program("system", "gripens", "--db", database)
    assert answer.out.startswith("JAS 39 Gripen (aircraft), made in Sweden")
    assert "from Sweden (1)" in answer.out
    assert "No deal in the register." in program("system", "Rafale", "--db", database).out


def test_flows_and_network(program: Program, database: Path) -> None:
    assert "3,000,000,000 USD" in program("flows", "--db", database).out
    (flow,) = as_data(program, "flows", "--supplier", "SWE", "--db", database)["flows"]
    assert (flow["year"], flow["recipient"]) == (2021, ["PER"])
    assert "No deals." in program("flows", "--item", "Rafale", "--db", database).out
    assert "Sweden" in program("network", "--db", database).out
    assert "No deal names both sides." in program("network", "--item", "Rafale", "--db", database).out


def test_conflicts_with_their_size(program: Program, database: Path) -> None:
    answer = program("conflicts", "--db", database)
    assert "40% apart" in answer.out
    assert "No reports exclude each other." in program("conflicts", "--as-of", "2021", "--db", database).out


def test_only_the_greatest_conflicts(program: Program, database: Path) -> None:
    (only,) = as_data(program, "conflicts", "--limit", "1", "--db", database)["conflicts"]
    assert only["field"] == "number_ordered"
    assert program("conflicts", "--limit", "0", "--db", database).code == 2


def test_nothing_is_overdue_without_enough_deals(program: Program, database: Path) -> None:
    assert program("overdue", "--db", database).out == "No deal is overdue on 2021-03-04.\n"
    assert program("overdue", "--as-of", "2020", "--db", database).out == "No deal is overdue on 2020-12-31.\n"


def test_what_is_new_since_a_day(program: Program, database: Path) -> None:
    answer = program("register", "--new-since", "2021-03", "--db", database)
    assert "Told again or changed" in answer.out
    assert "1 report since 2021-03-01" in answer.out
    found = as_data(program, "register", "--new-since", "2021-03", "--db", database)
    assert list(found) == ["version", "since", "reports", "added", "changed", "joined"]
    assert "Nothing new since 2022-01-01" in program("register", "--new-since", "2022", "--db", database).out


def test_pages_sorting_and_grades(program: Program, database: Path) -> None:
    found = as_data(program, "register", "--per-page", "1", "--sort", "value", "--reverse", "--db", database)
    assert (found["found"], found["page"], found["pages"]) == (1, 1, 1)
    answer = program("register", "--per-page", "1", "--page", "2", "--db", database)
    assert "Page 2 is empty: there are 1 page" in answer.out
    assert "page 1 of 1; 1 deal in all" in program("register", "--per-page", "5", "--db", database).out
    assert len(as_data(program, "register", "--credibility", "6", "--db", database)["deals"]) == 1
    assert as_data(program, "register", "--credibility", "1", "--db", database)["deals"] == []
    assert as_data(program, "register", "--status", "silent", "--db", database)["deals"] == []
    assert as_data(program, "register", "--recorded-since", "2021", "--db", database)["deals"] == []


def test_a_deal_says_its_grade_and_what_is_next(program: Program, database: Path) -> None:
    answer = program("deal", "a1", "--db", database)
    words = " ".join(answer.out.split())
    assert "credibility 4, doubtful: only unnamed sources of the recipient, Peru," in words
    assert "no word from Sweden; no official word from Peru" in words
    assert "next: first delivery to come" in words
    assert "In dispute" in words


def test_a_deal_with_reasons_says_what_joins_it(program: Program, database: Path) -> None:
    answer = program("deal", "a1", "--why", "--db", database)
    assert "What joins these reports" in answer.out
    assert "same supplier (Sweden)" in answer.out
    assert "the recipient’s side (Peru): two officers" in " ".join(answer.out.split())
    (tie,) = as_data(program, "deal", "a1", "--why", "--db", database)["links"]["joins"]
    assert tie["claims"] == ["a1b2c3d4", "a1b2ffff"]
    assert "links" not in as_data(program, "deal", "a1", "--db", database)


@pytest.mark.parametrize(
    "words",
    [
        ["register"],
        ["deal", "a1"],
        ["document", "dddd"],
        ["dossier", "SWE", "PER"],
        ["country", "PER"],
        ["system", "Gripen"],
        ["flows"],
        ["network"],
        ["conflicts"],
        ["overdue"],
        ["link"],
    ],
)
def test_every_view_can_be_dated_back(program: Program, database: Path, words: list[str]) -> None:
    now, then = (program(*words, *dated, "--json", "--db", database) for dated in ([], ["--as-of", "2021-03-04"]))
    assert (now.code, then.code) == (0, 0)
    if words[0] not in ("document", "overdue", "network"):
        assert now.out != then.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["country", "Atlantis"], "party 'Atlantis'"),
        (["system", "unobtainium"], "item 'unobtainium': neither the catalogue nor a deal knows it"),
        (["register", "--per-page", "0"], "0 rows a page"),
        (["register", "--page", "0"], "page 0"),
        (["register", "--sort", "beauty"], "--sort: 'beauty' is not known; take one of latest"),
        (["register", "--status", "late"], "--status: 'late' is not known; take one of open"),
        (["register", "--new-since", "soon"], "--new-since: date 'soon'"),
        (["overdue", "--as-of", "soon"], "--as-of: date 'soon'"),
    ],
)
def test_wrong_usage_is_one_line(program: Program, database: Path, words: list[str], says: str) -> None:
    answer = program(*words, "--db", database)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"pactwatch: {says}")
