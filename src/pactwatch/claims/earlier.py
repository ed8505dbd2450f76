"""Who is said to have bought before another one: "the second buyer of the missile after Chad"."""

from __future__ import annotations

from pactwatch.claims.agents import TAKING
from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head, opens_clause
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found

_AFTER = frozenset("after following behind besides".split())
_PLACES = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth next latest newest only other".split()
)
_WHO = TAKING | frozenset("country nation state member operator user force navy army".split())
_BACK, _NAMED = 18, 6  # tokens from "after" to "second", and from there to "buyer"


def earlier(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a sentence names a party as whom another one follows as a buyer."""
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    clause = context.word(party.last, found) != "to" and opens_clause(context, found, party)
    if context.word(at, found) not in _AFTER or clause:
        return False
    for place in range(at - 1, at - _BACK, -1):
        if context.word(place, found) in _PLACES:
            return any(context.word(place + step, found) in _WHO for step in range(1, min(_NAMED, at - place)))
    return False
