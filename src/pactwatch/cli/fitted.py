"""Tables whose columns share the width of the screen without cutting words in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.table import Table
from rich.text import Text

from pactwatch.cli.words import clean

LEAST_WIDTH = 3
_LONG = re.compile(r"(\S{300})\S+")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table of plain words; text from outside can neither style it nor steer the terminal.

    Columns wrap between words; those named in `whole` do not wrap as long as the screen is wide enough for them. A word
    that would fill the screen by itself is cut.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    whole: tuple[str, ...] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        """The table drawn for one width."""
        rows = [tuple(_LONG.sub(r"\1…", cell) for cell in row) for row in self.rows]
        columns = [[heading, *cells] for heading, *cells in zip(self.headings, *rows, strict=True)]
        wanted = [max(cell_len(line) for cell in cells for line in cell.split("\n")) for cells in columns]
        words = [max(cell_len(word) for cell in cells for word in cell.split() or [""]) for cells in columns]
        least = [
            most if name in self.whole else word for name, most, word in zip(self.headings, wanted, words, strict=True)
        ]
        whole = [name in self.whole for name in self.headings]
        pad = int(sum(least) + 2 * len(least) - 1 <= options.max_width)  # a tight screen gets one blank for a gap
        room = options.max_width - (1 + pad) * len(columns) + 1
        drawn = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            padding=(0, pad, 0, 0),
            title=Text(f"\n{clean(self.title)}", style="bold") if self.title else None,
            title_justify="left",
        )
        for name, width in zip(self.headings, fit(least, wanted, whole, room), strict=True):
            drawn.add_column(name, width=width, overflow="fold")
        for row in rows:
            drawn.add_row(*(Text(clean(cell)) for cell in row))
        yield drawn


def fit(least: Sequence[int], wanted: Sequence[int], whole: Sequence[bool], room: int) -> list[int]:
    """The width of each column: as wanted where there is room, else at least its longest word, else what is left.

    Columns that are to stay whole give way last.
    """
    widths = list(least)
    for spared in (True, False):
        giving = [at for at, stays in enumerate(whole) if not (stays and spared)]
        while giving and sum(widths) > room and max(widths[at] for at in giving) > LEAST_WIDTH:
            widths[max(giving, key=lambda at: widths[at])] -= 1
    for _ in range(room - sum(widths)):
        lacks = [most - width for most, width in zip(wanted, widths, strict=True)]
        if max(lacks) <= 0:
            break
        widths[lacks.index(max(lacks))] += 1
    return widths
