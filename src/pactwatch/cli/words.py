"""Text from outside made fit for a terminal, and small words that the commands share."""

from __future__ import annotations

import re

# Control characters could move the cursor or recolour the terminal; marks of direction could show a text backwards.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without characters that steer a terminal."""
    return _CONTROLS.sub("", text)


def escaped(json: str) -> str:
    """JSON whose strings hold no character that steers a terminal; it means the same."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 deal", "2 deals"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
