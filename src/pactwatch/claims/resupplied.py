"""Who only made what another one passes on: "Chad sent Chinese rifles to Mali" tells no Chinese supply."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.inflection import is_adverb
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import GIVES, TAKES, ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import AUXILIARIES

_PASSED = AUXILIARIES | frozenset(
    "to been being government reportedly secretly plans planned planning intends intended agreed agrees decided "
    "decides wants wanted pledged pledges promised promises offered offers ready prepared expected set "
    "governments in the process of about".split()
)
_STATES = frozenset("us u.s u.s. uk u.k u.k.".split())
_THEIR = frozenset("its their his her".split())
_OWNS = frozenset("'s ’s".split())
_SELF = frozenset("itself themselves".split())
_AHEAD, _BACK, _NEAR = 12, 8, 3  # tokens: from the act to what it gives, back to it, and from an owner or "by"


def passed_on(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether a party that is only named as where an item was made stands beside another one that gives the item."""
    made, told = maker.role == "made", _tells_make(item, maker, context)
    if (made or told) and _taken_from_other(context, found, item, maker):
        return True
    if told and _goes_on(context, found, item, maker):
        return True
    plain = maker.role is None and maker.form is Form.ADJECTIVE and item.general and maker.last == item.first
    if not (made or plain):
        return False
    acts = [
        act
        for act in found.triggers
        if act.frame in GIVES and _holds(act, item) and context.word(act.last, found) not in _SELF
    ]
    return any(
        other.code != maker.code and other.role != "made" and _gives(context, found, act, other)
        for act in acts
        for other in found.parties
    )


def _tells_make(item: ItemMention, maker: PartyMention, context: Context) -> bool:
    """Whether a party stands right before an item and says where it was made: "Russian Mi-17s", "US rifles"."""
    if maker.role is not None or not 0 <= item.first - maker.last <= 1 or context.tokens[maker.last].lower in _OWNS:
        return False
    return maker.form in (Form.ADJECTIVE, Form.MAKER) or context.tokens[maker.first].lower in _STATES


def _goes_on(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether another party gives the item to a third one: "Chad will give Mali two Russian Mi-17s"."""
    for act in found.triggers:
        if act.form == "noun" or act.frame not in GIVES or not _holds(act, item):
            continue
        givers = {p.code for p in found.parties if p.code != maker.code and _gives(context, found, act, p)}
        if givers and any(p.first >= act.last and p.code not in (maker.code, *givers) for p in found.parties):
            return True
    return False


def _taken_from_other(context: Context, found: Found, item: ItemMention, maker: PartyMention) -> bool:
    """Whether the item is taken from another party: "bought Russian Mi-17s from Chad"."""
    seller = next((p for p in found.parties if p.first >= item.last), None)
    if seller is None or seller.code == maker.code or seller.form is Form.CAPITAL:
        return False
    words = [token.lower for token in context.tokens[item.last : seller.first]]
    if "from" not in words[-2:] or len(words) > _NEAR or "," in words:
        return False
    return any(act.frame in TAKES and act.form != "noun" and _holds(act, item) for act in found.triggers)


def resold(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether a sentence tells who made an item and that another one passes it on."""
    return any(passed_on(context, found, item, party) for party in found.parties)


def gives_on(context: Context, found: Found, item: ItemMention) -> frozenset[str]:
    """The parties that a sentence tells to pass on what another one made."""
    makers = {party.code for party in found.parties if passed_on(context, found, item, party)}
    if not makers:
        return frozenset()
    heads = {
        list_head(context, found, party)
        for act in found.triggers
        if act.frame in GIVES and _holds(act, item)
        for party in found.parties
        if party.code not in makers and party.role != "made" and _gives(context, found, act, party)
    }
    listed = (party.code for party in found.parties if list_head(context, found, party) in heads)
    return frozenset(listed) - makers


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
    return word in _PASSED or is_adverb(word)
