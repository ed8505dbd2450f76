"""Acts that are only supposed or advised: "any exports would", "if Oman buys", "Oman should buy"."""

from __future__ import annotations

from pactwatch.claims.clauses import BE, OPENERS, Clauses
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.stagetable import AHEAD, DONE, tense

_MODAL = frozenset("would could may might".split())
_WILL = _MODAL | {"will", "can"}
_FRONTED = frozenset(("besides", "by", "beyond"))
_ENDS = BE | {"has", "have", "had", ";", ""}
_SUBJECT_AFTER = frozenset(("", ",", "that", "believed", "believes", '"', "“"))
_TRADED = ("order", "acquire", "sell", "export", "deal")
_FINITE = frozenset("past present perfect passive-past passive-present".split())
_SIGNS = frozenset((",", ";", ":", ""))
_OUGHT = frozenset(("should", "must"))
_NUMBERED = frozenset("first second third last final next remaining".split())
_PLACED = frozenset("placed split spilt divided shared issued given made".split())
_EXPECTED = frozenset("expected anticipated likely estimated projected".split())
_WORTH = frozenset("worth valued around about over slightly more less nearly almost for".split())
_SUBJECT = 10  # tokens from a deal to its verb: "the Omani order for tanks is"
_WHO_SAID = frozenset("it they he she we".split())
_SAYING = frozenset("said announced confirmed declared promised pledged vowed".split())
_SAID_REACH = 6
_NOUN_REACH, _IF_REACH, _MAIN_REACH = 5, 14, 25


def supposed(clauses: Clauses, step: Trigger) -> bool:
    """Whether a sentence only supposes an act, and tells neither that it takes place nor that it will."""
    if step.form == "noun":
        found = _any(clauses, step) or _enabled(clauses, step) or _conditional(clauses, step)
        if found or (step.frame in _TRADED and _to_come(clauses, step)):
            return True
        return step.frame in _TRADED and _opens(clauses, step) and _would(clauses, step)
    whether = step.aspect == "infinitive" and clauses.word(step.first - 2) == "whether"  # "weighs whether to sell"
    return whether or _conditional(clauses, step) or _fronted(clauses, step)


def reported(clauses: Clauses, step: Trigger) -> bool:
    """Whether "would" only tells what somebody said that he will do: "Berlin said it would send tanks"."""
    words = list(clauses.before(step.first, _SAID_REACH))
    if "would" not in words:
        return False
    subject = words[words.index("would") + 1 :]
    return bool(subject) and subject[0] in _WHO_SAID and not _SAYING.isdisjoint(subject[1:3])


def advised(clauses: Clauses, step: Trigger) -> str | None:
    """The stage of what should be done: a delivery is due, anything else is asked for."""
    if not _OUGHT & set(clauses.before(step.first)):
        return None
    due = step.frame == "deliver" or (step.frame == "receive" and clauses.word(step.last + 1) in _NUMBERED)
    return "ordered" if due else "sought"


def _any(clauses: Clauses, step: Trigger) -> bool:
    """Whether "any" stands before a noun: "any arms exports from Oman would violate the embargo"."""
    for at in range(step.first - 1, step.first - _NOUN_REACH, -1):
        if clauses.word(at) == "any":
            return not clauses.word(at - 1).startswith("den")  # "denied any sale"
        if not clauses.nominal(at) or at in clauses.items:
            return False
    return False


def _enabled(clauses: Clauses, step: Trigger) -> bool:
    """Whether a purchase is what something will make possible: "the loan will enable Oman's purchase of"."""
    if step.frame not in ("order", "acquire"):
        return False
    words = list(clauses.before(step.first, _NOUN_REACH))
    return "enable" in words and bool(_WILL & set(words[words.index("enable") :]))


def _conditional(clauses: Clauses, step: Trigger) -> bool:
    """Whether an act stands in a clause that "if" opens, in no tense of the past: "if Oman buys frigates"."""
    if tense(step) in (DONE, AHEAD):
        return False
    for at in range(step.first - 1, step.first - _IF_REACH, -1):
        word = clauses.word(at)
        if word == "if":
            return True
        if word in _SIGNS or word in OPENERS:
            return False
    return False


def _fronted(clauses: Clauses, step: Trigger) -> bool:
    """Whether a form in -ing opens a sentence on what would be: "besides arming Latvia, the bill would"."""
    if step.aspect != "gerund":
        return False
    before = clauses.word(step.first - 1)
    added = before == "to" and clauses.word(step.first - 2) == "addition"
    return (added or before in _FRONTED or before in _SUBJECT_AFTER) and _would(clauses, step)


def _opens(clauses: Clauses, step: Trigger) -> bool:
    """Whether a noun may be the subject of its clause: no verb stands before it there."""
    for at in range(step.first - 1, step.first - _IF_REACH, -1):
        word, act = clauses.word(at), clauses.steps.get(at)
        if word in _SIGNS or word in OPENERS:
            return True
        if word in BE or (act is not None and act.form not in ("noun", "phrase")):
            return False
    return False


def _to_come(clauses: Clauses, step: Trigger) -> bool:
    """Whether a deal is told to come: "orders will be split between", "the order is expected to be worth"."""
    if step.frame == "sell":
        return False
    for at in range(step.last, step.last + _SUBJECT):
        word, act = clauses.word(at), clauses.steps.get(at)
        if word == "will":
            return clauses.word(at + 1) == "be" and clauses.word(at + 2) in _PLACED
        if word in _EXPECTED and clauses.word(at - 1) in BE:
            return clauses.word(at + 1) == "to" and clauses.word(at + 2) == "be" and clauses.word(at + 3) in _WORTH
        if word in _SIGNS or word in OPENERS or (act is not None and act.form not in ("noun", "phrase")):
            return False
    return False


def _would(clauses: Clauses, step: Trigger) -> bool:
    """Whether the verb that follows tells only what would be: "the sale of frigates would", "selling jets could"."""
    for at in range(step.last, step.last + _MAIN_REACH):
        word, other = clauses.word(at), clauses.steps.get(at)
        if word in _MODAL:
            return True
        if word in _ENDS or word in OPENERS or (other is not None and _tells(other)):
            return False
    return False


def _tells(act: Trigger) -> bool:
    """Whether a verb is finite and one of the trade; the others often only look like verbs ("the base")."""
    return act.aspect in _FINITE and act.frame != "other"
