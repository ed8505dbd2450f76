"""A sale that a parliament was told of, by which a government gives its consent to it."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger

_NOTIFIED = frozenset("notified notifies notify notifying informed".split())
_PARLIAMENTS = frozenset("congress lawmakers parliament legislators senate bundestag".split())
_TO_PLAN = 10  # tokens from "notified" to "plans"


def notified(clauses: Clauses, step: Trigger) -> bool:
    """Whether a parliament was told of what a government is to sell: "notified parliament that it means to sell"."""
    before = list(clauses.before(step.first, _TO_PLAN))
    told = next((at for at, word in enumerate(before) if word in _NOTIFIED), 0)
    return not _PARLIAMENTS.isdisjoint(before[:told])
