"""Acts that are only supposed or advised: "any exports would", "if Oman buys", "Oman should buy"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.smallwords import BE, OPENERS
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
_EXPECTED = frozenset(
    "expected anticipated likely foreseen imminent planned awaited possible estimated projected".split()
)
_ALSO = frozenset("also now still widely soon very".split())
_FULFILS = ("deliver", "complet", "fulfil", "arriv", "ship", "built", "execut", "finish", "end", "last", "run")
_CARRIED_OUT = 5  # words behind "expected" in which an order is told to be carried out
_PLACED = frozenset("placed split spilt divided shared issued given made".split())
_WORTH = frozenset("worth valued around about over slightly more less nearly almost for".split())
_SUBJECT = 10  # tokens from a deal to its verb: "the Omani order for tanks is"
_ITSELF = frozenset("it they he she we".split())
_SAYS = frozenset("said announced confirmed declared pledged promised vowed".split())
_SAID_REACH = 10  # tokens from what is said to "said"
_NOUN_REACH, _IF_REACH, _MAIN_REACH = 5, 14, 25


def supposed(clauses: Clauses, step: Trigger) -> bool:
    """Whether a sentence only supposes an act, and tells neither that it takes place nor that it will."""
    if step.form == "noun":
        found = _any(clauses, step) or _enabled(clauses, step) or _conditional(clauses, step)
        if found or (step.frame in _TRADED and _to_come(clauses, step)):
            return True
        subject = step.frame in _TRADED and _opens(clauses, step)
        return subject and (_would(clauses, step) or _foreseen(clauses, step))
    whether = step.aspect == "infinitive" and clauses.word(step.first - 2) == "whether"  # "weighs whether to sell"
    return whether or _conditional(clauses, step) or _fronted(clauses, step)


def vowed(clauses: Clauses, step: Trigger) -> bool:
    """Whether a party says what it will do itself: "Italy said on Monday it would send howitzers"."""
    if clauses.word(step.first - 1) != "would" or clauses.word(step.first - 2) not in _ITSELF:
        return False
    at = step.first - 3
    while step.first - at < _SAID_REACH and clauses.word(at) not in _SAYS:
        at -= 1
    before = {clauses.word(place) for place in range(at - 1, at + 1)}
    rest = {clauses.word(place) for place in range(step.last, clauses.last)}
    return clauses.word(at) in _SAYS and not before & {"not", "if"} and not rest & {"if", "unless", "provided"}


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


def _foreseen(clauses: Clauses, step: Trigger) -> bool:
    """Whether what a noun tells is only expected: "Oman's order for frigates is likely next year", "to be signed".

    What is expected of an order that was placed is that it will be carried out: "is expected to be completed".
    """
    for at in range(step.last, step.last + _MAIN_REACH):
        word = clauses.word(at)
        if word in BE:
            place = at + 1 + (clauses.word(at + 1) in _ALSO)
            after = {clauses.word(place + step) for step in range(1, _CARRIED_OUT)}
            return clauses.word(place) in _EXPECTED and not any(word.startswith(_FULFILS) for word in after)
        other = clauses.steps.get(at)
        if word in _SIGNS or word in OPENERS or (other is not None and _tells(other)):
            return False
    return False


def _tells(act: Trigger) -> bool:
    """Whether a verb is finite and one of the trade; the others often only look like verbs ("the base")."""
    return act.aspect in _FINITE and act.frame != "other"
