"""Tables and lists that tell who supplies whom: their rows as pairs of a supplier and a recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Passage
from pactwatch.claims.tablehead import Head, Heads
from pactwatch.claims.tablerows import Cell, Line, Rows, joined, short
from pactwatch.claims.tablewords import HINTS, Column, column_of, stage_of_heading

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LINES, _LEAST_ROWS = 3, 2
_MOST_COLUMNS = 14
_LONGEST_COLUMN = 60  # characters of the head of a column that has a line for each cell
_LONGEST_ROW = 220  # characters
_LOOSE_WORDS = 5  # words in a row with equipment that are neither party nor equipment
_OTHER_SIDE = {Column.SUPPLIER: Column.RECIPIENT, Column.RECIPIENT: Column.SUPPLIER}
_COUNTS = (Column.NUMBER, Column.ORDERED, Column.DELIVERED)
_FIGURED = (*_COUNTS, Column.SHARE, Column.YEAR, Column.VALUE)
_PARTIES = (Column.SUPPLIER, Column.RECIPIENT, Column.STATE)
_PAIR = 2
_CAPTION = 8  # lines above the rows that look like rows themselves
_MOST_TRIED = 40  # beginnings of tables that turn out to be none
_YEARS = range(1900, 2100)

Columns = Sequence[Column | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One transfer that a row tells; `first` to `last` are the row's tokens, `shown` the token that tells the stage.

    `shown` is None where the title tells it. `number` is the token that counts the equipment, None where the row does
    not count it.
    """

    supplier: PartyMention
    recipient: PartyMention
    item: ItemMention
    number: int | None
    stage: str
    shown: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading, tokens `first` to `last`, and what its rows tell."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def tables(context: Context) -> tuple[Table, ...]:
    """The tables and lists of a text that tell of transfers of arms, in order; nearly always none."""
    return tuple(_Finder(context.passage, context.title).tables()) if _may_have(context.passage.text) else ()


def _may_have(text: str) -> bool:
    """Whether enough lines of a text are as short as rows, and one of them or of those with a colon tells of trade."""
    if text.count("\n") < _LEAST_LINES - 1:
        return False
    brief = [line for line in text.split("\n") if line and (short(line) or line.endswith(":"))]
    return len(brief) >= _LEAST_LINES and any(not HINTS.isdisjoint(_WORD.findall(line.lower())) for line in brief)


