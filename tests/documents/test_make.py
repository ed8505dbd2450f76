import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pactwatch.documents import make
from pactwatch.errors import DocumentError
from pactwatch.model import DateFound, Fetched, PartialDate, PublicationDate

BODY = "The ministry said that it would buy forty tanks from the maker abroad. It named no price."
GIVEN = PublicationDate(PartialDate(2020, 1, 2), DateFound.GIVEN)


def test_a_document_carries_all_that_is_known() -> None:
    now = datetime(2024, 5, 6, tzinfo=UTC)
    document = make(
        Fetched(f"Egypt orders tanks\r\n\r\n{BODY}".encode(), "a.txt", "text/plain", now, publisher="The Example")
    )
    assert (document.title, document.text, document.publisher) == ("Egypt orders tanks", BODY, "The Example")
    assert (document.language, document.fetched_at, document.published) == ("en", now, None)
    assert document.offsets.received_at(0) == len("Egypt orders tanks\r\n\r\n")


PAGE = (
    "<html><head><link rel='canonical' href='https://example.org/2021/07/07/a'>{}</head><body>"
    f"<p>Published: 9 September 2019</p><p>{BODY}</p></body></html>"
)


@pytest.mark.parametrize(
    ("fetched", "date", "found"),
    [
        (Fetched(PAGE.format("").encode(), "2022-02-02.html", published=GIVEN), "2020-01-02", DateFound.GIVEN),
        (
            Fetched(PAGE.format("<meta property='article:published_time' content='2021-07-05'>").encode(), "a.html"),
            "2021-07-05",
            DateFound.METADATA,
        ),
        (Fetched(PAGE.format("").encode(), "a.html", "text/html"), "2021-07-07", DateFound.ADDRESS),
        (Fetched(f"Date: 9 September 2019\n\n{BODY}".encode(), "2022-02-02.txt"), "2022-02-02", DateFound.ADDRESS),
        (Fetched(f"Date: 9 September 2019\n\n{BODY}".encode(), "a.txt"), "2019-09-09", DateFound.TEXT),
    ],
)
def test_the_surest_date_wins(fetched: Fetched, date: str, found: DateFound) -> None:
    published = make(fetched).published
    assert published is not None
    assert (str(published.date), published.found) == (date, found)


def test_the_id_follows_text_and_address_alone() -> None:
    one = make(Fetched(BODY.encode(), "a.txt"))
    assert len(one.id) == 16
    assert make(Fetched(BODY.encode("utf-16"), "a.txt", publisher="P", published=GIVEN)).id == one.id
    assert make(Fetched(BODY.encode(), "b.txt")).id != one.id
    assert make(Fetched(BODY.encode() + b" More.", "a.txt")).id != one.id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Türkiye Pakistan'a insansız hava aracı satacak, anlaşma bu hafta Ankara'da imzalandı.", "tr"),
        ("La France vendra douze avions de combat à la Grèce, a annoncé le ministère lundi.", "fr"),
        ("Россия поставит Индии зенитные ракетные системы в следующем году.", "ru"),
        ("EGYPT WILL BUY FORTY TANKS FROM A MAKER ABROAD, THE MINISTRY SAID ON MONDAY.", "en"),
        ("40 tanks", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert make(Fetched(text.encode(), "a.txt")).language == language


@pytest.mark.parametrize(
    ("data", "media_type", "reason"),
    [
        (b"", None, "empty"),
        (b" \n\t ", "text/plain", "empty"),
        ("\u200b\u200b".encode(), "text/plain", "no text"),
        (os.urandom(5000), None, "not text"),
        (b"x" * 20_000_000, "text/plain", "too long: 20,000,000 bytes, and at most 8,000,000"),
        (b"tanks " * 400_000, "text/plain", "too long: 2,400,000 characters, and at most 2,000,000"),
        (b"\x89PNG", "image/png", "image/png is not read"),
        (b"not so", "application/pdf", "broken PDF"),
    ],
)
def test_what_is_no_report_is_refused_soon(data: bytes, media_type: str | None, reason: str) -> None:
    start = time.perf_counter()
    with pytest.raises(DocumentError, match=reason) as caught:
        make(Fetched(data, "a", media_type))
    assert ";" in str(caught.value)
    assert time.perf_counter() - start < 5


def test_markdown_loses_its_marks() -> None:
    text = f"# Egypt orders *forty* tanks\n\n## Background\n\nThe [ministry](https://example.org) said **so**. {BODY}"
    data = text.encode()
    document = make(Fetched(data, "a.md", "text/markdown"))
    assert document.title == "Egypt orders forty tanks"
    assert document.text == f"Background\n\nThe ministry said so. {BODY}"


def test_the_seed_reports(shared: Path) -> None:
    documents = [make(Fetched(path.read_bytes(), path.name)) for path in sorted((shared / "seeds").glob("*.txt"))]
    first, second = documents
    assert first.title is not None
    assert "$900M" in first.title
    assert "World News" not in first.title
    assert first.title not in first.text
    assert "0M Pact" not in first.text
    assert first.published is None
    assert second.published == PublicationDate(PartialDate(2021, 7, 7), DateFound.TEXT)
