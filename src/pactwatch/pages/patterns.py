"""English sentences that code composes, found again by patterns with places to be filled: "%(number)s days"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

PLACE = re.compile(r"%\((\w+)\)s")
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?")
DATE = re.compile(r"\d{4}(?:-\d\d){1,2}")
YEARS = r"\d{4}\??(?:-\d{4}\??)?"
Shapes = tuple[tuple[str, str], ...]
"""What may stand in a place, by its name, as regular expressions; in others, anything."""

SHAPES: Shapes = (
    ("number", NUMBER.pattern),
    ("amount", rf"(?:(?:about|at least|at most) )?{NUMBER.pattern}\??(?: [A-Z]{{3}})?"),
    ("count", r"\d[\d,]*\??"),
    ("date", rf"{DATE.pattern}|\d{{4}}"),
    ("year", r"\d{4}\??"),
    ("years", YEARS),
    ("given", "'.*?'|\".*?\""),
)


def parts_of(text: str, patterns: tuple[str, ...], shapes: Shapes = SHAPES) -> tuple[str, Mapping[str, str]] | None:
    """The first pattern that a text fits, with what stands in its places; None where it fits none."""
    for message, shape in compiled(patterns, shapes):
        found = shape.fullmatch(text)
        if found is not None:
            return message, found.groupdict()
    return None


@cache
def compiled(patterns: tuple[str, ...], shapes: Shapes = SHAPES) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with the expression that finds what it is filled with."""
    known = dict(shapes)
    return tuple((one, re.compile(_expression(one, known), re.DOTALL)) for one in patterns)


def _expression(pattern: str, shapes: Mapping[str, str]) -> str:
    pieces = PLACE.split(pattern)
    places = [f"(?P<{name}>{shapes.get(name, '.+?')})" for name in pieces[1::2]]
    texts = list(map(re.escape, pieces[0::2]))
    return "".join(text + place for text, place in zip(texts, [*places, ""], strict=True))
