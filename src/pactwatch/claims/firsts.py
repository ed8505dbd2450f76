"""Who was or will be the first to do it: "became the first customer to order", "will be the second state to get"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.stagetable import ALONE, DONE

_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest newest only".split())
_IS = frozenset("is was were became becomes".split())
_COMES = frozenset(("be", "become"))
_HAS = frozenset(("has", "have", "had"))
_REACH = 5


def first_to(clauses: Clauses, step: Trigger) -> str | None:
    """The stage of what somebody is said to be among the first to do; None where nobody is, or only may be.

    What somebody will be the first to buy or to get is agreed on.
    """
    if step.aspect != "infinitive":
        return None
    at = step.first - 2
    while step.first - at <= _REACH and clauses.word(at) not in _ORDINALS:
        at -= 1
    if clauses.word(at) not in _ORDINALS:
        return None
    at -= 2 if clauses.word(at - 1) in ("the", "only") else 1
    told, before = clauses.word(at), clauses.word(at - 1)
    if told in _IS or (told in _COMES and before in _HAS):
        return ALONE.get(step.frame, {}).get(DONE)
    return "ordered" if told in _COMES and before in ("will", "to") and step.frame != "offer" else None
