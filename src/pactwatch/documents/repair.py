"""Received text to clean text: mojibake, invisible and control characters, blank characters, line endings."""

from __future__ import annotations

import re

from pactwatch.documents.traced import Edit, Traced

# A letter that opens a UTF-8 sequence read as Windows-1252, followed by a character that would carry it on.
_MOJIBAKE = re.compile(r"[\u00c2-\u00f4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï¿½")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANK = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LINE_BLANKS = re.compile(r"(?<=\n) +| +(?=\n)")
_EMPTY_LINES = re.compile(r"\n{3,}")


def repair(received: Traced) -> Traced:
    """The clean text: the same words, with at most one empty line and one space between them, and none at the ends."""
    text = _without_mojibake(received)
    text = text.sub(_LINE_END, "\n").sub(_INVISIBLE, "").sub(_CONTROL, "").sub(_BLANK, " ")
    text = text.sub(_LIGATURE, lambda found: _LIGATURES[found.group()])
    return text.sub(_LINE_BLANKS, "").sub(_EMPTY_LINES, "\n\n").cut(0)


def repair_line(text: str) -> str:
    """The clean form of a text of one line, as a title or a name is: line ends become spaces."""
    clean = text if text.isascii() and text.isprintable() else repair(Traced(text)).text  # most need no more
    return " ".join(clean.split())


def _without_mojibake(received: Traced) -> Traced:
    if not _MOJIBAKE.search(received.text):
        return received
    from ftfy import fix_encoding

    edits: list[Edit] = []
    for line in _LINE.finditer(received.text):
        if _MOJIBAKE.search(line.group()):
            edits += _differences(line.start(), line.group(), fix_encoding(line.group()))
    return received.edit(edits)


def _differences(start: int, before: str, after: str) -> list[Edit]:
    """The edits that lead from a line to its mended form.

    Mending changes characters beyond ASCII only, so the ASCII stretches between them show which belong together; where
    they do not agree, the line is replaced as a whole.
    """
    if before == after:
        return []
    old, new = list(_BEYOND_ASCII.finditer(before)), _BEYOND_ASCII.findall(after)
    if _BEYOND_ASCII.split(before) != _BEYOND_ASCII.split(after):
        return [(start, start + len(before), after)]
    return [
        (start + was.start(), start + was.end(), now) for was, now in zip(old, new, strict=True) if was.group() != now
    ]
