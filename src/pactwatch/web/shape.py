"""The shape of our records as JSON: the schema of what `views.plain` makes of them."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from pactwatch.model import PartialDate

Schema = dict[str, Any]

_SIMPLE: Mapping[object, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    type(None): {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    PartialDate: {"type": "string", "description": "YYYY, YYYY-MM or YYYY-MM-DD"},
    Decimal: {"type": ["integer", "string"], "description": "a whole number, or the exact digits as text"},
}


class Shapes:
    """Schemas of records, each described once under its name."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}

    def of(self, kind: object) -> Schema:
        """The schema of values of a type; a record's is a reference to its description."""
        if kind in _SIMPLE:
            return dict(_SIMPLE[kind])
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"type": "string", "enum": [str(one.value) for one in kind]}
        if isinstance(kind, type) and is_dataclass(kind):
            return self._record(kind)
        return self._compound(kind)

    def _record(self, kind: type) -> Schema:
        name = kind.__name__
        if name not in self.components:
            self.components[name] = {}  # a record may hold others of its kind
            hints = typing.get_type_hints(kind)
            members = {field.name: self.of(hints[field.name]) for field in fields(kind)}
            self.components[name] = {"type": "object", "properties": members, "required": list(members)}
        return {"$ref": f"#/components/schemas/{name}"}

    def _compound(self, kind: object) -> Schema:
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [self.of(one) for one in arguments]}
        if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is tuple:
            places = [self.of(one) for one in arguments]
            return {"type": "array", "prefixItems": places, "minItems": len(places), "maxItems": len(places)}
        if origin in (list, set, frozenset):
            return {"type": "array", "items": self.of(arguments[0])}
        return {}
