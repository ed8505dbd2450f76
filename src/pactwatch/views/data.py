"""Our records as data that JSON can write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, TypeAlias  # a writer takes values of the one type that it was made for

from pactwatch.model import PartialDate

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Writer = Callable[[Any], Json]


def plain(record: object) -> Json:
    """Any of our records as data that JSON can write; the same record gives the same data.

    Fields keep their order, mappings and sets are sorted, an enumeration gives its value, a date its ISO form. A whole
    Decimal gives an integer, another one its exact digits as text. Raises: TypeError for what is no record of ours.
    """
    kind = type(record)
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _writer(kind)
    return writer(record)


_WRITERS: dict[type, Writer] = {}
"""What writes values of each type seen so far: a page has some hundred values of each."""


def _writer(kind: type) -> Writer:
    """What writes values of a type."""
    if issubclass(kind, Enum):
        return lambda one: plain(one.value)
    if issubclass(kind, bool | int | float | str | NoneType):
        return lambda one: one
    if issubclass(kind, PartialDate):
        return str
    if issubclass(kind, Decimal):
        return _decimal
    if issubclass(kind, date):
        return date.isoformat
    return _compound(kind)


def _compound(kind: type) -> Writer:
    if issubclass(kind, Mapping):
        return lambda one: {str(key): plain(one[key]) for key in sorted(one, key=str)}
    if issubclass(kind, tuple | list):
        return lambda one: [plain(entry) for entry in one]
    if issubclass(kind, set | frozenset):
        return lambda one: [plain(entry) for entry in sorted(one, key=str)]
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda one: {name: plain(getattr(one, name)) for name in names}
    raise TypeError(f"{kind.__name__}: not a record that pactwatch exports")


def _decimal(value: Decimal) -> Json:
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
