"""The two seed reports against SIPRI's register: what the press calls new, SIPRI has as delivered before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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
    command = [sys.executable, "-c", "from pactwatch.cli import main; main()", *map(str, words), "--db", str(database)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PACTWATCH_")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


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
