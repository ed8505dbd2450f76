"""The two seed reports against SIPRI's register: what the press calls new, SIPRI has as delivered before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pactwatch.cli.app import app

Answer = dict[str, Any]  # what JSON holds, looked into by the tests


@pytest.fixture(scope="module")
def found(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """What `reconcile sipri` says on Türkiye to Pakistan after both seeds were run."""
    database = tmp_path_factory.mktemp("seeds") / "seeds.db"
    seeds = shared / "seeds"
    pactwatch(database, "run", seeds / "003_ccbff8fba12dc8dd.txt")
    pactwatch(database, "run", seeds / "000_c80f61229ba13920.txt", "--date", "2025-07-15")
    export = shared / "sipri" / "trade-register-2026-05-18.csv.gz"
    out = pactwatch(database, "reconcile", "sipri", export, "--supplier", "TUR", "--recipient", "PAK", "--json")
    answer: Answer = json.loads(out)
    return answer


def pactwatch(database: Path, *words: str | Path) -> str:
    """What the program prints."""
    answer = CliRunner().invoke(app, [*map(str, words), "--db", str(database)], prog_name="pactwatch")
    assert answer.exit_code == 0, answer.stderr
    return answer.stdout


@pytest.mark.parametrize(
    ("item", "summary"),
    [
        ("Bayraktar TB2", "told as newly agreed in 2025; SIPRI: ordered 2021?, 9? delivered 2022-2024"),
        ("Bayraktar Akıncı", "told as newly agreed in 2025; SIPRI: ordered 2022?, 3? delivered 2023-2024"),
    ],
)
def test_numbers_and_timing_are_in_conflict(found: Answer, item: str, summary: str) -> None:
    (one,) = [one for one in found["matched"] if one["deal"]["item"] == item]
    assert (one["standing"], one["summary"]) == ("differ", summary)
    assert {"year_of_order", "number_ordered", "years_of_delivery"} <= set(one["conflicts"])


def test_the_other_ten_rows_are_theirs_alone(found: Answer) -> None:
    assert len(found["matched"]) == 2
    assert len(found["theirs"]) == 10
    assert {row["supplier"] for row in found["theirs"]} == {"Turkiye"}
    assert all("TB-2" not in row["designation"] and "Akinci" not in row["designation"] for row in found["theirs"])
