"""Deliveries to come that are under way: the next of several, or those of the days and weeks to come."""

from __future__ import annotations

from pactwatch.claims.clauses import OPENERS, Clauses
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.stagetable import DONE, tense

_HANDS = ("hand", "turn over", "present")
_OCCASIONS = frozenset(("visit", "ceremony"))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_REMAINING = frozenset("last remaining final second third fourth fifth nd rd th rest".split())
_MOVES = ("deliver", "receive", "give")


def under_way(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether a delivery to come is part of one that goes on: "the last", "next week", "got one and will get more"."""
    if clauses.soon() or set(clauses.before(item.first, 6)) & _REMAINING:
        return True
    if not any(at < step.first and other.designation == item.designation for at, other in clauses.items.items()):
        return False
    came = (act for at, act in clauses.steps.items() if at < step.first and act.frame in _MOVES)
    return any(tense(act) == DONE and not act.negated for act in came)


def handed_soon(clauses: Clauses, step: Trigger) -> bool:
    """Whether what will be given is on its way: "will send next week", "will hand over during his visit"."""
    if step.frame != "give" or step.aspect != "future":
        return False
    return clauses.soon() or (step.word.startswith(_HANDS) and _occasion(clauses, step))


def _occasion(clauses: Clauses, step: Trigger) -> bool:
    """Whether it is told when something is handed over: "during his visit", "on Monday" in the same clause."""
    if any(clauses.word(at) in _OCCASIONS for at in range(clauses.first, clauses.last)):
        return True
    for at in range(step.last, clauses.last):
        if clauses.word(at) == "on" and clauses.word(at + 1) in _DAYS:
            return True
        if clauses.word(at) in (",", ";") or clauses.word(at) in OPENERS:
            return False
    return False
