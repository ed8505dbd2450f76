"""From data files to a checked Vocabulary: the package's own and, over them, those of a local folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from pactwatch.errors import VocabularyError
from pactwatch.garbage import uncollected
from pactwatch.vocab import tables
from pactwatch.vocab.entry import Entry
from pactwatch.vocab.reliability import GRADING_FILES
from pactwatch.vocab.tables import Table
from pactwatch.vocab.vocabulary import Vocabulary
from pactwatch.vocab.yamlfile import parsed

VERSION_LENGTH = 12
Record = TypeVar("Record")


def load(local: Path | None = None) -> Vocabulary:
    """The vocabulary of the package, with the entries of the folder `local` added or put in place of those of their id.

    Cached for each folder. Raises: VocabularyError for a malformed file, with the file, entry, field and remedy.
    """
    return _loaded(local)


@lru_cache(maxsize=8)
@uncollected()
def _loaded(local: Path | None) -> Vocabulary:
    if local is None:
        return _assemble(_Folder(_package_files()), _EMPTY)
    return _assemble(_Folder(_local_files(local)), load(), local)


def read_data(name: str, local: Path | None = None) -> object:
    """The parsed content of one data file by its path under the data folder, such as "frames.yaml".

    A file of that name in `local` stands in for the package's. Raises: VocabularyError where there is none, or where it
    is not YAML.
    """
    if local is not None and name in (own := _local_files(local)):
        return parsed(str(local / name), own[name])
    files = _package_files()
    if name not in files:
        raise VocabularyError(f"{name}: no such vocabulary file; there are {', '.join(sorted(files))}")
    return parsed(name, files[name])


def data_files() -> tuple[str, ...]:
    """The paths of all data files of the package, under its data folder, sorted."""
    return tuple(sorted(_package_files()))


_EMPTY = Vocabulary("", {}, {}, {}, {}, {}, {}, {})


def _assemble(folder: _Folder, base: Vocabulary, local: Path | None = None) -> Vocabulary:
    """The base with the folder's entries over it."""
    categories = {facts.category: facts for facts in folder.entries(tables.CATEGORIES).values()}
    multipliers = {entry.word: entry.factor for entry in folder.entries(tables.MULTIPLIERS).values()}
    return Vocabulary(
        version=folder.version(base.version),
        systems={**base.systems, **folder.entries(tables.SYSTEMS)},
        makers={**base.makers, **folder.entries(tables.MAKERS)},
        parties={**base.parties, **folder.entries(tables.PARTIES)},
        outlets={**base.outlets, **folder.entries(tables.OUTLETS)},
        offices={**base.offices, **folder.entries(tables.OFFICES)},
        currencies={**base.currencies, **folder.entries(tables.CURRENCIES)},
        categories={**base.categories, **categories},
        multipliers={**base.multipliers, **multipliers},
        traps={**base.traps, **folder.entries(tables.TRAPS)},
        pegs=(*folder.entries(tables.PEGS).values(), *base.pegs),  # the first that fits holds
        local=local,
        repeated=(*base.repeated, *folder.repeated),  # complete only now that all tables have been read
    )


class _Folder:
    """The files of one folder, parsed when a table first asks for it; `repeated` lists entries that it has twice."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._contents: dict[str, Mapping[object, object]] = {}
        self.repeated: list[str] = []

    def entries(self, table: Table[Record]) -> dict[str, Record]:
        """The records of one table by their key; of two with one key the first holds."""
        found: dict[str, Record] = {}
        places: dict[str, str] = {}
        for name in self._names(table.files):
            for entry in _listed(name, self._content(name), table):
                if entry.label in places:
                    self.repeated.append(f"{name}: {entry.label}: is in {places[entry.label]} too; keep one of the two")
                else:
                    places[entry.label] = name
                    found[entry.label] = table.make(entry)
        return found

    def version(self, base: str) -> str:
        """A short hash over the base's and the names and bytes of all files that reading uses, the same everywhere.

        Lists that only grades rest on are left out: a new grade of a newspaper must not have all documents read again.
        """
        digest = hashlib.sha256(base.encode())
        for name in sorted(self._files.keys() - GRADING_FILES):
            digest.update(f"{name}\0{len(self._files[name])}\0".encode())
            digest.update(self._files[name])
        return digest.hexdigest()[:VERSION_LENGTH]

    def _names(self, pattern: str) -> list[str]:
        if pattern.endswith("/"):
            return sorted(name for name in self._files if name.startswith(pattern))
        return [pattern] if pattern in self._files else []

    def _content(self, name: str) -> Mapping[object, object]:
        if name not in self._contents:
            content = parsed(name, self._files[name])
            if not isinstance(content, dict) or not isinstance(content.get("provenance"), str):
                raise VocabularyError(
                    f"{name}: no provenance; say at the top where the facts come from: provenance: ..."
                )
            self._contents[name] = content
        return self._contents[name]


def _listed(name: str, content: Mapping[object, object], table: Table[Record]) -> Iterator[Entry]:
    listed = content.get(table.section)
    if listed is None:
        return
    if not isinstance(listed, list):
        raise VocabularyError(f"{name}: {table.section} is not a list; write one entry a line, each after a hyphen")
    for place, fields in enumerate(listed, start=1):
        yield Entry(name, f"{table.section} number {place}", fields).named(table.key)


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
