"""Who only made what another one passes on: "Chad sent Chinese-made rifles to Mali" tells no Chinese supply."""

from __future__ import annotations

from pactwatch.claims.clauses import AUXILIARIES
from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found

_GIVES = frozenset("sell supply deliver".split())
_PASSED = AUXILIARIES | frozenset("to been being government reportedly secretly".split())
_TAKES = frozenset("buy order receive".split())
_THEIR = frozenset("its their his her".split())
_OWNS = frozenset("'s ’s".split())
_SELF = frozenset("itself themselves".split())
_AHEAD, _BACK, _NEAR = 12, 8, 3  # tokens: from the act to what it gives, back to it, and from an owner or "by"


def passed_on(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether a party that is only named as where an item was made stands beside another one that gives the item."""
    plain = maker.role is None and maker.form is Form.ADJECTIVE and item.general and maker.last == item.first
    if maker.role != "made" and not plain:
        return False
    if maker.role == "made" and _bought(context, found, item, maker):
        return True
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


def resold(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a sentence tells who made an item and that another one passes it on."""
    return any(passed_on(context, found, item, party) for party in found.parties)


def _bought(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether it is bought from another one: "to buy American-made jets from Chad"."""
    if not any(act.frame in _TAKES and 0 <= item.first - act.last <= _AHEAD for act in found.triggers):
        return False
    return any(
        0 < other.first - item.last <= _AHEAD
        and other.code != maker.code
        and other.role != "made"
        and context.before(other.first, item.last) == "from"
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
    at = act.first
    if act.form == "noun":
        if context.word(at - 1, found) in _THEIR:
            return party is next((one for one in reversed(found.parties) if one.last < at), None)
        return act.first - party.last <= _NEAR and context.word(party.last, found) in _OWNS
    while at > party.last and _between(context.word(at - 1, found)):
        at -= 1
    return not act.passive and at == party.last


def _between(word: str) -> bool:
    return word in _PASSED or word.endswith("ly")
