"""What begins is something else than a delivery: "the raids started taking their toll on the F-16"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger


def begins_else(clauses: Clauses, step: Trigger) -> bool:
    """Whether the verb that a beginning governs is no act on equipment: "began doubting", "started to question"."""
    at = step.last
    if clauses.word(at) == "to":
        return clauses.plain(at + 1) and at + 1 not in clauses.steps
    return (
        clauses.word(at).endswith("ing") and clauses.plain(at) and at not in clauses.steps and at not in clauses.items
    )
