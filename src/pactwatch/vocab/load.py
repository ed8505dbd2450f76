"""From data files to a checked Vocabulary: the package's own and, over them, those of a local folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import yaml

from pactwatch.errors import VocabularyError
from pactwatch.vocab import tables
from pactwatch.vocab.entry import Entry
from pactwatch.vocab.tables import Table
from pactwatch.vocab.vocabulary import Vocabulary

_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
VERSION_LENGTH = 12
Record = TypeVar("Record")


@lru_cache(maxsize=8)
def load(local: Path | None = None) -> Vocabulary:
    """The vocabulary of the package, with the entries of the folder `local` added or put in place of those of their id.

    Cached for each folder. Raises: VocabularyError for a malformed file, with the file, entry, field and remedy.
    """
    sources = [_package_files()]
    if local is not None:
        sources.append(_local_files(local))
    return _assemble(sources, local)


def read_data(name: str, local: Path | None = None) -> object:
    """The parsed content of one data file by its path under the data folder, such as "frames.yaml".

    A file of that name in `local` stands in for the package's. Raises: VocabularyError where there is none, or where it
    is not YAML.
    """
    if local is not None and name in (own := _local_files(local)):
        return _parsed(str(local / name), own[name])
    files = _package_files()
    if name not in files:
        raise VocabularyError(f"{name}: no such vocabulary file; there are {', '.join(sorted(files))}")
    return _parsed(name, files[name])


def data_files() -> tuple[str, ...]:
    """The paths of all data files of the package, under its data folder, sorted."""
    return tuple(sorted(_package_files()))


def _assemble(sources: list[Mapping[str, bytes]], local: Path | None) -> Vocabulary:
    parsed = [_Source(files) for files in sources]
    pegs = _entries(parsed, tables.PEGS)
    multipliers = _entries(parsed, tables.MULTIPLIERS)
    categories = _entries(parsed, tables.CATEGORIES)
    return Vocabulary(
        version=_version(sources),
        systems=_entries(parsed, tables.SYSTEMS),
        makers=_entries(parsed, tables.MAKERS),
        parties=_entries(parsed, tables.PARTIES),
        outlets=_entries(parsed, tables.OUTLETS),
        offices=_entries(parsed, tables.OFFICES),
        currencies=_entries(parsed, tables.CURRENCIES),
        categories={facts.category: facts for facts in categories.values()},
        multipliers={word: multiplier.factor for word, multiplier in multipliers.items()},
        traps=tuple(_entries(parsed, tables.TRAPS)),
        pegs=tuple(pegs.values()),
        local=local,
    )


class _Source:
    """The files of one folder, each parsed once and only when a table asks for it."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._parsed: dict[str, Mapping[object, object]] = {}

    def names(self, pattern: str) -> list[str]:
        if pattern.endswith("/"):
            return sorted(name for name in self._files if name.startswith(pattern))
        return [pattern] if pattern in self._files else []

    def content(self, name: str) -> Mapping[object, object]:
        if name not in self._parsed:
            content = _parsed(name, self._files[name])
            if not isinstance(content, dict) or not isinstance(content.get("provenance"), str):
                raise VocabularyError(
                    f"{name}: no provenance; say at the top where the facts come from: provenance: ..."
                )
            self._parsed[name] = content
        return self._parsed[name]


def _entries(sources: list[_Source], table: Table[Record]) -> dict[str, Record]:
    """The records of one table by their key; a later source overrides an earlier one, one source never itself."""
    found: dict[str, Record] = {}
    for source in sources:
        seen: dict[str, str] = {}
        for name in source.names(table.files):
            for entry in _listed(name, source.content(name), table):
                if entry.label in seen:
                    raise VocabularyError(
                        f"{name}: {entry.label}: entered before in {seen[entry.label]}; keep one of the two"
                    )
                seen[entry.label] = name
                found[entry.label] = table.make(entry)
    return found


def _listed(name: str, content: Mapping[object, object], table: Table[Record]) -> Iterator[Entry]:
    listed = content.get(table.section)
    if listed is None:
        return
    if not isinstance(listed, list):
        raise VocabularyError(f"{name}: {table.section} is not a list; write one entry a line, each after a hyphen")
    for place, fields in enumerate(listed, start=1):
        yield Entry(name, f"{table.section} number {place}", fields).named(table.key)


def _parsed(name: str, content: bytes) -> object:
    try:
        return yaml.load(content, Loader=_Loader)  # noqa: S506 - both loaders are the safe ones
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}: not YAML: {' '.join(str(error).split())}") from None


def _version(sources: list[Mapping[str, bytes]]) -> str:
    """A short hash over the names and bytes of all files, the same on every machine."""
    digest = hashlib.sha256()
    for files in sources:
        for name in sorted(files):
            digest.update(f"{name}\0{len(files[name])}\0".encode())
            digest.update(files[name])
    return digest.hexdigest()[:VERSION_LENGTH]


@lru_cache(maxsize=1)
def _package_files() -> Mapping[str, bytes]:
    return dict(_files_under(resources.files("pactwatch.vocab") / "data"))


def _local_files(folder: Path) -> Mapping[str, bytes]:
    if not folder.is_dir():
        raise VocabularyError(f"{folder}: no such folder; name a folder with files such as systems/mine.yaml")
    return dict(_files_under(folder))


def _files_under(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _files_under(child, f"{prefix}{child.name}/")
        elif child.name.endswith(".yaml"):
            yield f"{prefix}{child.name}", child.read_bytes()
