import time

import pytest

from pactwatch.errors import SourceError
from pactwatch.sources.sniff import DOCX, HTML, MAIL, MARKDOWN, ODT, PDF, TEXT, media_type

MESSAGE = b"Received: by a\r\nFrom: a@example.org\r\nSubject: Tanks\r\nDate: Wed, 07 Jul 2021\r\n\r\nForty tanks"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"Forty tanks", "a.txt", TEXT),
        (b"Forty tanks", "README", TEXT),
        (b"# Forty tanks", "a.MD", MARKDOWN),
        (b"%PDF-1.4", "a.txt", PDF),
        (b"junk\n%PDF-1.4", "a.pdf", PDF),
        (b"The file begins with %PDF-1.4, as they do", "a.txt", TEXT),
        (b"<!DOCTYPE html><html>", "a.txt", HTML),
        (b"\xef\xbb\xbf\n<!-- saved --> <!-- twice --><HTML lang=en>", "a", HTML),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a.xhtml", HTML),
        (b"<p>A piece of a page", "a.htm", HTML),
        (b"<p>A piece of a page", "a.txt", TEXT),
        (MESSAGE, "a", MAIL),
        (b"Subject: Tanks\n\nForty", "a.eml", MAIL),
        (b"Subject: Tanks\nDate: 7 July 2021\nFrom: Cairo\n\nForty", "a.txt", TEXT),
        (b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml", "a.docx", DOCX),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetype" + ODT.encode(), "a", ODT),
        ("\ufeffForty tanks".encode("utf-16-le"), "a.txt", TEXT),
        ("Forty tanks were sold".encode("utf-16-be"), "a.txt", TEXT),
    ],
)
def test_kind(data: bytes, name: str, kind: str) -> None:
    assert media_type(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"PK\x03\x04rest", "a.zip", "an archive, or an office file"),
        (b"\x89PNG\r\n", "a.txt", "a picture"),
        (b"<?xml version='1.0'?><data>", "feed", "XML is read where it is a feed"),
        (b"\x01\x02\x03\x04", "a.pdf", "broken PDF"),
        (bytes(range(256)), "a.txt", "not text"),
        (b"forty\x00tanks", "a.txt", "not text"),
    ],
)
def test_what_is_not_read(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        media_type(data, name)


def test_a_hostile_opening_ends_soon() -> None:
    start = time.perf_counter()
    assert media_type(b"<!---->" * 10_000, "a.txt") == TEXT
    assert time.perf_counter() - start < 1
