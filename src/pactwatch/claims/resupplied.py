"""Who only made what another one passes on: "Chad sent Chinese-made rifles to Mali" tells no Chinese supply."""

from __future__ import annotations

from pactwatch.claims.clauses import AUXILIARIES
from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found

_GIVES = frozenset("sell supply deliver".split())
_PASSED = AUXILIARIES | frozenset("to been being government reportedly secretly".split())
_OWNS = frozenset("'s ’s".split())
_SELF = frozenset("itself themselves".split())
_AHEAD, _BACK, _NEAR = 12, 8, 3  # tokens: from the act to what it gives, back to it, and from an owner or "by"


def passed_on(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether a party that is only named as where an item was made stands beside another one that gives the item."""
    if maker.role != "made":
        return False
    acts = [
        act
        for act in found.triggers
        if act.frame in _GIVES and _holds(act, item) and context.word(act.last, found) not in _SELF
    ]
    return any(
        other.code != maker.code and other.role != "made" and _gives(context, found, act, other)
        for act in acts
        for other in found.parties
    )


def _holds(act: Trigger, item: ItemMention) -> bool:
    if act.first >= item.last:
        return act.form in ("past", "participle") and act.first - item.last <= _BACK
    return 0 <= item.first - act.last <= _AHEAD


def _gives(context: Context, found: Found, act: Trigger, party: PartyMention) -> bool:
    """Whether a party is the subject of an act, its owner, or the one by whom it is done."""
    if party.first >= act.last:
        by = party.first - act.last <= _NEAR and context.word(party.first - 1, found) == "by"
        return by and act.form in ("noun", "past", "participle")
    if act.form == "noun":
        return act.first - party.last <= _NEAR and context.word(party.last, found) in _OWNS
    at = act.first
    while at > party.last and _between(context.word(at - 1, found)):
        at -= 1
    return not act.passive and at == party.last


def _between(word: str) -> bool:
    return word in _PASSED or word.endswith("ly")
