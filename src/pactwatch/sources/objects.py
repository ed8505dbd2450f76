"""Files of JSON and of JSON lines as kinds of content: each object is a document."""

from __future__ import annotations

from collections.abc import Iterator

from pactwatch.sources.content import Content, Item
from pactwatch.sources.rows import Origin, read_json, read_lines

_BLANK = b"\xef\xbb\xbf \t\r\n"


class JsonFile:
    """One object, or a list of objects."""

    name = "json"
    about = "JSON: an object with a key 'text', or a list of such objects"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether a file is called one of JSON, or a server says so, and it is no page."""
        named = name.lower().endswith(".json") or (told or "").startswith("application/json")
        return named and _is_json(head)

    def read(self, content: Content) -> Iterator[Item]:
        """One document or failure for each object."""
        yield from read_json(content.data, Origin(content.address, content.fetched_at, content.given))


class JsonLines:
    """An object on each line."""

    name = "jsonl"
    about = "JSON lines: an object with a key 'text' on each line"

    def recognises(self, head: bytes, name: str, told: str | None) -> bool:
        """Whether a file is called one of JSON lines, or a server says so, and it is no page."""
        types = ("application/jsonl", "application/x-ndjson")
        named = name.lower().endswith((".jsonl", ".ndjson")) or (told or "").startswith(types)
        return named and _is_json(head)

    def read(self, content: Content) -> Iterator[Item]:
        """One document or failure for each line."""
        yield from read_lines(content.data, Origin(content.address, content.fetched_at, content.given))


JSON, JSON_LINES = JsonFile(), JsonLines()


def _is_json(head: bytes) -> bool:
    return b"\0" not in head and not head.lstrip(_BLANK).startswith((b"<", b"%PDF-"))
