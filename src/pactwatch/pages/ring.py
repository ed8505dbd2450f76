"""Who arms whom as a ring: parties on a circle, routes through it. Unit: pixels of the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, degrees, hypot, pi, sin, sqrt

from pactwatch.pages.language import Reader
from pactwatch.pages.names import party_name
from pactwatch.views.routes import Route

SIZE = 860
MOST_PARTIES = 36
_RADIUS = 290
_LABEL = _RADIUS + 12
_THIN, _THICK = 0.8, 8.0
_LONGEST = 20
_ARROW = 11


@dataclass(frozen=True, slots=True)
class Knot:
    """A party on the circle; its name is turned by `turn` degrees and anchored at `anchor`, to be read from outside."""

    code: str
    name: str
    given: int
    received: int
    x: float
    y: float
    label_x: float
    label_y: float
    turn: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A route as a curve through the circle; `trend` is "more", "fewer", "same" or "" against the time before."""

    route: Route
    path: str
    width: float
    trend: str


@dataclass(frozen=True, slots=True)
class Ring:
    """The drawing; `left_out` counts parties that there is no room for."""

    size: int
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    left_out: int


def draw_ring(routes: Sequence[Route], reader: Reader) -> Ring:
    """The routes between the 36 parties with most deals, for a reader of the names."""
    given: dict[tuple[str, str], int] = {}
    received: dict[tuple[str, str], int] = {}
    for route in routes:
        _count(given, (route.supplier, route.supplier_name), route.deals)
        _count(received, (route.recipient, route.recipient_name), route.deals)
    parties = sorted({*given, *received}, key=lambda one: (-given.get(one, 0) - received.get(one, 0), one[1]))
    kept = parties[:MOST_PARTIES]
    knots = {
        party[0]: _knot(
            (party[0], _shortened(party_name(reader, party[1]))),
            place,
            len(kept),
            (given.get(party, 0), received.get(party, 0)),
        )
        for place, party in enumerate(kept)
    }
    inside = [route for route in routes if route.supplier in knots and route.recipient in knots]
    most = max((route.deals for route in inside), default=1)
    threads = tuple(_thread(route, knots, max(most, 1)) for route in inside if route.supplier != route.recipient)
    return Ring(SIZE, tuple(knots.values()), threads, len(parties) - len(kept))


def _count(into: dict[tuple[str, str], int], party: tuple[str, str], deals: int) -> None:
    into[party] = into.get(party, 0) + deals


def _knot(party: tuple[str, str], place: int, all_of_them: int, deals: tuple[int, int]) -> Knot:
    angle = 2 * pi * place / max(all_of_them, 1) - pi / 2
    right = cos(angle) >= -0.001
    return Knot(
        code=party[0],
        name=party[1],
        given=deals[0],
        received=deals[1],
        x=round(SIZE / 2 + _RADIUS * cos(angle), 1),
        y=round(SIZE / 2 + _RADIUS * sin(angle), 1),
        label_x=round(SIZE / 2 + _LABEL * cos(angle), 1),
        label_y=round(SIZE / 2 + _LABEL * sin(angle), 1),
        turn=round(degrees(angle) if right else degrees(angle) + 180, 1),
        anchor="start" if right else "end",
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _thread(route: Route, knots: dict[str, Knot], most: int) -> Thread:
    one, other = knots[route.supplier], knots[route.recipient]
    middle = SIZE / 2
    aside = 0.12  # the two ways between two parties lie apart
    bend_x = middle + (other.y - one.y) * aside + (one.x + other.x - 2 * middle) * 0.2
    bend_y = middle - (other.x - one.x) * aside + (one.y + other.y - 2 * middle) * 0.2
    last = hypot(other.x - bend_x, other.y - bend_y) or 1
    short = max(0.0, 1 - _ARROW / last)  # ends before the knot, so that its arrow is seen
    end = (bend_x + (other.x - bend_x) * short, bend_y + (other.y - bend_y) * short)
    path = f"M{one.x} {one.y}Q{bend_x:.1f} {bend_y:.1f} {end[0]:.1f} {end[1]:.1f}"
    width = round(_THIN + (_THICK - _THIN) * sqrt(route.deals / most), 1)
    return Thread(route, path, width, trend_of(route))


def trend_of(route: Route) -> str:
    """How the number of deals changed against the time before; "" where nothing is compared."""
    if route.before is None:
        return ""
    if route.deals == route.before:
        return "same"
    return "more" if route.deals > route.before else "fewer"
