"""What is waited for: a delivery that was agreed on, or the consent that a deal needs and does not have."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import Trigger

_AWAITS = frozenset("await awaits awaiting awaited pending".split())
_WAITS = frozenset("wait waits waiting waited".split())
_MOVES = ("give", "deliver", "receive", "export")
_REACH = 5  # words from "awaits" to the consent: "awaits the final go-ahead"


def awaited(clauses: Clauses, step: Trigger) -> bool:
    """Whether consent is only waited for: "awaits final clearance", "is waiting for the approval of"."""
    if step.frame != "approve" or step.form != "noun":
        return False
    words = list(clauses.before(step.first, _REACH))
    return any(word in _AWAITS or (word in _WAITS and words[at - 1 : at] == ["for"]) for at, word in enumerate(words))


def waited(stage: str | None, inner: Link, _step: Trigger) -> str:
    """The stage of what is waited for, or waits: a delivery was agreed on; a deal waits for consent."""
    return "ordered" if inner.step.frame in _MOVES and stage != "sought" else "sought"
