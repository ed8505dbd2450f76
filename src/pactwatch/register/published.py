"""What goes into a release of the register, and whether a release is still what was published: plain bytes, no disk."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pactwatch.errors import SourceError

MANIFEST = "MANIFEST.sha256"
DATA = "register.json"
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)")


@dataclass(frozen=True, slots=True)
class Method:
    """How a register was made: the program's version, the vocabulary's, and those of the readers of its claims."""

    program: str
    vocabulary: str
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a release says of itself: its number, the register's version, its date (YYYY-MM-DD), title and authors."""

    number: int
    version: str
    date: str
    title: str
    authors: tuple[str, ...]
    method: Method


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of each file, one a line and sorted, as `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def damage(files: Mapping[str, bytes], listed: bytes) -> tuple[str, ...]:
    """What is not as the manifest lists it, in words, each with the file's name; empty where all is whole.

    Raises: SourceError for a manifest that is none.
    """
    known: dict[str, str] = {}
    for number, line in enumerate(listed.decode("utf-8", "replace").splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise SourceError(f"{MANIFEST}: line {number} is no hash and name; fetch the release again")
        known[found[2]] = found[1]
    wrong = [f"{name}: missing" for name in sorted(known) if name not in files]
    for name, content in sorted(files.items()):
        if name not in known:
            wrong.append(f"{name}: not in the manifest")
        elif hashlib.sha256(content).hexdigest() != known[name]:
            wrong.append(f"{name}: changed, for it does not fit its hash in {MANIFEST}")
    return tuple(wrong)


def data_package(about: About, files: Mapping[str, bytes], columns: Mapping[str, str]) -> bytes:
    """The release described for programs: files with hash and size, the columns of the table, and how it was made.

    Source: Frictionless Data, Data Package.
    """
    resources = [
        {
            "name": name.partition(".")[0],
            "path": name,
            "format": name.rpartition(".")[2],
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            **({"schema": {"fields": _fields(columns)}} if name.endswith(".csv") else {}),
        }
        for name, content in sorted(files.items())
    ]
    described = {
        "name": "pactwatch-register",
        "title": about.title,
        "version": str(about.number),
        "created": about.date,
        "register_version": about.version,
        "contributors": [{"title": author, "role": "author"} for author in about.authors],
        "method": {
            "pactwatch": about.method.program,
            "vocabulary": about.method.vocabulary,
            "readers": list(about.method.readers),
        },
        "resources": resources,
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _fields(columns: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": "string", "description": words} for name, words in columns.items()]


def citation(about: About) -> bytes:
    """How to cite the release. Source: Citation File Format 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        "message: Cite this release of the register with its number and its version.",
        "type: dataset",
        f"title: {json.dumps(about.title, ensure_ascii=False)}",
        f'version: "{about.number}"',
        f"date-released: {about.date}",
        "identifiers:",
        "  - type: other",
        f'    value: "{about.version}"',
        "    description: SHA-256 of the register's content",
        "authors:",
        *(f"  - name: {json.dumps(author, ensure_ascii=False)}" for author in about.authors),
    ]
    return "".join(f"{line}\n" for line in lines).encode()