class _Finder:
    """Finds the tables of one text."""

    def __init__(self, passage: Passage, title: Passage | None) -> None:
        self._tokens = passage.tokens
        rows = Rows(passage)
        self._lines = [rows.line(place) for place in range(len(rows)) if not rows.is_rule(place)]
        self._heads = Heads(passage, title, self._lines)
        self._run = range(0)  # the last lines found that may be rows in plain words
        self._tried = 0

    def tables(self) -> Iterator[Table]:
        """Each table in turn, looked for in its three layouts where the one before ends.

        A text that looks like the beginning of a table again and again, and never is one, is left alone in the end.
        """
        at = floor = 0
        while at < len(self._lines) and self._tried < _MOST_TRIED:
            found = self._parted(at, floor) or self._cell_a_line(at, floor) or self._plain(at, floor)
            if found is None:
                at += 1
                continue
            table, at = found
            floor = at
            self._tried = 0
            yield table

    def _parted(self, at: int, floor: int) -> tuple[Table, int] | None:
        """A table whose cells signs or gaps part, with the heads of its columns in a line, and the line behind it."""
        here = self._lines[at]
        if not here.parted or any(cell.parties for cell in here.cells):
            return None
        columns = [column_of(self._tokens[cell.first : cell.last]) for cell in here.cells]
        if len([column for column in columns if column]) < 2 or not _sided(columns):
            return None
        self._tried += 1
        end = at + 1
        while end < len(self._lines) and self._lines[end].parted:
            end += 1
        rows = [line.cells for line in self._lines[at + 1 : end] if len(line.cells) == len(columns)]
        return self._of_columns(self._heads.above(at, at + 1, floor, columns), columns, rows, end)

    def _cell_a_line(self, at: int, floor: int) -> tuple[Table, int] | None:
        """A table with a line for each cell, whose heads of columns begin at a line, and the line behind it."""
        columns: list[Column | None] = []
        count = width = 0
        for place, line in enumerate(self._lines[at : at + _MOST_COLUMNS], start=at):
            if line.parted or line.whole.parties or line.end - line.start > _LONGEST_COLUMN:
                break
            columns.append(column_of(self._tokens[line.first : line.last]))
            if columns[0] is None:
                return None
            if len(columns) > 1 and _sided(columns):
                self._tried += 1
                fitting = self._fitting(place + 1, columns)
                if fitting >= _LEAST_ROWS and fitting * len(columns) > count * width:
                    count, width = fitting, len(columns)
        if not width:
            return None
        first = at + width
        end = first + count * width
        rows = [[line.whole for line in self._lines[row : row + width]] for row in range(first, end, width)]
        head = self._heads.above(at, first, floor, columns[:width])
        return self._of_columns(head, columns[:width], rows, end)

    def _fitting(self, at: int, columns: Columns) -> int:
        """How many rows from a line on have in each column what its head tells."""
        count, width = 0, len(columns)
        while at + width <= len(self._lines):
            cells = [line.whole for line in self._lines[at : at + width] if not line.parted]
            if len(cells) < width or not all(map(_fits, cells, columns)) or not any(cell.parties for cell in cells):
                break
            count += 1
            at += width
        return count

    def _of_columns(
        self, head: Head | None, columns: Columns, rows: Sequence[Sequence[Cell]], end: int
    ) -> tuple[Table, int] | None:
        """A table by its columns: the sides that it has no column for are told by its heading."""
        if head is None or len(rows) < _LEAST_ROWS:
            return None
        sides = {side: [at for at, column in enumerate(columns) if column is side] for side in _PARTIES}
        missing = [side for side in _OTHER_SIDE if not sides[side]]
        states = head.owner.others if head.owner is not None else missing[0] if missing else None
        if states in missing and states is not None:
            sides[states] = sides[Column.STATE][:1]
        if len(sides[Column.SUPPLIER]) > 1 and len(sides[Column.RECIPIENT]) > 1:
            return None  # rankings of several years side by side
        entries: list[Entry] = []
        before: dict[Column, tuple[PartyMention, ...]] = {}
        for cells in rows:
            named: dict[Column, tuple[PartyMention, ...]] = {}
            for side in _OTHER_SIDE:
                row = [cells[at] for at in sides[side]]
                named[side] = tuple(party for cell in row for party in cell.parties)
                if row and all(cell.first == cell.last for cell in row):
                    named[side] = before.get(side, ())
                if not row and head.owner is not None and head.owner.side is side:
                    named[side] = (head.owner.party,)
            before = named
            number, stage = self._progress(cells, columns)
            of_row = head if stage is None else replace(head, stage=stage[0], shown=stage[1])
            entries += self._pairs(of_row, named, _goods(cells, columns), number, joined(cells))
        return self._table(head, rows[0][0].first, end, entries, [joined(cells) for cells in rows])

    def _progress(self, cells: Sequence[Cell], columns: Columns) -> tuple[int | None, tuple[str, int] | None]:
        """The figure that counts what a row tells, and where columns tell it, the stage with the figure that shows it.

        What was delivered counts, once something was; all of it, or more than was ordered, where no less is told.
        """
        figures = {column: self._figure(cell) for cell, column in zip(cells, columns, strict=True) if column in _COUNTS}
        ordered, delivered = figures.get(Column.ORDERED), figures.get(Column.DELIVERED)
        if delivered is not None and self._count(delivered):
            less = ordered is not None and self._count(delivered) < self._count(ordered)
            return delivered, ("delivering" if less else "delivered", delivered)
        if ordered is not None:
            return ordered, ("ordered", ordered) if Column.DELIVERED in figures else None
        status = next((cell for cell, column in zip(cells, columns, strict=True) if column is Column.STATUS), None)
        stage = stage_of_heading(self._tokens[status.first : status.last], status.first) if status else None
        return figures.get(Column.NUMBER), stage

    def _figure(self, cell: Cell) -> int | None:
        """The only figure of a cell that can count things."""
        counts = [at for at in cell.figures if self._is_count(at)]
        return counts[0] if len(counts) == 1 and not cell.share else None

    def _count(self, at: int) -> int:
        return int(self._tokens[at].text.replace(",", ""))

    def _plain(self, at: int, floor: int) -> tuple[Table, int] | None:
        """A table or list whose rows are lines in plain words that begin with a party, and the line behind it."""
        if at not in self._run:
            end = at
            while end < len(self._lines) and self._is_row(self._lines[end]):
                end += 1
            self._run = range(at, end)
        end = self._run.stop
        if end - at < _LEAST_ROWS or at - self._run.start > _CAPTION:
            return None
        head = self._heads.above(at, at, floor, None)
        if head is None:
            return None
        entries: list[Entry] = []
        for line in self._lines[at:end]:
            row = line.whole
            number = self._counted(row) if row.items or head.counts else None
            named = _named(head, row)
            if named is not None and (row.figures or row.items or head.announced or len(row.parties) > 1):
                entries += self._pairs(head, named, row.items, number, row)
        return self._table(head, self._lines[at].first, end, entries, [line.whole for line in self._lines[at:end]])

    def _is_row(self, line: Line) -> bool:
        """Whether a line begins with a party, behind its mark or rank, and holds little but names and figures."""
        row = line.whole
        if not row.parties or line.end - line.start > _LONGEST_ROW:
            return False
        party = row.parties[0]
        if any(token.word for token in self._tokens[line.first : party.first]):
            return False
        set_apart = bool(row.items) and self._set_apart(party.last, row)
        return row.words <= (_LOOSE_WORDS if set_apart else 0)

    def _set_apart(self, at: int, row: Cell) -> bool:
        """Whether a sign, a figure or equipment follows a party, and no verb: "India: 36 jets", not "India bought"."""
        return at < row.last and (not self._tokens[at].word or any(item.first == at for item in row.items))

    def _counted(self, row: Cell) -> int | None:
        """The figure of a row that counts its equipment: just before it, else the next after it; no year, no share."""
        counts = [at for at in row.figures if self._is_count(at)]
        if not row.items:
            return counts[0] if len(counts) == 1 and not row.share else None
        first, last = row.items[0].first, row.items[0].last
        before = [at for at in counts if at == first - 1]
        return next(iter((*before, *(at for at in counts if at >= last))), None)

    def _is_count(self, at: int) -> bool:
        text = self._tokens[at].text
        return text.replace(",", "").isdecimal() and not (len(text) == len("2000") and int(text) in _YEARS)

    def _pairs(
        self,
        head: Head,
        named: dict[Column, tuple[PartyMention, ...]],
        items: Sequence[ItemMention],
        number: int | None,
        row: Cell,
    ) -> Iterator[Entry]:
        """The transfers of a row: each supplier to each recipient of each item, that of the heading where it has none.

        A class of equipment beside a designation of it is no item of its own: "Battle tanks (T-72)".
        """
        named_kinds = {item.category for item in items if not item.general}
        goods = [item for item in items if not (item.general and item.category in named_kinds)]
        if not items and head.item is not None:
            goods = [head.item]
        pairs = {
            (one.code, two.code): (one, two)
            for one in named[Column.SUPPLIER]
            for two in named[Column.RECIPIENT]
            if one.code != two.code
        }
        only = len(pairs) == 1 and len(goods) == 1
        for supplier, recipient in pairs.values():
            for item in goods:
                yield Entry(
                    supplier=supplier,
                    recipient=recipient,
                    item=item,
                    number=number if only else None,
                    stage=head.stage,
                    shown=head.shown,
                    first=row.first,
                    last=row.last,
                )

    def _table(
        self, head: Head, first: int, end: int, entries: list[Entry], rows: Sequence[Cell]
    ) -> tuple[Table, int] | None:
        """The table of these rows, and the line behind it; None where they tell nothing, or of two rankings."""
        paired = head.binds or _repeated(entries) or any(map(_deals, rows)) or any(entry.number for entry in entries)
        if not entries or not paired:
            return None
        return Table(min(head.first, first), self._lines[end - 1].last, tuple(entries)), end


