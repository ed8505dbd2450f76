"""The formats by name: each an entry point, and the one way to ask for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from pactwatch import plugins
from pactwatch.errors import UsageError
from pactwatch.exports.sheet import csv_of_deals, write_csv
from pactwatch.exports.tree import write_json
from pactwatch.plugins import Group
from pactwatch.register import Register
from pactwatch.views import DealView
from pactwatch.vocab import Vocabulary


@runtime_checkable
class Exporter(Protocol):
    """What an entry point of the group `pactwatch.exports` leads to."""

    @property
    def name(self) -> str:
        """The name on the command line."""
        ...

    @property
    def media_type(self) -> str:
        """The media type of the bytes."""
        ...

    @property
    def about(self) -> str:
        """What the format is, in words."""
        ...

    def write(self, register: Register, vocabulary: Vocabulary, /) -> bytes:
        """The register; the same bytes for the same register: sorted, no recording times, no local paths."""
        ...


@runtime_checkable
class ForPeople(Protocol):
    """What a format has that is written in a language."""

    def in_language(self, code: str, /) -> Exporter:
        """The format in a language. Raises: UsageError for one that it cannot be written in."""
        ...


@runtime_checkable
class DealByDeal(Protocol):
    """What a format has that is written deal by deal, so that the register need not be there as a whole."""

    def of_deals(self, deals: Iterable[DealView], /) -> Iterator[bytes]:
        """The bytes that `write` gives, in pieces, of all deals sorted by id."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format that one function writes."""

    name: str
    media_type: str
    about: str
    write: Callable[[Register, Vocabulary], bytes]


@dataclass(frozen=True, slots=True)
class TableFormat(Format):
    """A format that another function writes deal by deal."""

    of_deals: Callable[[Iterable[DealView]], Iterator[bytes]]


CSV = TableFormat("csv", "text/csv; charset=utf-8", "one row a deal, for a spreadsheet", write_csv, csv_of_deals)
JSON = Format("json", "application/json", "deals, claims and documents with all evidence", write_json)


def format_names() -> tuple[str, ...]:
    """The names of the formats that are installed, sorted."""
    return tuple(plugin.name for plugin in plugins.plugins(Group.EXPORTS))


def format_named(name: str) -> Exporter:
    """The format of this name.

    Raises: UsageError for a name that no installed format has, PluginError for one that cannot be loaded.
    """
    found = plugins.load(Group.EXPORTS, name)
    if not isinstance(found, Exporter):
        raise plugins.misshapen(Group.EXPORTS, name, "a format with name, media_type, about and write")
    return found


def format_in(name: str, language: str | None, usual: str) -> Exporter:
    """The format of this name, in a language where it is written in one: `usual` for None.

    Raises: as `format_named` does, and UsageError for a language of a format that is the same in all of them.
    """
    found = format_named(name)
    if isinstance(found, ForPeople):
        return found.in_language(language or usual)
    if language is not None:
        raise UsageError(f"--language: {name} is the same in every language; it goes with html")
    return found


def export(name: str, register: Register, vocabulary: Vocabulary) -> bytes:
    """The register in the format of this name. Raises: as `format_named` does."""
    return format_named(name).write(register, vocabulary)
