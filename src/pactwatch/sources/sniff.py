"""What kind of content bytes are: by their first characters, then by the file's suffix."""

from __future__ import annotations

import re
from pathlib import PurePath

from pactwatch.errors import SourceError

TEXT, MARKDOWN, HTML, PDF, MAIL = "text/plain", "text/markdown", "text/html", "application/pdf", "message/rfc822"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

_BY_SUFFIX = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".eml": MAIL,
}
_AS = "save the report as text, HTML or PDF"
_NOT_READ = {
    ".xml": f"XML is read where it is a feed or a sitemap; {_AS}",
    ".rtf": f"rich text is not read; {_AS}",
}
_MAGIC = (
    (b"PK\x03\x04", f"not text (an archive, or an office file of no kind that is read); unpack it, or {_AS}"),
    (b"\xd0\xcf\x11\xe0", f"not text (an office file); {_AS}"),
    (b"\x89PNG", "not text (a picture); run OCR first, and give its text"),
    (b"\xff\xd8\xff", "not text (a picture); run OCR first, and give its text"),
    (b"GIF8", "not text (a picture); run OCR first, and give its text"),
    (b"{\\rtf", f"rich text is not read; {_AS}"),
)
_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    rb"^(from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1a\x1b")
_NOT_TEXT = f"not text (its bytes are of no kind that is read); {_AS}"


def media_type(data: bytes, name: str) -> str:
    """The media type of a file's content.

    Raises: SourceError for content that no document can be made of, with the remedy.
    """
    suffix = PurePath(name).suffix.lower()
    if data.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return PDF
    office = _office(data) if data.startswith(b"PK\x03\x04") else None
    if office is not None:
        return office
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise SourceError(reason)
    if not _is_text(data):
        if suffix == ".pdf":
            raise SourceError("broken PDF: it does not begin like one; fetch it anew")
        raise SourceError(_NOT_TEXT)
    return _of_text(data[:_HEAD], suffix)


def _office(data: bytes) -> str | None:
    """The media type of a text of an office program, which is an archive; None for any other archive."""
    if ODT.encode() in data[:200]:
        return ODT
    return DOCX if b"word/document.xml" in data else None


def _of_text(head: bytes, suffix: str) -> str:
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return HTML
    if _is_mail(head):
        return MAIL
    if suffix in _NOT_READ:
        raise SourceError(_NOT_READ[suffix])
    if suffix not in _BY_SUFFIX and _XML.match(head):
        raise SourceError(_NOT_READ[".xml"])
    return _BY_SUFFIX.get(suffix, TEXT)


def _is_mail(head: bytes) -> bool:
    """Whether the bytes open with at least three header lines of a message, its sender among them."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in _MAIL_HEADER.findall(headers)}
    opens = re.match(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?\S", headers) is not None
    marks = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
    return opens and b"from" in names and len(names) >= 3 and bool(names & marks)


def _is_text(data: bytes) -> bool:
    """Whether bytes can be text: hardly any control characters, and no zero bytes unless of UTF-16."""
    if data.startswith(_WIDE_MARKS):
        return True
    if b"\0" in data:
        return max(data[0::2].count(0), data[1::2].count(0)) > 0.35 * len(data)
    return len(data.translate(None, _CONTROLS)) >= 0.99 * len(data)
