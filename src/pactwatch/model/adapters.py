"""What turns records to JSON and back, one for each kind: building it takes a moment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Record = TypeVar("Record")


@cache
def adapter_of(kind: type[Record]) -> TypeAdapter[Record]:
    """What turns records of a kind to JSON and back, exactly."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
