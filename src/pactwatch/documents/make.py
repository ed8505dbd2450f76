"""Fetched bytes to a document: one reader for each format, then the repair that all share."""

from __future__ import annotations

import re
from datetime import timedelta
from email.message import Message

from pactwatch.documents.cells import part_cells
from pactwatch.documents.date import date_in_address, date_in_text
from pactwatch.documents.html import read_html
from pactwatch.documents.identity import identity
from pactwatch.documents.language import language_of
from pactwatch.documents.lines import join_lines
from pactwatch.documents.mail import read_mail
from pactwatch.documents.office import DOCX, ODT, read_office
from pactwatch.documents.pdf import read_pdf
from pactwatch.documents.plain import read_markdown, read_plain
from pactwatch.documents.received import MOST_CHARACTERS, Received, within_limit
from pactwatch.documents.repair import repair, repair_line
from pactwatch.documents.title import clean_title, take_title
from pactwatch.errors import DocumentError
from pactwatch.model import DateFound, Document, Fetched, PartialDate, PublicationDate

_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LONGEST_NAME = 300
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_MAIL_TYPES = ("message/rfc822",)
_MARKDOWN_TYPES = ("text/markdown",)


def make(fetched: Fetched) -> Document:
    """The clean document: main text repaired, one title, publisher, date of publication, language.

    Dates: the one given, else the page's or message's own, else the address's, else a line near the top of the text,
    else None. What the source knows (title, publisher) goes before what the bytes say.
    Raises: DocumentError with the reason and the remedy, where the bytes hold no report that can be read.
    """
    received = _read(fetched)
    within_limit(len(received.text.text), MOST_CHARACTERS, "characters")
    text = repair(part_cells(received.text) if received.wrapped else received.text)
    if received.wrapped:
        text = join_lines(text)
    if received.lined:
        text = text.sub(_LINE_END, "\n\n")
    if not text.text:
        raise DocumentError("no text in it; give a file that holds the report's words")
    published = _published(fetched, received, text.text)
    publisher = repair_line((fetched.publisher or received.publisher or "")[:_LONGEST_NAME]) or None
    title = clean_title(fetched.title or received.title, publisher)
    title, text = take_title(text, title, publisher, received.titled)
    return Document(
        id=identity(text.text, fetched.address),
        address=fetched.address,
        text=text.text,
        title=title,
        publisher=publisher,
        published=published,
        language=language_of(text.text),
        fetched_at=fetched.fetched_at,
        offsets=text.offsets,
    )


def _read(fetched: Fetched) -> Received:
    """What the reader of its format takes out of the bytes; the bytes decide before what the source says they are."""
    kind, charset = _media_type(fetched.media_type)
    data = fetched.data
    if not data or data.isspace():
        raise DocumentError("empty; give a file that holds the report's words")
    if data.lstrip().startswith(b"%PDF-") or (kind in (None, "application/pdf") and b"%PDF-" in data[:1024]):
        return read_pdf(data)
    if kind in (DOCX, ODT):
        return read_office(data)
    if kind in _MAIL_TYPES:
        return read_mail(data)
    if kind in _HTML_TYPES or _HTML.match(data[:2048]):
        return read_html(data, charset)
    if kind in _MARKDOWN_TYPES:
        return read_markdown(data, charset)
    if kind is None or kind.startswith("text/"):
        return read_plain(data, charset)
    if kind == "application/pdf":
        raise DocumentError("broken PDF: it does not begin like one; fetch it anew")
    raise DocumentError(f"{kind} is not read; save the report as text, HTML or PDF")


def _media_type(told: str | None) -> tuple[str | None, str | None]:
    """The media type in lower case and the charset that it carries, each None where not told."""
    if not told:
        return None, None
    header = Message()
    header["content-type"] = told
    return header.get_content_type(), header.get_content_charset()


def _published(fetched: Fetched, received: Received, text: str) -> PublicationDate | None:
    """The date by the surest sign: what a person gave, what the report tells of itself, what a feed or table tells.

    A date guessed from a page's markup counts where the address does not deny it.
    """
    told_beside = fetched.published
    if told_beside is not None and (told_beside.found is DateFound.GIVEN or received.published is None):
        return told_beside
    addresses = (address for address in (received.link, fetched.address) if address)
    told = next((date for date in map(date_in_address, addresses) if date is not None), None)
    if received.published is not None:
        if received.zoned and told is not None and _a_day_apart(told, received.published):
            return PublicationDate(told, DateFound.ADDRESS)
        return PublicationDate(received.published, DateFound.METADATA)
    guessed = received.guessed
    if told is not None and (guessed is None or told.day or not told.first_day <= guessed.first_day <= told.last_day):
        return PublicationDate(told, DateFound.ADDRESS)
    if guessed is not None:
        return PublicationDate(guessed, DateFound.METADATA)
    date = date_in_text(text)
    return PublicationDate(date, DateFound.TEXT) if date is not None else None


def _a_day_apart(one: PartialDate, other: PartialDate) -> bool:
    return one.day is not None and other.day is not None and abs(one.first_day - other.first_day) == timedelta(days=1)
