"""Deliveries to come that are under way: the next of several, or those of the days and weeks to come."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.smallwords import OPENERS
from pactwatch.claims.stagetable import DONE, tense

_HANDS = ("hand", "turn over", "present")
_OCCASIONS = frozenset(("visit", "ceremony"))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_REMAINING = frozenset("last remaining final second third fourth fifth nd rd th rest".split())
_MOVES = ("deliver", "receive", "give")
_FEW = frozenset("two three four five six seven eight nine ten 2 3 4 5 6 7 8 9 10 12".split())
_FIRST = 7  # tokens before an item among which "first" stands


def under_way(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether a delivery to come is part of one that goes on: "the last", "next week", "got one and will get more"."""
    if clauses.soon() or set(clauses.before(item.first, 6)) & _REMAINING:
        return True
    if not any(at < step.first and other.designation == item.designation for at, other in clauses.items.items()):
        return False
    came = (act for at, act in clauses.steps.items() if at < step.first and act.frame in _MOVES)
    return any(tense(act) == DONE and not act.negated for act in came)


def first_of(clauses: Clauses, item: ItemMention) -> bool:
    """Whether it is the first of several: "the first two helicopters were delivered", "the first 10 of 180 tanks"."""
    before = list(clauses.before(item.first, _FIRST))
    if "first" not in before:
        return False
    between = before[: before.index("first")]
    if not between or before[len(between) + 1 :][:1] != ["the"]:
        return False
    return between[-1] in _FEW or (between[-1].isdecimal() and between[-2:-1] == ["of"])


def handed_soon(clauses: Clauses, step: Trigger) -> bool:
    """Whether what will be given is on its way: "will send next week", "will hand over during his visit"."""
    if step.frame != "give" or step.aspect != "future":
        return False
    return clauses.soon() or (step.word.startswith(_HANDS) and _occasion(clauses, step))


def at_ceremony(clauses: Clauses, step: Trigger) -> bool:
    """Whether something was handed over: "a ceremony was held in Beirut to hand over the boats"."""
    if step.aspect != "infinitive" or step.frame not in ("give", "deliver"):
        return False
    words = [clauses.word(at) for at in range(clauses.first, step.first)]
    return "ceremony" in words and "will" not in words


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
