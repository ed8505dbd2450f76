"""What an act tells of the stage by itself: tables by the act's frame and by when it takes place."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.claims.mentions import Trigger

DONE, NOW, AHEAD, OPEN = "done", "now", "ahead", "open"
_ASPECTS = {
    "past": DONE,
    "perfect": DONE,
    "passive-past": DONE,
    "future": AHEAD,
    "modal": AHEAD,
    "infinitive": AHEAD,
    "progressive": NOW,
    "present": NOW,
    "passive-present": NOW,
}


def tense(step: Trigger) -> str:
    """When an act takes place: done, now, ahead, or open (a noun, a phrase, a form in -ing)."""
    return _ASPECTS.get(step.aspect, OPEN)


def _always(stage: str) -> Mapping[str, str]:
    return dict.fromkeys((DONE, NOW, AHEAD, OPEN), stage)


ALONE: Mapping[str, Mapping[str, str]] = {
    "order": {DONE: "ordered", NOW: "ordered", AHEAD: "sought", OPEN: "ordered"},
    "acquire": {DONE: "delivered", NOW: "sought", AHEAD: "sought", OPEN: "sought"},
    "sell": {DONE: "ordered", NOW: "ordered", AHEAD: "offered", OPEN: "ordered"},
    "export": {DONE: "delivered", NOW: "delivering", AHEAD: "offered", OPEN: "delivering"},
    "give": {DONE: "delivered", NOW: "delivering", AHEAD: "approved", OPEN: "delivering"},
    "deliver": {DONE: "delivered", NOW: "delivering", AHEAD: "ordered", OPEN: "delivering"},
    "receive": {DONE: "delivered", NOW: "delivering", AHEAD: "ordered", OPEN: "delivering"},
    "deal": {DONE: "ordered", NOW: "ordered", AHEAD: "negotiating", OPEN: "ordered"},
    "conclude": {DONE: "ordered", NOW: "ordered", AHEAD: "negotiating", OPEN: "ordered"},
    "want": _always("sought"),
    "try": _always("sought"),
    "offer": _always("offered"),
    "negotiate": _always("negotiating"),
    "approve": {DONE: "approved", NOW: "approved", AHEAD: "sought", OPEN: "approved"},
    "announce": _always("approved"),
    "aid": _always("delivering"),
    "refuse": {DONE: "refused", NOW: "refused", OPEN: "refused"},
    "cancel": {DONE: "cancelled", NOW: "cancelled", OPEN: "cancelled"},
    "suspend": {DONE: "suspended", NOW: "suspended", OPEN: "suspended"},
    "continue": _always("delivering"),
    "begin": {DONE: "delivering", NOW: "delivering", AHEAD: "ordered", OPEN: "delivering"},
    "await": _always("ordered"),
    "extend": _always("delivered"),
    "complete": {DONE: "delivered", NOW: "delivering", AHEAD: "delivering", OPEN: "delivered"},
}
"""The stage of what an act takes hold of, where no other act governs it."""

ADJECTIVE: Mapping[str, str] = {
    **dict.fromkeys("order acquire sell export give deliver receive use".split(), "delivered"),
    "offer": "offered",
    "want": "sought",
    "conclude": "ordered",
    "announce": "approved",
    "approve": "approved",
    "cancel": "cancelled",
}
"""The stage of equipment that a participle qualifies: "the Russian-supplied tanks"."""

NEGATED: Mapping[str, str] = {
    **dict.fromkeys("acquire sell export give offer".split(), "refused"),
    **dict.fromkeys("approve want order".split(), "sought"),
    **dict.fromkeys("deliver receive".split(), "ordered"),
    **dict.fromkeys("deal conclude".split(), "negotiating"),
    "refuse": "approved",
}
"""The stage where the act did not take place."""

NOT_YET: Mapping[str, str] = {
    **dict.fromkeys("sell export".split(), "offered"),
    **dict.fromkeys("acquire order approve offer".split(), "sought"),
    **dict.fromkeys("give deliver receive".split(), "ordered"),
    **dict.fromkeys("deal conclude".split(), "negotiating"),
}
"""The stage where the act is yet to take place."""

POSSIBLE: Mapping[str, str] = {
    **dict.fromkeys("give sell export deliver".split(), "offered"),
    **dict.fromkeys("order acquire receive".split(), "sought"),
    **dict.fromkeys("deal conclude".split(), "negotiating"),
}
"""The stage where the act may or could take place."""

STOPPED: Mapping[str, str] = {"cancel": "cancelled", "suspend": "suspended", "refuse": "refused"}
"""The stage that an act which ends a deal leads to."""
