"""What turns records to JSON and back, one for each kind: building it takes a moment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Record = TypeVar("Record")


def adapter_of(kind: type[Record]) -> TypeAdapter[Record]:
    """What turns records of a kind to JSON and back, exactly; `tuple[Kind, ...]` is a kind too."""
    made: TypeAdapter[Record] = _made(kind)  # type: ignore[arg-type]  # classes can be hashed
    return made


@cache
def _made(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
