"""The short history of a deal's row, taken apart again so that it can be told in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.model import PartialDate, Stage
from pactwatch.pages.language import Reader
from pactwatch.views import DealRow, stage_label

MOST = 4
"""Stages that a row tells of at most, the last ones; the deal's page tells all."""

_STEP = re.compile(r"([a-z ]+) \((?:(published) )?([^)]*)\)")


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A stage with its date, None where it is not known; `reported` tells that the date is only that of a report."""

    stage: Stage
    date: PartialDate | None
    reported: bool


def history(reader: Reader, row: DealRow) -> tuple[str, ...]:
    """How a row came to its stage, in words: "sought (1 Jul 2021)", "ordered (reported 20 Jul 2025)"; the last stages.

    Of a single stage, which stands beside it, only the date; nothing where none is told.
    """
    return _told(reader, row.history)


@lru_cache(maxsize=5_000)
def _told(reader: Reader, text: str) -> tuple[str, ...]:
    steps = tuple(_steps(text))
    if len(steps) == 1:
        return (_day(reader, steps[0]),)
    told = tuple(f"{reader.words(stage_label(one.stage))} ({_day(reader, one)})" for one in steps[-MOST:])
    return (f"… {told[0]}", *told[1:]) if len(steps) > MOST else told


def _day(reader: Reader, step: ToldStep) -> str:
    return f"{reader.words('reported')} {reader.date(step.date)}" if step.reported else reader.date(step.date)


def _steps(history: str) -> Iterator[ToldStep]:
    for found in _STEP.finditer(history):
        known = found[3][:1].isdigit()
        yield ToldStep(
            Stage(found[1].strip().replace(" ", "_")), PartialDate.parse(found[3]) if known else None, bool(found[2])
        )
