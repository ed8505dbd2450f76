"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that failed: its address, the stage that refused it, and the reason with the remedy, in words."""

    address: str
    stage: str
    reason: str
