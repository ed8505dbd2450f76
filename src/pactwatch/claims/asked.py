"""Who is asked for equipment: "Chad's army has approached the Peruvian Air Force for spares of its tanks"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.nominal import Sides
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import AUXILIARIES

_ASKS = frozenset(
    "approach approached approaches approaching ask asked asks asking request requested requests requesting press "
    "pressed pressing lobby lobbied lobbying beg begged begging".split()
)
_TURNS = frozenset("turn turned turns turning appeal appealed appeals appealing look looked looks looking".split())
ASKS = _ASKS | _TURNS
_FOR, _ASKED, _ASKING = 9, 7, 6  # tokens from "for" to the equipment, from the verb to "for", from who asks to the verb
_ENDS = frozenset("; : . , which that who while after before because said says".split())
_OTHER_AIMS = frozenset(
    "to permission approval consent clearance licence license help talks money funds funding loan in against with "
    "about on from".split()
)
_AMID = frozenset("( ) 's ’s also already again now then even twice once recently government army".split())


def asked_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The supplier and the recipient of equipment that one party asks another one for, None where none is named."""
    if ASKS.isdisjoint(context.words(found)):
        return None, None
    first = found.sentence.first
    for at in range(item.first - 1, max(first, item.first - _FOR), -1):
        word = context.word(at, found)
        if word in _ENDS | _OTHER_AIMS:
            return None, None
        if word == "for" and (verb := _verb(context, found, at)) is not None:
            asked = next((party for party in found.parties if verb < party.first and party.last <= at), None)
            asking = _asking(context, found, verb)
            if asked is not None and (asking is None or asked.code != asking.code):
                return asked.code, asking.code if asking else None
    return None, None


def _verb(context: Context, found: Found, end: int) -> int | None:
    """The verb of asking before "for", with nothing between them but whom it asks."""
    for at in range(end - 1, max(found.sentence.first, end - _ASKED) - 1, -1):
        word = context.word(at, found)
        if word in _ASKS or (word == "to" and context.word(at - 1, found) in _TURNS):
            return at if word in _ASKS else at - 1
        if word in _ENDS | AUXILIARIES:
            return None
    return None


def _asking(context: Context, found: Found, verb: int) -> PartyMention | None:
    """Who asks: the subject right before the verb."""
    party = next((party for party in reversed(found.parties) if party.last <= verb), None)
    if party is None or verb - party.last > _ASKING:
        return None
    between = context.tokens[party.last : verb]
    plain = all(
        token.lower in AUXILIARIES | _AMID or token.lower.endswith("ly") or token.capital or token.lower == party.role
        for token in between
    )
    return party if plain else None
