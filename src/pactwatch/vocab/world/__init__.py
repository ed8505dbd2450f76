"""The world drawn: coast lines, borders and one point for each state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a state's largest piece: in degrees, and on the drawing."""

    longitude: float
    latitude: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class World:
    """A drawing of the world as paths of an SVG; `places` goes by ISO 3166-1 alpha-3 code."""

    width: int
    height: int
    sphere: str
    land: str
    borders: str
    places: Mapping[str, Place]


@cache
def world() -> World:
    """The drawing that comes with pactwatch. Source: Natural Earth; README.md in this folder says how it was made."""
    drawn = json.loads(files("pactwatch.vocab.world").joinpath("world.json").read_bytes())
    places = {code: Place(*numbers) for code, numbers in drawn["states"].items()}
    return World(drawn["width"], drawn["height"], drawn["sphere"], drawn["land"], drawn["borders"], places)
