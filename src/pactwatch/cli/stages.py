"""What went through each stage of a run, for a person and as data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pactwatch.cli.words import counted

if TYPE_CHECKING:
    from pactwatch.cli.session import Session
    from pactwatch.pipeline import Report, Work
    from pactwatch.views import Json


def work_of(session: Session) -> Work:
    """How the settings say that work is spread."""
    from pactwatch.pipeline import Work

    settings = session.settings
    return Work(settings.workers, settings.page_seconds, settings.worker_memory)


def told_stages(report: Report) -> dict[str, Json]:
    """The stages as data, with the processor time of a report in milliseconds, and why pages were turned away."""
    stages: list[Json] = [
        {"stage": one.stage, "in": one.into, "out": one.out, "milliseconds": _rounded(one.milliseconds)}
        for one in report.stages
    ]
    return {"stages": stages, "turned_away": dict(report.turned_away)}


def say_stages(report: Report) -> None:
    """Write the stages to standard error: how many went in, how many came out, milliseconds of processor time each."""
    sys.stdout.flush()
    lines = [f"{'stage':<12}{'in':>10}{'out':>10}{'ms each':>10}"]
    lines += [
        f"{one.stage:<12}{one.into:>10,}{one.out:>10,}{_rounded(one.milliseconds) or 0:>10.2f}" for one in report.stages
    ]
    lines += [f"turned away, {reason}: {counted(number, 'page')}" for reason, number in report.turned_away.items()]
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def _rounded(milliseconds: float | None) -> float | None:
    return round(milliseconds, 3) if milliseconds is not None else None
