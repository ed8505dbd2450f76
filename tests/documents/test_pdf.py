from collections.abc import Callable
from contextlib import suppress

import pytest

from pactwatch.documents import make
from pactwatch.errors import DocumentError
from pactwatch.model import Fetched

LINES = [
    "The ministry of defence said on Monday that it would buy forty tanks",
    "from a maker abroad, and that the first of them were to be deliv-",
    "ered within two years. Officials had asked for more.",
    "No price was named.",
]


def test_lines_become_paragraphs(pdf: Callable[..., bytes]) -> None:
    document = make(Fetched(pdf(LINES), "report.pdf", "application/pdf"))
    assert document.text == (
        "The ministry of defence said on Monday that it would buy forty tanks from a maker abroad, and that the first"
        " of them were to be delivered within two years. Officials had asked for more.\n\nNo price was named."
    )
    assert (document.title, document.published, document.language) == (None, None, "en")


def test_running_heads_and_page_numbers_go(pdf: Callable[..., bytes]) -> None:
    pages = [["Annual report 2020", *LINES, f"Page {number}"] for number in range(1, 5)]
    text = make(Fetched(pdf(*pages), "report.pdf")).text
    assert "Annual report" not in text
    assert "Page" not in text
    assert text.count("forty tanks") == 4


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Egypt orders forty tanks", "Egypt orders forty tanks"),
        ("Microsoft Word - report final.docx", None),
        ("report_final_v2", None),
        ("untitled", None),
    ],
)
def test_the_title_of_the_file_counts_where_it_is_one(pdf: Callable[..., bytes], title: str, kept: str | None) -> None:
    assert make(Fetched(pdf(LINES, title=title), "report.pdf")).title == kept


def test_the_first_line_is_the_title(pdf: Callable[..., bytes]) -> None:
    document = make(Fetched(pdf(["Egypt orders forty tanks", "", "Published: 7 July 2021", "", *LINES]), "report.pdf"))
    assert document.title == "Egypt orders forty tanks"
    assert str(document.published and document.published.date) == "2021-07-07"
    assert "Egypt" not in document.text


def test_pages_without_a_text_layer_are_refused(pdf: Callable[..., bytes]) -> None:
    with pytest.raises(DocumentError, match=r"no text layer.*ocrmypdf"):
        make(Fetched(pdf([], []), "scan.pdf"))


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing more", b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="broken PDF"):
        make(Fetched(data, "broken.pdf", "application/pdf"))


def test_a_file_cut_short_gives_its_text_or_is_refused(pdf: Callable[..., bytes]) -> None:
    whole = pdf(LINES)
    for end in range(20, len(whole), 50):
        cut = Fetched(whole[:end], "cut.pdf", "application/pdf")
        with suppress(DocumentError):
            assert "tanks" in make(cut).text


def test_an_encrypted_file_is_refused(pdf: Callable[..., bytes]) -> None:
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    trailer = b"/Encrypt " + lock + b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    data = pdf(LINES).replace(b"/Root 1 0 R", b"/Root 1 0 R " + trailer)
    with pytest.raises(DocumentError, match="encrypted PDF: save a copy without a password"):
        make(Fetched(data, "locked.pdf"))
