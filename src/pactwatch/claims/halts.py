"""Stops to come: who wants to cancel a deal leaves it as it is, who decided or was forced to cancel it ended it.

A decision that is put off is none against the deal: "deferred its decision on the fighter".
"""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.stagetable import AHEAD, DONE, NOW, STOPPED, tense

_FORCED = frozenset("had forced compelled obliged".split())
_VOTED = frozenset(("voted", "votes", "voting"))
_DECIDED = ("approve", "conclude", "announce", "order")
_WEIGHED = ("want", "try", "offer", "negotiate", "refuse", "prevent")
_ONLY_MEANT = frozenset("exchange return possibility option threat risk idea danger instead without against".split())
_GOES_ON = ("give", "deliver", "receive", "export", "sell")
_STREAMS = frozenset(("supply", "flow"))
_PUT_OFF = ("defer", "postpon", "put off", "put on hold", "push", "delay", "suspend")
_DECISIONS = frozenset("decision decisions choice verdict ruling selection".split())
_REACH = 3
_OBJECT = 5  # tokens from "deferred" to "decision"


def halted(clauses: Clauses, step: Trigger, above: Trigger | None) -> bool | None:
    """Whether an infinitive or a form in -ing stops a deal (True) or leaves it as it is; None for any other act.

    `above` is the act that governs it: "decided to cancel" and "was forced to cancel" end a deal, "plans to cancel",
    "is considering cancelling" and "in exchange for cancelling" do not.
    """
    if step.frame not in STOPPED or step.negated:
        return None
    words = set(clauses.before(step.first, _REACH))
    if step.aspect == "gerund":
        weighed = above is not None and above.frame in _WEIGHED and above.last >= step.first - _REACH
        return False if weighed or words & _ONLY_MEANT else None
    if step.aspect != "infinitive":
        return None
    decided = above is not None and above.frame in _DECIDED and above.form != "noun" and not above.negated
    return bool(words & (_FORCED | _VOTED)) or (decided and above is not None and tense(above) == DONE)


def fell_through(clauses: Clauses, step: Trigger) -> bool:
    """Whether a deal could not be concluded."""
    return step.frame == "conclude" and step.negated and "could" in clauses.before(step.first)


def put_off(clauses: Clauses, step: Trigger) -> bool:
    """Whether what is put off is only a decision: "deferred its decision on the jets", "the decision was postponed"."""
    if step.frame not in ("suspend", "delay") or step.negated or not step.word.startswith(_PUT_OFF):
        return False
    reach = range(step.first - 2 * _OBJECT, step.first) if step.passive else range(step.last, step.last + _OBJECT)
    return any(clauses.word(at) in _DECISIONS for at in reach)


def stopped(_stage: str | None, inner: Link, step: Trigger) -> str | None:
    """What is refused, suspended or cancelled; a delivery that is halted is suspended, as it was agreed on before."""
    if inner.step.form == "ing" and step.frame == "refuse" and tense(step) == AHEAD and not step.negated:
        return "refused"  # "the law will prohibit the army from selling"
    if tense(step) == AHEAD or step.negated:
        return None
    held = step.word.startswith("halt") and inner.step.frame == "deliver"
    return "suspended" if held or pauses(inner, step) else STOPPED[step.frame]


def barred(clauses: Clauses, inner: Link, step: Trigger) -> str | None:
    """The stage of what is prevented, None where it goes on: "stopped deliveries of", "stopped Chad from selling"."""
    if pauses(inner, step):
        return "suspended"
    kept_from = inner.step.form == "ing" and clauses.word(inner.step.first - 1) == "from"
    return "refused" if kept_from and tense(step) in (DONE, NOW) and not step.negated else None


def pauses(inner: Link, step: Trigger) -> bool:
    """Whether what goes on for years is stopped: "halted arms exports", "has stopped deliveries of"."""
    stream = inner.step.word.endswith("s") or inner.step.word in _STREAMS
    going_on = inner.step.form == "noun" and stream and inner.step.frame in _GOES_ON
    return going_on and step.word.startswith(("halt", "stop")) and tense(step) == DONE and not step.negated
