"""Acts that make a deal depend on something: it would lead to it, waits for it, or leads to it no more."""

from __future__ import annotations

from pactwatch.claims.awaits import awaited
from pactwatch.claims.clauses import Clauses
from pactwatch.claims.halts import fell_through, put_off
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.proceeds import proceeds
from pactwatch.claims.stagetable import AHEAD, DONE, POSSIBLE, tense
from pactwatch.claims.supposed import supposed

_GIVES = ("sell", "export", "give", "deliver", "offer")
_TRADES = (*_GIVES, "order", "acquire", "receive")
_DECIDED = ("approve", "conclude", "announce", "order")
_EASED = frozenset("eased relaxed loosened changed amended revised lifted scrapped overturned reversed".split())
_TO_ALLOW = 8  # tokens from "eased" to "allow"
_DECIDES = ("conclude", "deal", "order", "acquire")


def on_condition(clauses: Clauses, inner: Link, link: Link) -> str | None:
    """The stage of what an act would lead to, or led to no more; None where it does neither."""
    if awaited(clauses, link.step) or put_off(clauses, link.step):
        return "sought"
    if _decided_against(clauses, inner, link.step):
        return "refused" if inner.step.frame in _GIVES else "cancelled"
    if link.step.word.startswith("agree") and clauses.word(link.step.last + 1) == "principle":
        return "negotiating"  # "agreed in principle on the sale"
    if _eased(clauses, link.step):
        return "approved"
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


def _eased(clauses: Clauses, step: Trigger) -> bool:
    """Whether rules were changed to allow something: "eased its rules to allow the export of missiles"."""
    if step.frame != "approve" or step.aspect != "infinitive" or step.negated:
        return False
    return not _EASED.isdisjoint(clauses.before(step.first, _TO_ALLOW))


def _decided_against(clauses: Clauses, inner: Link, step: Trigger) -> bool:
    """Whether it was decided, agreed or promised not to trade: "decided not to buy", "has promised not to sell"."""
    act = inner.step
    if act.frame not in _TRADES or act.aspect != "infinitive" or step.frame not in _DECIDED or step.form == "noun":
        return False
    return clauses.word(act.first - 1) == "to" and clauses.word(act.first - 2) == "not" and tense(step) == DONE
