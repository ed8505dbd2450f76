"""Plans that are taken up again: "will go ahead with its plan to buy frigates" tells that the purchase is cleared."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger

_TOLD = ("future", "past", "perfect", "progressive", "present")
_PLANS = frozenset("plan plans".split())
_REACH = 4  # tokens from "go ahead with" to "plan"


def proceeds(clauses: Clauses, step: Trigger) -> bool:
    """Whether somebody goes on, or says that he will, with a plan to buy or sell."""
    if step.frame != "proceed" or step.negated or step.aspect not in _TOLD:
        return False
    return any(clauses.word(at) in _PLANS for at in range(step.last, step.last + _REACH))
