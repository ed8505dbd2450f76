"""One spelling for every record, so that the same content gives the same bytes wherever and whenever it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_DEEP = 2
"""Levels of a record whose members are taken one by one: a register, and its mappings and lists."""

_PLAIN = frozenset({str, int, float, bool, type(None)})

# When and where we recorded a document is about us and not about what is known; what was judged counts by itself.
LOCAL = frozenset({"fetched_at", "address", "judged", "read"})


def canonical(value: object) -> Json:
    """A record as data that JSON can hold: fields by name, enums by value, money as a plain decimal number in text.

    Recording times and addresses are left out: an address may be a path on one machine.
    Raises: TypeError for an object that is no record.
    """
    if type(value) in _PLAIN:  # the commonest first: a register holds millions of them
        return value  # type: ignore[return-value]  # it is one of these
    if isinstance(value, Enum):
        return canonical(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal | date):
        return format(value.normalize(), "f") if isinstance(value, Decimal) else value.isoformat()
    return _structure(value)


def _structure(value: object) -> Json:
    kind = type(value)
    if kind is tuple or kind is list:
        return [canonical(part) for part in value]  # type: ignore[attr-defined]  # it is a list or a tuple
    if is_dataclass(value):
        return {name: canonical(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Mapping):
        return {str(key): canonical(value[key]) for key in sorted(value)}
    if isinstance(value, Sequence):
        return [canonical(part) for part in value]
    raise TypeError(f"{kind.__name__}: only records and plain values have a canonical form")


def digest(value: object) -> str:
    """SHA-256 of a record's canonical form, in hexadecimal; the form is never held as a whole."""
    found = hashlib.sha256()
    for piece in _pieces(value, _DEEP):
        found.update(piece.encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _pieces(value: object, depth: int) -> Iterator[str]:
    """The canonical form as JSON, its outer levels taken apart: a register's records come one by one."""
    members = _members(value) if depth else None
    if members is not None:
        yield from _joined("{", ((f"{_json(name)}:", one) for name, one in members), "}", depth)
    elif depth and isinstance(value, Sequence) and not isinstance(value, str):
        yield from _joined("[", (("", one) for one in value), "]", depth)
    else:
        yield _json(canonical(value))


def _joined(opening: str, members: Iterable[tuple[str, object]], closing: str, depth: int) -> Iterator[str]:
    yield opening
    between = ""
    for before, one in members:
        yield between + before
        yield from _pieces(one, depth - 1)
        between = ","
    yield closing


def _members(value: object) -> list[tuple[str, object]] | None:
    """What a mapping or a record holds, sorted by name; None for anything else."""
    if isinstance(value, Mapping):
        return [(name, value[key]) for name, key in sorted((str(key), key) for key in value)]
    if is_dataclass(value) and not isinstance(value, type):
        return [(name, getattr(value, name)) for name in sorted(_names(value.__class__))]
    return None


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_KNOWN: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of record that count."""
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(field.name for field in fields(kind) if field.name not in LOCAL)
    return _KNOWN[kind]
