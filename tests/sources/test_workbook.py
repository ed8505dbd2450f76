"""A sheet of a workbook as lines of comma-separated values."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from pactwatch.errors import SourceError
from pactwatch.sources.workbook import as_csv, is_workbook


def _book() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("Supplier", "Recipient", "Number"), ("Brazil", "Chile", 12), ("Spain", "Ghana", 3.5)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_first_sheet_is_read() -> None:
    assert as_csv(_book(), "own.xlsx").decode().splitlines()[1] == "Brazil,Chile,12"


def test_a_workbook_broken_anywhere_is_refused_or_read() -> None:
    whole = _book()
    refusals = []
    for at in range(0, len(whole), 29):
        broken = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        try:
            as_csv(broken, "own.xlsx")
        except SourceError as error:
            refusals.append(str(error))
    assert refusals
    assert all(reason.startswith("own.xlsx: ") for reason in refusals)


def test_a_workbook_without_a_table_is_refused() -> None:
    book = io.BytesIO()
    with ZipFile(io.BytesIO(_book())) as whole, ZipFile(book, "w") as out:
        for name in whole.namelist():
            out.writestr(name, whole.read(name).replace(b"worksheets/sheet1.xml", b"worksheets/lost.xml"))
    with pytest.raises(SourceError, match="a workbook without a table"):
        as_csv(book.getvalue(), "own.xlsx")


def test_a_workbook_that_asks_for_a_later_program_is_refused() -> None:
    whole = _book()
    at = whole.index(b"PK\x01\x02") + len(b"PK\x01\x02") + 2
    with pytest.raises(SourceError, match=r"not a workbook \(zip file version 23"):
        as_csv(whole[:at] + bytes([235]) + whole[at + 1 :], "own.xlsx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Supplier,Recipient\n"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert is_workbook(data) == data.startswith(b"PK")
    with pytest.raises(SourceError, match="own"):
        as_csv(data, "own.xlsx")
