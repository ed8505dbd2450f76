"""Lines that were broken to fit a width, put together again to paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles

from pactwatch.documents.traced import Edit, Traced

_NARROWEST, _WIDEST, _LEAST_LINES = 30, 140, 3
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LIST_MARK = re.compile(r"(?:[-*•–—·▪]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
# "air-" + "to-air" keeps its hyphen, "deliv-" + "ery" loses it.
_FIGURE, _SMALL_WORD = re.compile(r"(?<!\S)[(~]?\d[\d.,–-]*[%)]*(?!\S)"), re.compile(r"(?<!\S)[^\W\d_A-Z]\w*")
_BAR, _ROW_FIGURES = "|", 2
_BROKEN_WORD = re.compile(r"(?P<before>[^\W\d_]+(?:-[^\W\d_]+)*)-$")


def join_lines(text: Traced) -> Traced:
    """The text with one line for each paragraph, where its lines were broken to fit a width; else as it is.

    A line is broken where the next word would not have fitted into the usual width. A word parted at the line's end is
    put together again.
    """
    lines = _lines(text.text)
    lengths = [end - start for start, end in lines if end > start]
    if len(lengths) < _LEAST_LINES:
        return text
    width = quantiles(lengths, n=10)[-1]
    if not _NARROWEST <= width <= _WIDEST:
        return text
    edits: list[Edit] = []
    for (start, end), (following, last) in pairwise(lines):
        edit = _join(text.text[start:end], text.text[following:last], end, following, width)
        if edit is not None:
            edits.append(edit)
    return text.edit(edits)


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: it has bars, or figures and hardly a word that is written small."""
    if _BAR in line:
        return True
    figures = len(_FIGURE.findall(line)) if any(map(str.isdecimal, line)) else 0
    return figures >= _ROW_FIGURES and len(_SMALL_WORD.findall(line)) < _ROW_FIGURES


def _lines(text: str) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _join(line: str, following: str, end: int, start: int, width: float) -> Edit | None:
    """The edit that joins two lines, or None where a paragraph ends between them."""
    if not line or not following or _LIST_MARK.match(following) or _is_row(line) or _is_row(following):
        return None
    next_word = following.split(" ", 1)[0]
    parted = _BROKEN_WORD.search(line) if following[0].isalnum() else None
    if parted is not None:
        keeps = not following[0].islower() or "-" in parted["before"] or "-" in next_word
        return (end, start, "") if keeps else (end - 1, start, "")
    fitted = len(line) + 1 + len(next_word) <= 0.85 * width
    lower = following[:1].islower()
    if fitted and not lower:
        return None
    if _SENTENCE_END.search(line) and len(line) < 0.85 * width:
        return None
    return (end, start, " ")
