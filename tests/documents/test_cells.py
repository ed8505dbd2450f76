"""Tables in plain text, pages and PDF files keep their rows and cells."""

from collections.abc import Callable

import pytest

from pactwatch.documents import make
from pactwatch.documents.cells import part_cells
from pactwatch.documents.traced import Traced
from pactwatch.model import Fetched

PROSE = [
    "The ministry of defence published the figures for the year on Monday, and it said",
    "that they leave out spare parts and ammunition, as in all the years before.",
]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Seller\tBuyer\nNorway\tChile\nOman\tPeru", "Seller | Buyer\nNorway | Chile\nOman | Peru"),
        ("Seller   Share\nNorway     3.1\nOman       0.4", "Seller | Share\nNorway | 3.1\nOman | 0.4"),
        ("Seller \t Buyer\r\nNorway \t Chile\r\nOman \t Peru", "Seller | Buyer\r\nNorway | Chile\r\nOman | Peru"),
        # two lines are no table
        ("Norway\tChile\nOman\tPeru", None),
        # lines filled up to a width, two blanks behind full stops
        ("The ship  came to the\nharbour  of the town\nand left  with tanks", None),
        ("It came.  They left.\nNobody saw.  Nothing else.\nSo be it.  Amen.", None),
        # names with values
        ("From:\tNorway\nTo:\tChile\nDate:\tMonday", None),
        ("No gap here.", None),
    ],
)
def test_gaps_between_cells_become_bars(text: str, parted: str | None) -> None:
    assert part_cells(Traced(text)).text == (text if parted is None else parted)


def test_rows_are_not_joined_to_paragraphs(pdf: Callable[..., bytes]) -> None:
    rows = ["Exporter Share Main clients", "1 Norway 3.1 Chile 31 Peru 12 Oman 7.4", "2 Oman 1.2 Norway 40 Jordan 9.5"]
    text = make(Fetched(pdf([*PROSE, *rows, *PROSE]), "report.pdf")).text
    assert rows[1] in text.split("\n\n")
    assert rows[2] in text.split("\n\n")
    assert " ".join(PROSE) in text


def test_cells_of_plain_text_stay_apart() -> None:
    lines = [*PROSE, "", "Seller\tBuyer\tTanks", "Norway\tChile\t31", "Oman\tPeru\t7", "", *PROSE]
    text = make(Fetched("\n".join(lines).encode(), "report.txt")).text
    assert "Seller | Buyer | Tanks\nNorway | Chile | 31\nOman | Peru | 7\n" in text


def test_cells_of_a_short_page_stay_apart() -> None:
    page = b"<html><body><table><tr><th>Seller</th><th>Buyer</th></tr><tr><td>Norway</td><td>Chile</td></tr></table>"
    assert make(Fetched(page, "page.html", "text/html")).text == "Seller | Buyer\n\nNorway | Chile"


@pytest.mark.parametrize("line", ["a" + " " * 300_000, "a" + " \t" * 150_000, "a. " * 100_000])
def test_a_run_of_blanks_is_gone_through_once(line: str) -> None:
    """A search that begins anew at each blank of the run would not end."""
    text = "\n".join([line] * 3)
    assert part_cells(Traced(text)).text == text
