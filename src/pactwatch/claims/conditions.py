"""Acts that make a deal depend on something: it would lead to it, waits for it, or leads to it no more."""

from __future__ import annotations

from pactwatch.claims.awaits import awaited
from pactwatch.claims.clauses import Clauses
from pactwatch.claims.halts import fell_through, put_off
from pactwatch.claims.hold import Link
from pactwatch.claims.proceeds import proceeds
from pactwatch.claims.stagetable import AHEAD, POSSIBLE, tense
from pactwatch.claims.supposed import supposed

_DECIDES = ("conclude", "deal", "order", "acquire")


def on_condition(clauses: Clauses, inner: Link, link: Link) -> str | None:
    """The stage of what an act would lead to, or led to no more; None where it does neither."""
    if awaited(clauses, link.step) or put_off(clauses, link.step):
        return "sought"
    if proceeds(clauses, link.step):
        return "approved"
    if _enables(clauses, inner, link):
        return "approved"
    if fell_through(clauses, link.step):
        return "cancelled"
    return POSSIBLE.get(link.step.frame) if link.step.frame in _DECIDES and supposed(clauses, link.step) else None


def _enables(clauses: Clauses, inner: Link, link: Link) -> bool:
    """Whether what was told before makes a purchase possible: "this will allow Latvia to acquire howitzers"."""
    allows = link.step.frame == "approve" and link.step.word.startswith(("allow", "permit"))
    given = inner.step.frame in ("acquire", "receive", "give", "order", "deliver")
    return allows and given and tense(link.step) == AHEAD and clauses.subject(link.step) in ("this", "these", "it")
