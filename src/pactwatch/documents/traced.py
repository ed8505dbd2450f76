"""A text that remembers where each of its characters stood in the text as received."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pactwatch.model import OffsetMap

Edit = tuple[int, int, str]
_SAME = OffsetMap()


class _Points:
    """The two lists of an offset map while it grows; a point that follows from the one before it is left out."""

    def __init__(self) -> None:
        self.repaired: list[int] = []
        self.received: list[int] = []

    def add(self, repaired: int, received: int) -> None:
        if self.repaired and self.repaired[-1] == repaired:
            self.received[-1] = received
        elif not self.repaired or repaired - self.repaired[-1] != received - self.received[-1]:
            self.repaired.append(repaired)
            self.received.append(received)

    def finished(self) -> OffsetMap:
        return OffsetMap(tuple(self.repaired), tuple(self.received)) if self.repaired else OffsetMap()


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and the map from its offsets to those of the text as received. Every change makes another one."""

    text: str
    offsets: OffsetMap = _SAME

    def edit(self, edits: Iterable[Edit]) -> Traced:
        """The text with each `(start, end, new)` put in place of what stood from start to end.

        The edits are in order and do not overlap. Characters that an edit leaves alone keep their origin; those that it
        brings in point to the characters that they stand for.
        """
        parts: list[str] = []
        points = _Points()
        done, length = 0, 0
        for start, end, new in edits:
            length = self._keep(done, start, length, parts, points)
            parts.append(new)
            for at in range(len(new)):
                points.add(length + at, self.offsets.received_at(min(start + at, max(end - 1, start))))
            length += len(new)
            done = end
        self._keep(done, len(self.text), length, parts, points)
        return Traced("".join(parts), points.finished())

    def _keep(self, start: int, end: int, length: int, parts: list[str], points: _Points) -> int:
        """Copy one stretch with its points; return the length of the new text so far."""
        if start >= end:
            return length
        parts.append(self.text[start:end])
        points.add(length, self.offsets.received_at(start))
        first, last = bisect_right(self.offsets.repaired, start), bisect_left(self.offsets.repaired, end)
        for at in range(first, last):
            points.add(length + self.offsets.repaired[at] - start, self.offsets.received[at])
        return length + end - start

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str | None]) -> Traced:
        """The text with every match replaced; a function that answers None leaves its match alone."""
        edits: list[Edit] = []
        for found in pattern.finditer(self.text):
            text = new if isinstance(new, str) else new(found)
            if text is not None and text != found.group():
                edits.append((found.start(), found.end(), text))
        return self.edit(edits) if edits else self

    def cut(self, start: int, end: int | None = None) -> Traced:
        """The part of the text from start to end, blank characters at both ends left out."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        stop = start + len(text.strip())
        return self.edit([(0, start, ""), (stop, len(self.text), "")])