def _repeated(entries: Sequence[Entry]) -> bool:
    """Whether a party supplies in several rows: a ranking has each but once."""
    rows = {(entry.supplier.code, entry.first) for entry in entries}
    return len({code for code, _ in rows}) < len(rows)


def _deals(row: Cell) -> bool:
    """Whether a row tells a deal of its own: it names equipment, several partners, or parties without a figure."""
    return bool(row.items) or len(row.parties) > _PAIR or not row.figures


def _sided(columns: Columns) -> bool:
    """Whether a column names parties."""
    return any(column in _PARTIES for column in columns)


def _fits(cell: Cell, column: Column | None) -> bool:
    """Whether a cell holds what the head of its column tells; a name that is not known may stand among parties."""
    if column in _PARTIES:
        return not cell.figures and not cell.items
    if column in _FIGURED:
        return not cell.parties and (bool(cell.figures) or cell.empty)
    return not cell.parties


def _goods(cells: Sequence[Cell], columns: Columns) -> tuple[ItemMention, ...]:
    """The equipment of a row; without a column of equipment, what other cells name."""
    named = zip(cells, columns, strict=True)
    return tuple(item for cell, column in named if column in (Column.ITEM, None) for item in cell.items)


def _named(head: Head, row: Cell) -> dict[Column, tuple[PartyMention, ...]] | None:
    """Who is on which side of a row in plain words: the first by the heads' order, else all beside the owner."""
    if len(head.order) == len(_OTHER_SIDE):
        return {head.order[0]: row.parties[:1], head.order[1]: row.parties[1:]}
    if head.owner is None:
        return None
    return {head.owner.side: (head.owner.party,), head.owner.others: row.parties}
