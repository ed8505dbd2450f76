"""Whose turn it is: one request at a time for each host, with a pause between two."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Generic, TypeVar

Work = TypeVar("Work")


@dataclass(slots=True)
class _Host(Generic[Work]):
    waiting: deque[Work] = field(default_factory=deque)
    due: float = 0.0
    busy: bool = False


class Turns(Generic[Work]):
    """Work that waits for its host."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host[Work]] = {}

    def put(self, host: str, work: Work, wait: float | None = None) -> None:
        """Let work wait for its turn; with `wait`, ahead of what waits, and the host rests for so many seconds."""
        turn = self._hosts.setdefault(host, _Host())
        if wait is None:
            turn.waiting.append(work)
        else:
            turn.waiting.appendleft(work)
            turn.due = max(turn.due, monotonic() + wait)

    def take(self) -> tuple[str, Work] | None:
        """Work whose turn it is, with its host, which is busy from now on; None where none is due."""
        now = monotonic()
        for name, turn in self._hosts.items():
            if turn.waiting and not turn.busy and turn.due <= now:
                turn.busy = True
                return name, turn.waiting.popleft()
        return None

    def done(self, host: str, pause: float) -> None:
        """Note that a host has answered, and is left alone for so many seconds."""
        turn = self._hosts[host]
        turn.busy = False
        turn.due = max(turn.due, monotonic() + pause)

    def rest(self) -> float | None:
        """The seconds until some work is due, None where no work waits for a host that is not busy."""
        due = [turn.due for turn in self._hosts.values() if turn.waiting and not turn.busy]
        return max(0.0, min(due) - monotonic()) if due else None

    @property
    def waiting(self) -> int:
        """How much work waits."""
        return sum(len(turn.waiting) for turn in self._hosts.values())
