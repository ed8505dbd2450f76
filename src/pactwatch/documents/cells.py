"""The cells of tables in plain text, kept apart: tabs and wide gaps become bars before blanks are made single."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pactwatch.documents.traced import Traced

_LEAST_ROWS = 3  # lines, the heads of the columns among them
_LONGEST_CELL = 60
_LINE = re.compile(r"[^\r\n]*")
_GAP = re.compile(r"(?<=[^\s.!?;,])(?:\t| [ \t])[ \t]*+(?=\S)")  # a run of blanks is gone through once
_BAR = " | "


def part_cells(text: Traced) -> Traced:
    """The text with bars for the gaps in lines that follow one another and have as many cells, else as it is.

    Cells are short, and but for the heads of columns begin with no small letter: so lines that blanks were put into to
    fill a width, and names with a value behind a colon, are no rows.
    """
    if "\t" not in text.text and "  " not in text.text:
        return text
    edits = [(start, end, _BAR) for start, end in _gaps(text.text)]
    return text.edit(edits) if edits else text


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The gaps between the cells of all tables, in order."""
    lines = [(line.start(), line.end()) for line in _LINE.finditer(text) if line.end() > line.start()]
    gaps = [
        [gap.span() for gap in _GAP.finditer(text, *line)] if "|" not in text[slice(*line)] else [] for line in lines
    ]
    for count, run in groupby(range(len(lines)), key=lambda at: len(gaps[at])):
        places = list(run)
        if not count or len(places) < _LEAST_ROWS:
            continue
        cells = [_cells(text, lines[at], gaps[at]) for at in places]
        if all(len(cell) <= _LONGEST_CELL and cell[-1:] != ":" for row in cells for cell in row) and not any(
            cell[:1].islower() for row in cells[1:] for cell in row
        ):
            for at in places:
                yield from gaps[at]


def _cells(text: str, line: tuple[int, int], gaps: list[tuple[int, int]]) -> list[str]:
    starts = [line[0], *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), line[1]]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
