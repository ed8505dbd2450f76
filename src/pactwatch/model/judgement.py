"""What people decide, and how sources and deals are graded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pactwatch.errors import RecordError


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty grading: reliability of a source A to F, or credibility of a deal 1 to 6, with the reason in words.

    Raises: RecordError for another letter or number, or without a reason.
    """

    mark: str
    reason: str

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-F1-6]", self.mark):
            raise RecordError(f"grade {self.mark!r}: reliability is A to F, credibility 1 to 6")
        if not self.reason.strip():
            raise RecordError(f"grade {self.mark}: say in words why")


class Decision(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person about one record, append only.

    `on` is the id of the claim, deal or judgement that it decides on. `field`, `before` and `after` belong to a
    correction, values as written. Raises: RecordError for a correction that does not say what becomes of what.
    """

    id: str
    by: str
    at: datetime
    on: str
    decision: Decision
    field: str | None = None
    before: str | None = None
    after: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.decision is Decision.CORRECT and (self.field is None or self.before == self.after):
            raise RecordError(f"correction of {self.on}: name the field and a value that differs")
