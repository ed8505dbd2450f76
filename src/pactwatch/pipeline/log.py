"""The log of what nobody expected: one line each, on standard error."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path


def log_unexpected(error: Exception, stage: str, address: str) -> None:
    """Write down an error that one document caused and the run outlives, with the place in our code that raised it.

    The whole trace follows where the setting `debug` asks for it.
    """
    import structlog

    from pactwatch import settings

    log = structlog.wrap_logger(
        structlog.PrintLogger(file=sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
    )
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    log.error("unexpected error", stage=stage, address=address, error=repr(error), where=where)
    if settings.load().debug:
        traceback.print_exception(error, file=sys.stderr)
