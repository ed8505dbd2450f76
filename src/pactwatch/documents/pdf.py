"""PDF files with a text layer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pactwatch.documents.received import MOST_CHARACTERS, Received, within_limit
from pactwatch.documents.traced import Traced
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LEAST_CHARACTERS = 20
_MOST_PAGES = 3_000
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\W*\d{1,4}\W*(?:(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
# PDFium writes a hyphen at a line's end as one of these; our own line joining then decides what becomes of it.
_LINE_HYPHEN = re.compile("[\x02\ufffe]\r?\n?")
_NO_TITLE = re.compile(
    r"untitled|microsoft|powerpoint|\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?)\b|^\S+$|[\\/]", re.IGNORECASE
)


def read_pdf(data: bytes) -> Received:
    """The text layer, page after page, without running heads and page numbers.

    The file's own dates are left alone: they tell when the file was made, often long after the report was published.
    Raises: DocumentError for a file that is broken, encrypted, or has no text layer.
    """
    document = _opened(data)
    try:
        if len(document) > _MOST_PAGES:
            within_limit(len(document), _MOST_PAGES, "pages")
        pages = _pages(document)
        title = _title(document.get_metadata_value("Title"))
    finally:
        document.close()
    text = "\n".join(_without_running_lines(pages))
    if len(text.strip()) < _LEAST_CHARACTERS:
        raise DocumentError("no text layer: the PDF holds pictures of pages; run OCR first, e.g. ocrmypdf")
    return Received(Traced(text), title=title, wrapped=True, lined=True, titled=True)


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            reason = "encrypted PDF: save a copy without a password"
        else:
            reason = "broken PDF: open it in a viewer and save it again, or fetch it anew"
        raise DocumentError(reason) from error


def _pages(document: PdfDocument) -> list[str]:
    """The text of each page that can be read; a broken page among others costs that page only."""
    from pypdfium2 import PdfiumError

    pages: list[str] = []
    length = 0
    for number in range(len(document)):
        try:
            page = document[number].get_textpage()
            text = str(page.get_text_bounded())
        except PdfiumError:
            continue
        length += len(text)
        within_limit(length, MOST_CHARACTERS, "characters")
        pages.append(_LINE_HYPHEN.sub("-\n", text).replace("\r\n", "\n"))
    return pages


def _without_running_lines(pages: list[str]) -> list[str]:
    """The pages without page numbers, and without first and last lines that most pages share but for a number."""
    lines = [page.strip().split("\n") for page in pages]
    edges = Counter(_DIGITS.sub("#", line.strip()) for page in lines for line in {page[0], page[-1]} if line.strip())
    often = {line for line, count in edges.items() if count >= 3 and 2 * count > len(pages)}

    def runs(line: str) -> bool:
        text = line.strip()
        return (len(text) < 30 and bool(_PAGE_NUMBER.fullmatch(text))) or _DIGITS.sub("#", text) in often

    kept: list[str] = []
    for page in lines:
        first = 1 if runs(page[0]) else 0
        last = len(page) - 1 if len(page) > first and runs(page[-1]) else len(page)
        kept.append("\n".join(page[first:last]))
    return kept


def _title(title: str) -> str | None:
    """The title that the file carries, where it reads like one and not like a file's name."""
    words = title.split()
    return title if 3 <= len(words) <= 30 and not _NO_TITLE.search(title.strip()) else None
