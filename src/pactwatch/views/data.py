"""Our records as data that JSON can write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from pactwatch.model import PartialDate

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def plain(record: object) -> Json:
    """Any of our records as data that JSON can write; the same record gives the same data.

    Fields keep their order, mappings and sets are sorted, an enumeration gives its value, a date its ISO form. A whole
    Decimal gives an integer, another one its exact digits as text. Raises: TypeError for what is no record of ours.
    """
    if isinstance(record, Enum):
        return plain(record.value)
    if record is None or isinstance(record, bool | int | float | str):
        return record
    if isinstance(record, PartialDate):
        return str(record)
    if isinstance(record, Decimal):
        return int(record) if record == record.to_integral_value() else f"{record.normalize():f}"
    if isinstance(record, date):
        return record.isoformat()
    return _compound(record)


def _compound(record: object) -> Json:
    if isinstance(record, Mapping):
        return {str(key): plain(record[key]) for key in sorted(record, key=str)}
    if isinstance(record, tuple | list):
        return [plain(entry) for entry in record]
    if isinstance(record, set | frozenset):
        return [plain(entry) for entry in sorted(record, key=str)]
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: plain(getattr(record, field.name)) for field in fields(record)}
    raise TypeError(f"{type(record).__name__}: not a record that pactwatch exports")
