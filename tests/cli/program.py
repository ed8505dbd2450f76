"""What the tests of the command line call, and what it answers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str


class Program(Protocol):
    """The real program; its arguments are words."""

    def __call__(self, *words: str | Path) -> Answer: ...
