"""What belongs to another deal: "the second buyer after Chad", "adds to last week's package of $40 million"."""

from __future__ import annotations

from pactwatch.claims.agents import TAKING
from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.mentions import MoneyMention, PartyMention
from pactwatch.claims.passage import Found

_DEALS = frozenset("deal contract order sale agreement purchase".split())
_SIGNED = frozenset("signed secured concluded struck made reached won sealed".split())
_MEASURES = frozenset("value price cost size worth".split())
_LIKE = frozenset("than like unlike".split())
_COMPARED = frozenset("similar comparable compared identical equal akin".split())
COMPARED = _LIKE | _MEASURES | _COMPARED  # one of which stands in a sentence that compares deals
EARLIER = frozenset("after following behind besides".split())
_PLACES = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth next latest newest only other".split()
)
_WHO = TAKING | frozenset("country nation state member operator user force navy army".split())
_GOES_ON = frozenset("to as and or in for with that who which".split())  # no verb: "after Oman left" is a clause
_AGO = frozenset("last previous earlier prior initial".split())
_ADDS = (
    *(("on", "top", "of"), ("in", "addition", "to"), ("building", "on"), ("builds", "on")),
    *(("added", "to"), ("adds", "to"), ("adding", "to")),
    *((word,) for word in ("besides", "supplements", "supplementing")),
)
_DETERMINED = frozenset(("the", "an", "a", "its", "their", "our"))
_SUM_BACK = 5  # tokens from "last" to the amount of "last month's aid package worth"
_BACK, _NAMED = 18, 6  # tokens from "after" to "second", and from there to "buyer"


def earlier(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a sentence names a party as whom another one follows as a buyer."""
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    after = context.word(party.last, found)
    if context.word(at, found) not in EARLIER or (after.isalpha() and after not in _GOES_ON):
        return False
    for place in range(at - 1, at - _BACK, -1):
        if context.word(place, found) in _PLACES:
            return any(context.word(place + step, found) in _WHO for step in range(1, min(_NAMED, at - place)))
    return False


def compared(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party belongs to a deal that another one is only compared with: "half the value of the deal with"."""
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    if context.word(at, found) not in ("with", "to", "by", "from"):
        return False
    at -= 1 + (context.word(at - 1, found) in _SIGNED)
    if context.word(at, found) not in _DEALS:
        return False
    at -= 1 + (context.word(at - 1, found) in ("the", "a", "its", "that"))
    before, two = context.word(at, found), context.word(at - 1, found)
    return before in _LIKE or (before == "of" and two in _MEASURES) or (before in ("to", "with") and two in _COMPARED)


def recalled(context: Context, found: Found, money: MoneyMention) -> bool:
    """Whether an amount is of a deal or package to which one more is added: "building on last week's $90 million"."""
    places = range(money.first - 1, money.first - 1 - _SUM_BACK, -1)
    at = next((at for at in places if context.word(at, found) in _AGO), None)
    if at is None:
        return False
    at -= context.word(at - 1, found) in _DETERMINED
    return any(
        tuple(context.word(at - len(words) + step, found) for step in range(len(words))) == words for words in _ADDS
    )
