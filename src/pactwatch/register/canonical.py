"""One spelling for every record, so that the same content gives the same bytes wherever and whenever it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

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
    """SHA-256 of a record's canonical form, in hexadecimal."""
    return hashlib.sha256(written(canonical(value)).encode("utf-8", "surrogatepass")).hexdigest()


def written(value: Json) -> str:
    """Data as JSON, in one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_KNOWN: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of record that count."""
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(field.name for field in fields(kind) if field.name not in LOCAL)
    return _KNOWN[kind]
