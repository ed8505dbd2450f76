"""Who gives away what is his: "Chad's old tanks were handed over to Niger"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import OPENERS
from pactwatch.claims.tokens import OWNS

_GIVEN = frozenset(
    "sent shipped donated given handed transferred delivered sold passed supplied turned gifted lent loaned leased "
    "exported moved".split()
)
_WENT = (("ended", "up", "in"), ("ended", "up", "with"), ("went", "to"), ("gone", "to"), ("going", "to"), ("go", "to"))
_REPAIR = frozenset("repair repairs maintenance upgrade upgrades overhaul refit training exercise exercises".split())
_BEFORE, _AFTER, _TO = 6, 8, 8  # tokens from the owner to his goods, from these to the act, and to who gets them


def gives_away(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether equipment is a party's own and goes to another one, and nobody else is told to have given it."""
    owns = context.word(party.last, found) in OWNS or party.form is Form.ADJECTIVE
    if not owns or party.role is not None or not 0 <= item.first - party.last <= _BEFORE:
        return False
    end = _given(context, found, item)
    if end is None:
        return False
    takers = [other for other in found.parties if 0 <= other.first - end <= _TO and other.code != party.code]
    if not takers or any(token.lower in _REPAIR for token in context.tokens[end : found.sentence.last]):
        return False
    words = [token.lower for token in context.tokens[end : takers[0].first]]
    others = (context.word(other.first - 1, found) for other in found.parties if other.first >= end)
    return OPENERS.isdisjoint(words) and "by" not in words and not any(word in ("by", "from") for word in others)


def _given(context: Context, found: Found, item: ItemMention) -> int | None:
    """The token behind "to" or "in" where the words after equipment tell that it went to somebody."""
    for at in range(item.last, min(item.last + _AFTER, found.sentence.last)):
        word = context.word(at, found)
        if word in OPENERS or word == ",":
            return None
        for phrase in _WENT:
            if word == phrase[0] and tuple(context.word(at + n, found) for n in range(len(phrase))) == phrase:
                return at + len(phrase)
        if word in _GIVEN:
            to = at + 1 + (context.word(at + 1, found) in ("over", "on"))
            return to + 1 if context.word(to, found) == "to" else None
    return None
