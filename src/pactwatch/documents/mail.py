"""E-mail messages: newsletters, alerts and forwarded reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from pactwatch.documents.decode import decode
from pactwatch.documents.html import read_html
from pactwatch.documents.received import Received, within_limit
from pactwatch.documents.traced import Traced
from pactwatch.errors import DocumentError
from pactwatch.model import PartialDate

_DEEPEST, _MOST_PARTS = 20, 200
_STUB = 300
_ANSWER = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_DEEP = f"message of parts nested deeper than {_DEEPEST}: save its text as a file"
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, MessageError)  # what the parser of headers may raise


def read_mail(data: bytes) -> Received:
    """The body of a message, its subject as title, its date, and its sender as publisher. Attachments are left alone.

    Plain text goes before HTML, unless it is a stub that asks to view the HTML.
    Raises: DocumentError for a message without text, or of parts nested too deep.
    """
    within_limit(data.lower().count(b"boundary="), _MOST_PARTS, "parts")
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [(part.get_content_type(), part) for part in _leaves(message)]
    except RecursionError:
        raise DocumentError(_DEEP) from None
    body = _body([part for kind, part in parts if kind == "text/plain"])
    pages = [_content(part) for kind, part in parts if kind == "text/html"]
    text = Traced(body)
    if pages and len(body.strip()) < _STUB:
        page = _page(max(pages, key=len))
        if page is not None and len(page.text) > 3 * len(body.strip()):
            text = page
    if not text.text.strip():
        raise DocumentError("message without text: its report may be an attachment; save that as a file and give it")
    return Received(text, title=_subject(message), publisher=_sender(message), published=_date(message), wrapped=True)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold content and are no attachments, in order. Raises: DocumentError past the deepest level."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > _DEEPEST:
            raise DocumentError(_DEEP)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting += [(each, depth + 1) for each in reversed(inner) if isinstance(each, Message)]
        elif part.get_content_disposition() != "attachment":
            yield part


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        charset = part.get_content_charset()
    except _MALFORMED:
        charset = None
    return decode(data, charset)


def _body(parts: list[Message]) -> str:
    return "\n\n".join(text for text in map(_content, parts) if text.strip())


def _page(page: str) -> Traced | None:
    try:
        return read_html(page.encode("utf-8", "replace"), "utf-8").text
    except DocumentError:
        return None


def _header(message: Message, name: str) -> str | None:
    try:
        value = message[name]
        return str(value).strip() or None if value is not None else None
    except _MALFORMED:
        return None


def _subject(message: Message) -> str | None:
    """The subject without the marks of answering and forwarding."""
    return _ANSWER.sub("", _header(message, "subject") or "", count=1) or None


def _sender(message: Message) -> str | None:
    """The display name of the sender, else the domain of the address."""
    name, address = parseaddr(_header(message, "from") or "")
    if name and "@" not in name:
        return name
    return address.rpartition("@")[2].strip(">").lower() or None


def _date(message: Message) -> PartialDate | None:
    try:
        found: datetime = parsedate_to_datetime(_header(message, "date") or "")
    except _MALFORMED:
        return None
    return PartialDate.of(found.date())
