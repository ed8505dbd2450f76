import gzip
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.others.exports import DEALS, PREAMBLE, YEARS, deal, export

from pactwatch.errors import PactwatchError, SourceError
from pactwatch.model import Condition, PartialDate
from pactwatch.register.others import Count, Coverage, read_sipri

FIRST = len(PREAMBLE) + 2  # the line of the first row


def test_a_row_is_read_with_its_marks_of_doubt() -> None:
    row = "Pakistan,Turkiye,2021,?,9,?,Bayraktar TB-2,armed drone,9,?,2022; 2023,Second hand,Aid,2.4,21.6,0"
    found = read_sipri(export(row), "a.csv")
    assert found.problems == ()
    (one,) = found.rows
    assert (one.supplier, one.recipient, one.designation, one.description) == (
        "Turkiye",
        "Pakistan",
        "Bayraktar TB-2",
        "armed drone",
    )
    assert (one.year_of_order, one.number_ordered, one.number_delivered) == (
        Count(2021, True),
        Count(9, True),
        Count(9, True),
    )
    assert one.years_of_delivery == (Count(2022), Count(2023))
    assert (one.condition, one.comments) == (Condition.SECOND_HAND, "Aid")
    assert (one.tiv_unit, one.tiv_ordered, one.tiv_delivered) == (Decimal("2.4"), Decimal("21.6"), Decimal(0))
    assert one.lines == (FIRST,)


def test_the_preamble_tells_what_was_asked_and_when() -> None:
    all_of_it = read_sipri(export(deal("Milgem")), "a.csv")
    assert (all_of_it.name, all_of_it.generated, all_of_it.coverage) == ("SIPRI", PartialDate(2026, 5, 18), Coverage())
    part = read_sipri(
        export(deal("Milgem"), recipient="Ukraine", first="2000", last="2024", day="17 Feb 2025"), "a.csv"
    )
    assert part.coverage == Coverage(recipient="Ukraine", first_year=2000, last_year=2024)
    assert part.generated == PartialDate(2025, 2, 17)


def test_empty_cells_are_unknown_and_not_zero() -> None:
    (one,) = read_sipri(export("Iran,Russia,,,,,S-300,SAM,0,,,,,,,"), "a.csv").rows
    assert (one.year_of_order, one.number_ordered, one.years_of_delivery, one.condition) == (None, None, (), None)
    assert (one.number_delivered, one.tiv_unit) == (Count(0), None)


def test_a_record_broken_over_lines_is_one_row() -> None:
    whole = deal("Ada", "2018", "", "4", "", "frigate", "1", "", "2023", "New", "For the navy")
    broken = whole.replace("For the navy", "For\r\nthe navy")
    found = read_sipri(export(deal("Milgem"), broken, deal("Kaan")), "a.csv")
    assert [row.designation for row in found.rows] == ["Milgem", "Ada", "Kaan"]
    assert found.rows[1].lines == (FIRST + 1, FIRST + 2)
    assert found.rows[1].comments == "For the navy"
    assert found.rows[1].digest == read_sipri(export(whole), "b.csv").rows[0].digest
    assert found.problems == ()


def test_quoted_cells_may_hold_commas_and_line_breaks() -> None:
    row = 'Iran,Russia,2016,,4,,"S-300, ""PMU2""",SAM,4,,2016,New,"one\ntwo, three",1,2,3'
    (one,) = read_sipri(export(row), "a.csv").rows
    assert (one.designation, one.comments) == ('S-300, "PMU2"', "one two, three")


