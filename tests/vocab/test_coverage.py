"""Shares of rows and designations that the catalogue knows."""

import gzip
from pathlib import Path

import pytest

from pactwatch import vocab
from pactwatch.register.others import read_sipri
from pactwatch.vocab.coverage import Named, Share, Unknown, covered

VOCABULARY = vocab.load()
LEAST = 0.75


def test_rows_are_counted_by_year() -> None:
    rows = [
        Named("Leopard-2A6", "tank", 2014),
        Named("Leopard-2A6", "tank", 2015),
        Named("Zzyzx-77", "tank", 2015),
        Named("Zzyzx-77", "light tank", None),
        Named("Zzyzx-77", "tank", None),
        Named("Abababa-1", "tank", 2015),
        Named("vehicle engine", "vehicle engine", 2015),
    ]
    found = covered(VOCABULARY, rows)
    assert found.all == Share(total=7, known=2, kinds=1)
    assert found.by_year == ((2014, Share(1, 1, 0)), (2015, Share(4, 1, 1)))
    assert found.unknown == (Unknown("Zzyzx-77", "tank", 3), Unknown("Abababa-1", "tank", 1))


def test_shares_of_nothing_are_unknown() -> None:
    found = covered(VOCABULARY, [])
    assert found.all.share is None
    assert found.all.share_of_types is None
    assert found.unknown == ()


def test_whoever_found_a_designation_may_know_already() -> None:
    found = covered(VOCABULARY, [Named("Leopard 2", known=False), Named("Zzyzx-77", known=True)])
    assert found.all.known == 1
    assert [one.designation for one in found.unknown] == ["Leopard 2"]


@pytest.mark.parametrize("export", ["trade-register-2025-03-13.csv.gz", "trade-register-2026-05-18.csv.gz"])
def test_three_quarters_of_sipris_rows_since_2000_are_known(shared: Path, export: str) -> None:
    register = read_sipri(gzip.decompress((shared / "sipri" / export).read_bytes()), export)
    rows = [
        Named(row.designation, row.description, row.year_of_order.amount)
        for row in register.rows
        if row.year_of_order is not None and row.year_of_order.amount >= 2000
    ]
    assert len(rows) > 10_000
    share = covered(VOCABULARY, rows).all.share
    assert share is not None
    assert share >= LEAST


def test_most_rows_of_the_other_layout_are_known(shared: Path) -> None:
    export = shared / "sipri" / "transfers-to-ukraine-2025-02-17.csv"
    register = read_sipri(export.read_bytes(), export.name)
    share = covered(VOCABULARY, [Named(row.designation, row.description) for row in register.rows]).all.share
    assert share is not None
    assert share >= LEAST
