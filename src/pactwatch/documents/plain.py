"""Plain text and Markdown."""

from __future__ import annotations

import re

from pactwatch.documents.decode import decode
from pactwatch.documents.received import MOST_BYTES, Received, within_limit
from pactwatch.documents.traced import Traced

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+|(?<![ \t])[ \t]+#+[ \t]*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])|(?<=[^\s*_])(\*{1,3}|_{1,3})(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^)\s\n]{0,2000}(?: \"[^\"\n]{0,300}\")?\)")


def read_plain(data: bytes, declared: str | None = None) -> Received:
    """The text of a plain file; its first line may be the title. Raises: DocumentError for what is no text."""
    within_limit(len(data), MOST_BYTES, "bytes")
    return Received(Traced(decode(data, declared)), wrapped=True, titled=True)


def read_markdown(data: bytes, declared: str | None = None) -> Received:
    """The text of a Markdown file without the marks of headings, emphasis and links."""
    received = read_plain(data, declared)
    text = received.text.sub(_LINK, lambda found: found[1]).sub(_HEADING, "").sub(_EMPHASIS, "")
    return Received(text, wrapped=True, titled=True)
