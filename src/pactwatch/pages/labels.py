"""Names put beside points so that none covers another. Unit: pixels of the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WIDE = 0.62
"""Width of a letter against the size of its type, in the bold type of maps."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that wants a name."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: the middle of its base line, or its beginning or end as `anchor` says."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Area:
    """The part of the drawing that is seen."""

    left: float
    top: float
    right: float
    bottom: float


def labels(spots: Sequence[Spot], size: float, area: Area, spared: Sequence[Area] = ()) -> tuple[Label | None, ...]:
    """A place for the name of each spot, in their order; None for one that no place is left for.

    The first spots choose first, and among the places left one that covers nothing of what is to be `spared`, where
    there is one. `size` is that of the type.
    """
    frame = _Box(area.left, area.top, area.right, area.bottom)
    taken = [_Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots]
    tips = [_Box(one.left, one.top, one.right, one.bottom) for one in spared]
    found: list[Label | None] = []
    for spot in spots:
        free = [one for one in _places(spot, size) if _is_free(one[1], taken, frame)]
        chosen = next((one for one in free if not any(one[1].meets(tip) for tip in tips)), free[0] if free else None)
        if chosen is not None:
            taken.append(chosen[1])
        found.append(chosen[0] if chosen is not None else None)
    return tuple(found)


def _places(spot: Spot, size: float) -> Iterable[tuple[Label, _Box]]:
    """Where the name may stand: above, below, right, left; and the room that it takes there."""
    wide, gap = len(spot.name) * size * _WIDE, size * 0.3
    above, below = spot.y - spot.radius - gap, spot.y + spot.radius + gap + size * 0.8
    right, left, level = spot.x + spot.radius + gap, spot.x - spot.radius - gap, spot.y + size * 0.35
    for x, y, anchor, start in (
        (spot.x, above, "middle", spot.x - wide / 2),
        (spot.x, below, "middle", spot.x - wide / 2),
        (right, level, "start", right),
        (left, level, "end", left - wide),
    ):
        yield Label(round(x, 1), round(y, 1), anchor), _Box(start, y - size * 0.85, start + wide, y + size * 0.2)


def _is_free(box: _Box, taken: Sequence[_Box], frame: _Box) -> bool:
    inside = frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
    return inside and not any(box.meets(one) for one in taken)
