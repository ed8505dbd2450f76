"""Flows as arcs on a map of the world. Unit: pixels of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

from pactwatch.pages.labels import Area, Label, Spot, labels
from pactwatch.pages.language import Reader
from pactwatch.pages.names import party_name
from pactwatch.views.routes import Route
from pactwatch.vocab.world import Place, World, world

MOST_ARCS = 150
_BEND = 0.22
_THIN, _THICK = 0.8, 7.0
_RADIUS = 2.5
_ROOM = 0.2
_TYPE = 11
TIP = 9
"""Length of the tip of an arrow, in the whole world."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A route as a curve; `path` is that of an SVG, `width` grows with the number of deals."""

    route: Route
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Point:
    """A party on the map, and how many deals end or begin there; `label` is None where its name has no room."""

    code: str
    name: str
    x: float
    y: float
    radius: float
    deals: int
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that is drawn; `scale` is its width against that of the whole."""

    x: float
    y: float
    width: float
    height: float
    scale: float


@dataclass(frozen=True, slots=True)
class FlowMap:
    """The drawing: the thin arcs last drawn are on top. `unplaced` are routes of which an end lies on no map.

    `left_out` counts routes that there is no room for. `type_size` is that of the names, `tip` the length of the tips
    of arrows, `widths` the widths of arcs by number of deals, for the legend.
    """

    world: World
    window: Window
    arcs: tuple[Arc, ...]
    points: tuple[Point, ...]
    unplaced: tuple[Route, ...]
    left_out: int
    type_size: float
    tip: float
    widths: tuple[tuple[int, float], ...]


def draw_map(routes: Sequence[Route], reader: Reader) -> FlowMap:
    """The routes as arcs, of more than 150 those with most deals, for a reader of the names."""
    drawn = world()
    here = [route for route in routes if route.deals]
    ends = [(route, drawn.places.get(route.supplier), drawn.places.get(route.recipient)) for route in here]
    placed = [(route, one, other) for route, one, other in ends if one and other and route.supplier != route.recipient]
    kept = placed[:MOST_ARCS]
    most = max((route.deals for route, _, _ in kept), default=1)
    window = _window([place for _, one, other in kept for place in (one, other)], drawn)
    points = _points([route for route, _, _ in kept], drawn, window.scale, reader)
    size = round(_TYPE * window.scale, 2)
    radius = {point.code: point.radius for point in points}
    bows = [_bow(one, other, radius[route.recipient] + window.scale * 2) for route, one, other in kept]
    arcs = [
        Arc(route, bow.path, round(_width(route.deals, most) * window.scale, 2))
        for (route, _, _), bow in zip(kept, bows, strict=True)
    ]
    tips = [_around(bow, TIP * window.scale / 2) for bow in bows]
    seen = {route for route, _, _ in placed}
    return FlowMap(
        world=drawn,
        window=window,
        arcs=tuple(arcs),
        points=_labelled(points, size, window, tips),
        unplaced=tuple(route for route in here if route not in seen),
        left_out=len(placed) - len(kept),
        type_size=size,
        tip=round(TIP * window.scale, 2),
        widths=tuple((number, round(_width(number, most), 1)) for number in sorted({1, -(-most // 2), most})),
    )


def _labelled(points: Sequence[Point], size: float, window: Window, tips: Sequence[Area]) -> tuple[Point, ...]:
    area = Area(window.x, window.y, window.x + window.width, window.y + window.height)
    found = labels([Spot(one.name, one.x, one.y, one.radius) for one in points], size, area, tips)
    return tuple(replace(one, label=label) for one, label in zip(points, found, strict=True))


def _width(deals: int, most: int) -> float:
    return _THIN + (_THICK - _THIN) * sqrt(deals / most)


def _window(places: Sequence[Place], drawn: World) -> Window:
    """What holds all places with some room around, in the shape of the whole, and at least a quarter as wide."""
    if not places:
        return Window(0, 0, drawn.width, drawn.height, 1.0)
    left, right = min(place.x for place in places), max(place.x for place in places)
    top, bottom = min(place.y for place in places), max(place.y for place in places)
    shape = drawn.width / drawn.height
    wanted = max((right - left) * (1 + _ROOM), (bottom - top) * (1 + _ROOM) * shape, drawn.width / 4)
    width = min(wanted, drawn.width)
    height = width / shape
    x = min(max((left + right - width) / 2, 0), drawn.width - width)
    y = min(max((top + bottom - height) / 2, 0), drawn.height - height)
    return Window(round(x, 1), round(y, 1), round(width, 1), round(height, 1), round(width / drawn.width, 3))


@dataclass(frozen=True, slots=True)
class _Bow:
    """A curve: where it begins, the point that draws it aside, and where it ends."""

    start: tuple[float, float]
    middle: tuple[float, float]
    end: tuple[float, float]

    @property
    def path(self) -> str:
        """The curve as an SVG has it."""
        (x, y), (aside, away), (last, low) = self.start, self.middle, self.end
        return f"M{x:.1f} {y:.1f}Q{aside:.1f} {away:.1f} {last:.1f} {low:.1f}"


def _around(bow: _Bow, half: float) -> Area:
    """The room of the tip of its arrow."""
    x, y = bow.end
    return Area(x - half, y - half, x + half, y + half)


def _bow(one: Place, other: Place, before: float) -> _Bow:
    """A curve that leaves to the left of its direction, so that the two ways between two states lie apart.

    It ends `before` the place itself.
    """
    across, down = other.x - one.x, other.y - one.y
    middle = ((one.x + other.x) / 2 + down * _BEND, (one.y + other.y) / 2 - across * _BEND)
    last = hypot(other.x - middle[0], other.y - middle[1]) or 1
    short = max(0.0, 1 - before / last)  # ends before the point, so that its arrow is seen
    end = (middle[0] + (other.x - middle[0]) * short, middle[1] + (other.y - middle[1]) * short)
    return _Bow((one.x, one.y), middle, end)


def _points(routes: Sequence[Route], drawn: World, scale: float, reader: Reader) -> tuple[Point, ...]:
    deals: dict[tuple[str, str], int] = {}
    for route in routes:
        for end in ((route.supplier, route.supplier_name), (route.recipient, route.recipient_name)):
            deals[end] = deals.get(end, 0) + route.deals
    most = max(deals.values(), default=1)
    return tuple(
        Point(
            code,
            party_name(reader, name),
            drawn.places[code].x,
            drawn.places[code].y,
            round((_RADIUS + 4 * sqrt(number / most)) * scale, 2),
            number,
        )
        for (code, name), number in sorted(deals.items(), key=lambda one: -one[1])
    )