def test_an_inch_mark_opens_no_quotation() -> None:
    found = read_sipri(export(deal('4.5" gun'), deal("Ada")), "a.csv")
    assert [row.designation for row in found.rows] == ['4.5" gun', "Ada"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Iran,Russia,2016", "3 cells where the heading has 16"),
        (deal("Ada") + ",one,two", "18 cells where the heading has 16"),
        (deal("Ada", "soon"), "'Year of order' is 'soon'; write a whole number"),
        (deal("Ada", "1066"), "'Year of order' is '1066'; write a year as YYYY"),
        (deal("Ada", "2016", "!"), "the mark beside 'Year of order' is '!'"),
        (deal("Ada", "2016", "", "-4"), "'Number ordered' is '-4'; write a whole number"),
        (deal("Ada", "2016", "", "99999999999"), "'Number ordered' is '99999999999'; write a whole number"),
        (deal("Ada", "2016", "", "4", "", "", "4", "", "2016; later"), "'Year(s) of delivery' is 'later'"),
        (deal("Ada", "2016", "", "4", "", "", "4", "", "", "Rusty"), "'status' is 'Rusty'; write one of New"),
        (deal(""), "'Weapon designation' is empty"),
        (deal("Ada", supplier=" "), "'Supplier' is empty"),
        ("Iran,Russia,2016,,4,,Ada,frigate,4,,2016,New,,1,2,NaN", "'SIPRI TIV of delivered weapons' is 'NaN'"),
        ('Iran,Russia,2016,,4,,"Ada,frigate,4,,2016,New,,1,2,3', "cells where the heading has 16"),
        (deal("A" * 200_000), "a cell of more than 100,000 characters"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, reason: str) -> None:
    found = read_sipri(export(deal("Milgem"), row, deal("Kaan")), "a.csv")
    assert [one.designation for one in found.rows] == ["Milgem", "Kaan"]
    (problem,) = found.problems
    assert problem.lines == (FIRST + 1,)
    assert reason in str(problem)


def test_the_layout_by_years_gives_one_row_a_record() -> None:
    rows = (
        "65361,Australia,Ukraine,Bushmaster,APC,Armoured vehicles,2022,No,70,Yes,2022,No,Second hand,0.35,0.14,9.8,No",
        "65361,Australia,Ukraine,Bushmaster,APC,Armoured vehicles,2022,No,50,No,2023,No,Second hand,0.35,0.14,7,No",
        ",Belgium,Ukraine,M-113,APC,Armoured vehicles,2022,Yes,46,No,2022,No,Second hand,0.25,0.1,4.6,Yes",
        ",Belgium,Ukraine,M-113,APC,Armoured vehicles,2022,Yes,46,No,2022,No,Second hand,0.25,0.1,4.6,Yes",
    )
    first, second, third = read_sipri(export(*rows, heading=YEARS), "a.csv").rows
    assert (first.record, first.lines, first.category) == ("65361", (FIRST, FIRST + 1), "Armoured vehicles")
    assert first.number_delivered == Count(120, True)
    assert first.deliveries == ((2022, Count(70, True)), (2023, Count(50)))
    assert (first.year_of_order, first.tiv_delivered) == (Count(2022), Decimal("16.8"))
    assert (first.licensed_production, second.licensed_production) == (False, True)
    assert (second.lines, third.lines) == ((FIRST + 2,), (FIRST + 3,))
    assert second.year_of_order == Count(2022, True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"PK\x03\x04\x00\x00", "not a text"),
        (b"\x1f\x8b\x08\x00broken", "broken gzip"),
        (gzip.compress(DEALS.encode())[:-9], "broken gzip"),
        (b"Name,Amount\na,1\n", "no heading of SIPRI's trade register"),
        ("\n".join(["x"] * 100 + [DEALS]).encode(), "no heading of SIPRI's trade register"),
    ],
)
def test_a_file_that_is_no_register_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read_sipri(data, "odd.csv")
    assert str(caught.value).startswith("odd.csv: ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_in_circulation_are_read(encoding: str) -> None:
    data = export(deal("Bü-181")).decode().encode(encoding)
    assert read_sipri(data, "a.csv").rows[0].designation == "Bü-181"
    assert read_sipri(gzip.compress(data), "a.csv.gz").rows[0].designation == "Bü-181"


def test_a_heading_in_another_order_is_read() -> None:
    heading = "Supplier,Recipient,Weapon designation,Number delivered, ,Year of order"
    (one,) = read_sipri(export("Turkiye,Pakistan,Ada,1,?,2018", heading=heading), "a.csv").rows
    assert (one.number_delivered, one.year_of_order, one.number_ordered) == (Count(1, True), Count(2018), None)


@given(st.lists(st.text(alphabet='a1?,;"\r\n\x00é ', max_size=40), max_size=8))
def test_no_line_is_lost_in_silence(rows: list[str]) -> None:
    try:
        found = read_sipri(export(*rows, deal("Kaan")), "a.csv")
    except PactwatchError:
        return
    read = {line for row in found.rows for line in row.lines}
    covered = read | {line for problem in found.problems for line in problem.lines}
    text = export(*rows, deal("Kaan")).decode().split("\n")[FIRST - 1 :]
    for number, line in enumerate(text, start=FIRST):
        if line.strip(", \t\r") and number not in covered:
            pytest.fail(f"line {number} is neither read nor named: {line!r}")


def test_the_exports_in_circulation_are_read_whole(shared: Path) -> None:
    for name, rows, broken in (
        ("trade-register-2025-03-13.csv.gz", 29_515, 4),
        ("trade-register-2026-05-18.csv.gz", 29_916, 0),
    ):
        found = read_sipri((shared / "sipri" / name).read_bytes(), name)
        assert (len(found.rows), found.problems) == (rows, ())
        assert sum(len(row.lines) == 2 for row in found.rows) == broken
        assert found.coverage == Coverage()


def test_the_export_by_years_is_read_whole(shared: Path) -> None:
    name = "transfers-to-ukraine-2025-02-17.csv"
    found = read_sipri((shared / "sipri" / name).read_bytes(), name)
    assert (sum(len(row.lines) for row in found.rows), found.problems) == (382, ())
    assert found.coverage == Coverage(recipient="Ukraine", first_year=2000, last_year=2024)
