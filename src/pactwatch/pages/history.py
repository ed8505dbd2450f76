"""The short history of a deal's row, taken apart again so that it can be told in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactwatch.model import PartialDate, Stage
from pactwatch.views import DealRow

_STEP = re.compile(r"([a-z ]+) \((?:(published) )?([^)]*)\)")


@dataclass(frozen=True, slots=True)
class ToldStep:
    """A stage with its date, None where it is not known; `reported` tells that the date is only that of a report."""

    stage: Stage
    date: PartialDate | None
    reported: bool


def steps_of(row: DealRow) -> tuple[ToldStep, ...]:
    """The stages of a row's history, in order."""
    return tuple(_steps(row.history))


def _steps(history: str) -> Iterator[ToldStep]:
    for found in _STEP.finditer(history):
        known = found[3][:1].isdigit()
        yield ToldStep(
            Stage(found[1].strip().replace(" ", "_")), PartialDate.parse(found[3]) if known else None, bool(found[2])
        )
