"""Acts whose object is no equipment: "sent a team of pilots to Chad", "submitted a report on the tanks"."""

from __future__ import annotations

from collections.abc import Callable

from pactwatch.claims.mentions import Trigger

_SENDS = ("sen", "dispatch", "despatch")
_PEOPLE = frozenset(
    "team teams delegation delegations official officials officer officers expert experts specialist specialists "
    "technician technicians engineer engineers pilot pilots inspector inspectors evaluator evaluators representative "
    "representatives envoy envoys".split()
)
_SUBMITS = ("submit",)
_PAPERS = frozenset(
    "report reports complaint complaints findings assessment recommendation recommendations testimony".split()
)
_GIVES = ("giv", "gave", "get", "got", "provid", "receiv")
_SIGHTS = frozenset(
    "access tour tours briefing briefings demonstration demonstrations presentation presentations".split()
)
_AWARDS = ("award",)
_HONOURS = frozenset(
    "personnel sailor sailors soldier soldiers officer officers medal medals badge badges certificate certificates "
    "scholarship scholarships".split()
)
_OBJECTS = ((_AWARDS, _HONOURS), (_SENDS, _PEOPLE), (_SUBMITS, _PAPERS), (_GIVES, _SIGHTS))
_ENDS = frozenset("to for with by in on at from that which who and or".split())
_JOINTS = frozenset(("and", "or", ",", "&"))
_REACH = 6  # words from the act to its object: "sent another six - member team of"
_LISTED = 4  # words from a team to the goods that are sent with it: "experts and three radars"

Words = Callable[[int], str]
Items = Callable[[int], bool]


def no_goods(act: Trigger, word: Words, item: Items) -> bool:
    """Whether the object of an act is people, papers or a sight of equipment, and no equipment besides.

    `word` gives the word at a token, "" outside the sentence; `item` tells whether equipment stands there.
    """
    if act.form in ("noun", "phrase"):
        return False
    objects = next((nouns for stems, nouns in _OBJECTS if act.word.startswith(stems)), None)
    if objects is None or (act.passive and objects is not _SIGHTS):
        return False
    for at in range(act.last, act.last + _REACH):
        if item(at) or word(at) in _ENDS or not (word(at).isalnum() or word(at) == "-"):
            return False
        if word(at) in objects:
            return not _besides(at + 1, word, item)
    return False


def _besides(at: int, word: Words, item: Items) -> bool:
    """Whether equipment is named beside people: "sent engineers and two radars"."""
    return word(at) in _JOINTS and any(item(place) for place in range(at + 1, at + _LISTED))
