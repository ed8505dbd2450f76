"""Lines of a text as rows of cells: parted by bars, tabs or wide gaps, one cell a line, or one row in plain words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Passage

_SHORTEST_SENTENCE, _LONGEST_ROW = 60, 220  # characters
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BARS = re.compile(r"\|")
_GAPS = re.compile(r"\t+| {2,}")
_RULE = re.compile(r"[\s|:+=_-]+")
_FILLING = frozenset(
    "per cent percent and the of st nd rd th a about around nearly over up to approx total units unit c n na us m bn "
    "million billion x no".split()
)
_SHARES = frozenset("% per cent percent".split())
_EMPTY = frozenset("– — - .. … n/a * 0 ‐ −".split())
_NAMED = frozenset((Form.NAME, Form.MAKER, Form.SEAT))


@dataclass(frozen=True)
class Cell:
    """What the tokens `first` to `last` of a text hold: parties, equipment, figures (their tokens), and other words.

    `share` tells that a figure is one in a hundred, `empty` that the cell holds nothing or only a dash.
    """

    first: int
    last: int
    parties: tuple[PartyMention, ...]
    items: tuple[ItemMention, ...]
    figures: tuple[int, ...]
    words: int
    share: bool
    empty: bool

    @property
    def units(self) -> int:
        """How many parties and figures the cell holds."""
        return len(self.parties) + len(self.figures) + len(self.items)


@dataclass(frozen=True)
class Line:
    """One line, `start` to `end` in characters without the blanks around it, with its cells; one where none are parted.

    `prose` tells a line that is too long or too finished for a row or a heading.
    """

    start: int
    end: int
    first: int
    last: int
    cells: tuple[Cell, ...]
    prose: bool

    @cached_property
    def whole(self) -> Cell:
        """All cells of the line as one."""
        cells = self.cells
        return cells[0] if len(cells) == 1 else joined(cells)

    @property
    def parted(self) -> bool:
        """Whether signs or gaps part the line into cells."""
        return len(self.cells) > 1


def short(line: str) -> bool:
    """Whether a line is short enough for a row or a heading, and no sentence of its own."""
    return len(line) <= _SHORTEST_SENTENCE or (len(line) <= _LONGEST_ROW and line.rstrip()[-1:] not in (".", "!", "?"))


def joined(cells: Sequence[Cell]) -> Cell:
    """Cells that follow one another, as one."""
    return Cell(
        cells[0].first,
        cells[-1].last,
        tuple(party for cell in cells for party in cell.parties),
        tuple(item for cell in cells for item in cell.items),
        tuple(figure for cell in cells for figure in cell.figures),
        sum(cell.words for cell in cells),
        any(cell.share for cell in cells),
        all(cell.empty for cell in cells),
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks around it."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _within_bars(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of a line without the bars that open and close it."""
    if end - start > 1 and text[start] == "|":
        start += 1
    if end - start > 1 and text[end - 1] == "|":
        end -= 1
    return start, end


class Rows:
    """The lines of one text, cut into cells as far as somebody asks for them."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._tokens = passage.tokens
        self._places = [found.span() for found in _LINE.finditer(passage.text)]
        self._read: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._tokens]

    @cached_property
    def _parties(self) -> dict[int, PartyMention]:
        named = (party for found in self._passage.found for party in found.parties)
        return {party.first: party for party in named if party.form is not Form.PRONOUN}

    @cached_property
    def _items(self) -> dict[int, ItemMention]:
        return {item.first: item for found in self._passage.found for item in found.items if item.first < item.last}

    def line(self, place: int) -> Line:
        """The line at a place, lines without a sign left out."""
        if place not in self._read:
            self._read[place] = self._cut(*self._places[place])
        return self._read[place]

    def is_rule(self, place: int) -> bool:
        """Whether a line only parts the head of a table from its rows."""
        start, end = self._places[place]
        return _RULE.fullmatch(self._passage.text, start, end) is not None

    def _cut(self, start: int, end: int) -> Line:
        text = self._passage.text
        start, end = _within_bars(text, *_stripped(text, start, end))
        parting = _BARS if "|" in text[start:end] else _GAPS
        bounds, at = [], start
        for mark in parting.finditer(text, start, end):
            bounds.append((at, mark.start()))
            at = mark.end()
        bounds.append((at, end))
        first, last = self._tokens_of(start, end)
        prose = not short(text[start:end])
        return Line(start, end, first, last, tuple(self._cell(*bound) for bound in bounds), prose)

    def _tokens_of(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def _cell(self, start: int, end: int) -> Cell:
        first, last = self._tokens_of(start, end)
        parties: list[PartyMention] = []
        items: list[ItemMention] = []
        figures: list[int] = []
        words, share, empty = 0, False, True
        at = first
        while at < last:
            token, party, item = self._tokens[at], self._parties.get(at), self._items.get(at)
            empty = empty and token.text in _EMPTY
            share = share or token.lower in _SHARES
            if party is not None and party.form in _NAMED and party.last <= last:
                parties.append(party)
                at = party.last
                continue
            if item is not None and item.last <= last:
                items.append(item)
                at = item.last
                continue
            if token.numeric:
                figures.append(at)
            elif token.word and token.lower not in _FILLING:
                words += 1
            at += 1
        return Cell(first, last, tuple(parties), tuple(items), tuple(figures), words, share, empty)
