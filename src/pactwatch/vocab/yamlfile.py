"""YAML into plain Python values, in a quarter of the time that PyYAML's own loader takes.

PyYAML builds a tree of nodes before it builds values, which a catalogue of thousands of entries feels at every start.
Here entries of one line are read by a regular expression, the rest from libyaml's events. Our files need no anchors
and no tags, so both are refused, and so is a key that a mapping has twice, which PyYAML would drop in silence.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache, lru_cache
from typing import NoReturn, Protocol, cast

import yaml

from pactwatch.errors import VocabularyError
from pactwatch.vocab.entryline import MARK, lifted

_DONE = object()


def parsed(name: str, content: bytes) -> object:
    """The value of a YAML file: mappings, lists, texts, numbers, dates, truth values and None.

    Raises: VocabularyError, with the file's name and the line, for what is not YAML, for a key twice in one mapping,
    and for anchors and tags.
    """
    try:
        text, entries = lifted(content.decode("utf-8"), _plain)
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    try:
        builder = _Builder(name, text, entries)
        value = builder.document()
        return value if builder.used_all else _Builder(name, content.decode("utf-8"), []).document()
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}: not YAML: {' '.join(str(error).split())}") from None


class _Parser(Protocol):
    def get_event(self) -> yaml.Event: ...


def _parser(content: str) -> _Parser:
    """The parser of libyaml, or PyYAML's own where it was built without."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return yaml.SafeLoader(content)
    return cast(_Parser, CParser(content))


class _Builder:
    """Builds one document's value from a parser's events, with the lifted entries put back in place of their marks."""

    def __init__(self, name: str, text: str, entries: list[object]) -> None:
        self._name = name
        self._next = _parser(text).get_event
        self._entries = entries
        self._used = 0

    @property
    def used_all(self) -> bool:
        """Whether every entry found its place; one in the middle of a longer text finds none."""
        return self._used == len(self._entries)

    def document(self) -> object:
        """The value of the first document; None for an empty file."""
        self._next()  # the start of the stream
        if not isinstance(self._next(), yaml.DocumentStartEvent):
            return None
        value = self._value()
        self._next()  # the end of the document
        if isinstance(event := self._next(), yaml.DocumentStartEvent):
            self._refuse("a second document; keep one in a file", event)
        return value

    def _value(self) -> object:
        """The next value, or _DONE at the end of the list or mapping around it."""
        event = self._next()
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.CollectionEndEvent):
            return _DONE
        if not isinstance(event, yaml.CollectionStartEvent) or event.anchor is not None or event.tag is not None:
            self._refuse("an anchor or a tag; write the value itself", event)
        return self._list() if isinstance(event, yaml.SequenceStartEvent) else self._mapping(event)

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if event.anchor is not None or event.tag is not None:
            self._refuse("an anchor or a tag; write the value itself", event)
        if self._entries and event.value == f"{MARK}{self._used}":
            self._used += 1
            return self._entries[self._used - 1]
        return _plain(event.value) if event.implicit[0] else event.value

    def _list(self) -> list[object]:
        values: list[object] = []
        while (value := self._value()) is not _DONE:
            values.append(value)
        return values

    def _mapping(self, start: yaml.Event) -> dict[object, object]:
        values: dict[object, object] = {}
        while (key := self._value()) is not _DONE:
            if not isinstance(key, Hashable) or key in values:
                self._refuse(f"the key {key!r} twice, or no key at all; keep one", start)
            values[key] = self._value()
        return values

    def _refuse(self, fault: str, event: yaml.Event) -> NoReturn:
        line = event.start_mark.line + 1 if event.start_mark else "?"
        raise VocabularyError(f"{self._name}: line {line}: {fault}")


@cache  # a catalogue says the same of many entries
def _plain(text: str) -> object:
    """The value of a scalar without quotes: a text unless YAML reads a number, a date, a truth value or null."""
    for _, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return _typed(text)
    return text


@lru_cache(maxsize=1024)
def _typed(text: str) -> object:
    return yaml.safe_load(text)
