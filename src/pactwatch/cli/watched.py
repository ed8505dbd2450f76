"""A journal that shows a person who watches how far the work is."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

from pactwatch.pipeline.journal import ADD, ARCHIVE, LINK, READ, Journal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0
_REDRAW = 0.2
_DOING = {ADD: "adding reports", ARCHIVE: "reading archives (MB)", READ: "reading documents", LINK: "linking claims"}


class Watched(Journal):
    """Draws a progress bar on standard error once the work has taken two seconds, and only where a person watches.

    It is drawn by whoever tells of a step, never by a thread of its own: worker processes are forked from here. What
    time is left is estimated from the pace of the last seconds.
    """

    def __init__(self) -> None:
        super().__init__()
        self._start = monotonic()
        self._bar: Progress | None = None
        self._drawn = 0.0
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, stage: str, done: int, total: int | None = None) -> None:
        """Move the bar on."""
        if not sys.stderr.isatty() or monotonic() - self._start < PATIENCE:
            return
        if self._bar is None:
            self._bar = _bar()
            self._bar.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(_DOING.get(stage, stage), total=total)
        self._bar.update(self._tasks[stage], completed=done)
        if monotonic() - self._drawn > _REDRAW:
            self._drawn = monotonic()
            self._bar.refresh()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(file=sys.stderr), transient=True, auto_refresh=False)
