"""A researcher's own table: each row is taken, or named with its reason."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pactwatch import pipeline, vocab
from pactwatch.errors import SourceError
from pactwatch.pipeline.importing import FIELDS, NEEDED, ImportedRow, Taken, import_table
from pactwatch.register.others import read_mapping
from pactwatch.sources.workbook import as_csv, is_workbook
from pactwatch.store import Store, open_store
from pactwatch.views import register_rows

WORDS = vocab.load()
MAP = b"""
name: our own list
fill_down: [supplier]
columns:
  supplier: From
  recipient: To
  designation: System
  number_ordered: Number ordered
  number_delivered: Number delivered
  stage: {value: ordered}
  date: Signed
  value: Value
"""
MESSY = """Our deals 2015-2024,,,,,,
,,,Number,,,
From,To,System,ordered,delivered,Signed,Value
Turkey,Pakistan,MILGEM,4,1,05.07.2018,1.5 billion USD
,Qatar,Bayraktar TB2,approx. 20,,13/03/2018,
,Ukraine,Bayraktar TB2,6+,,March 2019,
,Total,,30,1,,
From,To,System,ordered,delivered,Signed,Value
France,Atlantis,Rafale,12,,2020,
France,Egypt,Rafale,some,,2015-02-16,
France,Egypt,Rafale,24,,16 February 2015,lots
France,Egypt,Rafale,24,,16 February 2015,
France,Egypt,Rafale,24,,16 February 2015,
,,,,,,
Source: our own files,,,,,,
"""
EXPECTED = [
    ((4,), Taken.TAKEN, ""),
    ((5,), Taken.TAKEN, ""),
    ((6,), Taken.TAKEN, ""),
    ((7,), Taken.PASSED, "a row of totals"),
    ((8,), Taken.PASSED, "the headings again"),
    ((9,), Taken.REFUSED, "recipient: party 'Atlantis': not known"),
    ((10,), Taken.REFUSED, "number ordered: 'some' is no number of items"),
    ((11,), Taken.REFUSED, "value: 'lots' is no amount of money"),
    ((12,), Taken.TAKEN, ""),
    ((13,), Taken.PASSED, "the same as line 12"),
    ((15,), Taken.PASSED, "a line of text: Source: our own files"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "own.db")) as opened:
        yield opened


def imported(store: Store, data: bytes, mapping: bytes = MAP, dry: bool = False) -> list[ImportedRow]:
    table = (data, "own.csv", read_mapping(mapping, "own.yaml", FIELDS, NEEDED))
    return list(import_table(store, WORDS, table, "Ada", dry))


def workbook() -> bytes:
    """The messy table as a workbook: merged headings, a merged supplier, real dates and numbers."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in MESSY.splitlines():
        cells = line.split(",")
        sheet.append([int(cell) if cell.isdecimal() else cell or None for cell in cells])
    sheet["F10"] = date(2015, 2, 16)
    sheet.merge_cells("D2:E2")
    sheet.merge_cells("A4:A6")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_each_row_of_a_messy_table_is_taken_or_named_with_its_reason(store: Store) -> None:
    found = imported(store, MESSY.encode())
    told = [(row.lines, row.taken, row.reason) for row in found]
    assert len(told) == len(EXPECTED)
    for (lines, taken, reason), (own, expected, begins) in zip(told, EXPECTED, strict=True):
        assert (lines, taken) == (own, expected)
        assert reason.startswith(begins)
    first, second, third = found[:3]
    assert first.says == (
        "Türkiye to Pakistan: MILGEM; number ordered 4; value 1500000000 USD; ordered 2018; delivering"
    )
    assert "day and month could be either" in first.remarks[0]
    assert second.says == "Türkiye to Qatar: Bayraktar TB2; number ordered about 20; ordered 2018-03-13"
    assert third.says.endswith("number ordered at least 6; ordered 2019-03")


def test_what_was_taken_stands_in_the_register_with_the_row_as_its_words(store: Store) -> None:
    imported(store, MESSY.encode(), MAP.replace(b"fill_down", b"dates: day-first\nfill_down"))
    built = pipeline.build_register(store, WORDS)
    rows = {row.recipient: row for row in register_rows(built, WORDS)}
    pakistan = rows["PAK",]
    assert (str(pakistan.number_ordered), str(pakistan.number_delivered)) == ("4", "1")
    assert pakistan.history == "ordered (2018-07-05), delivering (date unknown)"
    assert pakistan.review == "accepted"
    document = built.documents[next(iter(built.claims.values())).document]
    assert "entered by: Ada" in document.text
    assert "Number ordered: " in document.text


def test_a_dry_run_says_the_same_and_keeps_nothing(store: Store) -> None:
    dry = imported(store, MESSY.encode(), dry=True)
    assert store.counts().documents == store.counts().judgements == 0
    assert imported(store, MESSY.encode()) == dry


def test_taking_it_again_adds_only_what_is_new(store: Store) -> None:
    imported(store, MESSY.encode())
    counts = store.counts()
    again = imported(store, MESSY.replace("Qatar", "Kuwait").encode())
    assert [row.taken for row in again if row.taken in (Taken.TAKEN, Taken.THERE)] == [
        Taken.THERE,
        Taken.TAKEN,
        Taken.THERE,
        Taken.THERE,
    ]
    assert store.counts().documents == counts.documents + 1


def test_a_workbook_with_merged_cells_is_the_same_table(store: Store) -> None:
    data = workbook()
    assert is_workbook(data)
    found = imported(store, as_csv(data, "own.xlsx"))
    assert [(row.lines, row.taken) for row in found] == [(lines, taken) for lines, taken, _ in EXPECTED]
    assert "number ordered about 20" in found[1].says


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        (MAP.replace(b"supplier: From", b"price: From"), "unknown field 'price'"),
        (MAP.replace(b"System", b"Weapon"), "no heading 'Weapon'"),
        (MAP.replace(b"name:", b"dates: any\nname:"), "dates is 'any'; write day-first or month-first"),
        (MAP.replace(b"[supplier]", b"[maker]"), "fill_down names 'maker'"),
    ],
)
def test_a_mapping_that_does_not_fit_says_why(store: Store, mapping: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        imported(store, MESSY.encode(), mapping)
    assert reason in str(caught.value)


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(SourceError, match="not a workbook"):
        as_csv(b"PK\x03\x04 broken", "own.xlsx")
    with pytest.raises(SourceError, match="has no sheet 'Deals'; it has Sheet"):
        as_csv(workbook(), "own.xlsx", "Deals")
