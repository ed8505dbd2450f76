"""Who is named as the one it is not: "not from Chad but from Mali", "rather than from Chad"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found

RULES_OUT = frozenset(("not", "rather"))
_WAYS = frozenset("from to by for".split())


def ruled_out(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether "not" or "rather than" stands before the preposition that governs a party."""
    at = party.first - 1 - (context.word(party.first - 1, found) == "the")
    if context.word(at, found) not in _WAYS:
        return False
    before = context.word(at - 1, found), context.word(at - 2, found)
    return before[0] == "not" or before == ("than", "rather")
