"""What people decide, and how sources and deals are graded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pactwatch.errors import RecordError
from pactwatch.model.claim import Claim

PERSON = "person"
"""The reader of claims that somebody entered by hand, and their version."""

ENTERED = "entered:"
"""How the address of a document begins that somebody wrote by hand because no text is at hand."""


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
    """What a person can decide; a note decides nothing and says something."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person about one record, append only.

    `on` names what it decides on so that the name survives another reading: see `pactwatch.judgements.anchors`. `about`
    holds the claims as they were when it was decided: one, two for a pair, none for an undo or a marked passage.
    `field`, `before` and `after` belong to a correction, values as written. Raises: RecordError for a correction that
    does not say what becomes of what, or a decision of nobody.
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
    about: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise RecordError(f"judgement of {self.on}: by nobody; say who decides")
        if self.decision is Decision.CORRECT and (self.field is None or self.before == self.after):
            raise RecordError(f"correction of {self.on}: name the field and a value that differs")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a claim as it was judged and as it reads now, in words; None where it is or was empty."""

    field: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What comes of all that reviewers decided on one question.

    The question is whether a claim is right, what one `field` of it or of its deal says, or whether two claims tell of
    one deal. `claims` are the ids of the claims that it is about as they are now, empty where the document no longer
    says it. `judgements` holds the last word of each reviewer, none that was undone. `outcome` is the decision that
    counts, None where nobody decided, or where reviewers differ (`contested`): then the register stays as it was read.
    `whole` tells that it is about the deal of the claim. `differences` say how a claim reads otherwise than when it was
    judged: the question is open again.
    """

    on: str
    claims: tuple[str, ...]
    field: str | None
    judgements: tuple[Judgement, ...]
    outcome: Decision | None
    contested: bool = False
    whole: bool = False
    differences: tuple[Difference, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it again: reviewers differ, or the document reads otherwise now."""
        return self.contested or bool(self.differences)


@dataclass(frozen=True, slots=True)
class Judged:
    """What all judgements make of claims.

    `rejected` are the claims that were taken out, as they were read.
    """

    rulings: tuple[Ruling, ...] = ()
    rejected: tuple[Claim, ...] = ()

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """The pairs of claims that tell of one deal, by decision of reviewers."""
        return self._pairs(Decision.SAME)

    @property
    def not_same(self) -> tuple[tuple[str, str], ...]:
        """The pairs of claims that tell of two deals."""
        return self._pairs(Decision.NOT_SAME)

    def _pairs(self, decision: Decision) -> tuple[tuple[str, str], ...]:
        found = {(min(one.claims), max(one.claims)) for one in self.rulings if one.outcome is decision}
        return tuple(sorted(found))


NOTHING_JUDGED = Judged()
