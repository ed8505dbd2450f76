"""Where in a document the words stand that a value was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pactwatch.errors import RecordError


class Part(StrEnum):
    """The parts of a document that spans point into."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start` included and `end` not.

    Raises: RecordError where the range is empty or starts before 0.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(f"span {self.start}..{self.end}: a span starts at 0 or later and holds a character")

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether the other range lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one document that say something.

    `refers_to` is None where the words themselves normalise to the value ("Ankara" for TUR); otherwise it names the
    words that they refer to ("the kingdom", "both countries", "it").
    """

    document: str
    part: Part
    span: Span
    refers_to: Evidence | None = None

    @property
    def origin(self) -> Evidence:
        """The evidence whose words normalise to the value: the end of the chain of references."""
        return self.refers_to.origin if self.refers_to is not None else self
