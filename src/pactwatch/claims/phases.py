"""How far a supply has come by the acts over it: it begins, goes on, is late, part of it is handed over.

Each takes the stage so far, the innermost act and the act over it, and gives the stage; None where it leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.stagetable import AHEAD, ALONE, DONE, tense

SUPPLY = ("give", "deliver", "receive", "export")
_CONSENTED = ("acquire", "order", "sell", "export", "want")
_BEHIND = 4  # tokens from equipment to what was done with it: "36 Gripen fighter jets bought from"
PARTS = ("the first of", "the rest", "the remaining")
_MOVES = (*SUPPLY, "acquire", "order", "sell", "complete", "begin")


def only_part(clauses: Clauses, item: ItemMention, links: Sequence[Link]) -> bool:
    """Whether one of several is named and no trade in it: "launched the first of two frigates", not "built for"."""
    if links[0].step.word not in PARTS or any(link.step.frame in _MOVES for link in links[1:]):
        return False
    behind = (clauses.steps.get(at) for at in range(item.last, item.last + _BEHIND))
    return not any(act is not None and act.frame in _MOVES for act in behind)


def begun(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """A supply that began goes on; one that will begin has not."""
    if inner.step.frame not in SUPPLY:
        return None
    return ALONE[inner.step.frame][AHEAD] if tense(step) == AHEAD else "delivering"


def continued(stage: str | None, inner: Link, _step: Trigger) -> str | None:
    """What continues is under way, a supply or the talks on it."""
    if stage == "negotiating":
        return stage  # "talks on the supply of radars continue"
    return "delivering" if inner.step.frame in (*SUPPLY, "order", "acquire") else None


def completed(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """A supply that was completed is there."""
    return "delivered" if tense(step) == DONE and inner.step.frame in SUPPLY else None


def delayed(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """A delivery that is late was agreed on; a deal that does not take off is still talked about."""
    if "take off" in step.word:
        return "negotiating"
    return "ordered" if inner.step.frame == "deliver" else None


def handed(stage: str | None, inner: Link, step: Trigger) -> str | None:
    """A package, aid or a supply that was given is there, one to be given is not: "will get the first batch of"."""
    when = tense(step)
    if stage == "approved" and when == AHEAD and inner.step.frame in _CONSENTED:
        return "sought"  # "plans to buy jets may get approval"
    part = inner.step.word in PARTS
    moved = (part or inner.step.frame in SUPPLY) and stage == "delivering"  # no "approval of exports" that was given
    noun = inner.step.form == "noun" or (part and when == AHEAD)
    if not noun or step.negated or not (moved or inner.step.frame in ("announce", "aid")):
        return None
    return "delivered" if when == DONE else "ordered" if moved and when == AHEAD else None
