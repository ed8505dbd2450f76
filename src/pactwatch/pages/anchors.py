"""Ids inside the page: one for each deal, claim, document, and each stretch of marked words."""

from __future__ import annotations

import re

from pactwatch.model import Part
from pactwatch.views import Excerpt

_OTHER = re.compile(r"[^A-Za-z0-9_.]")


def anchor(kind: str, name: str) -> str:
    """The id of a record: letters, digits, `_`, `.` and `-` only; another character is written by its number."""
    return f"{kind}-{_OTHER.sub(lambda found: f'-{ord(found[0]):x}-' if found[0] != '-' else '-', name)}"


def words_anchor(document: str, part: Part, start: int) -> str:
    """The id of the marked words that start at this character of a document's title or text."""
    return f"{anchor('words', document)}-{part.value}-{start}"


def excerpt_anchor(excerpt: Excerpt) -> str:
    """The id of the words that an excerpt shows."""
    return words_anchor(excerpt.document, excerpt.part, excerpt.start)
