"""Whose war a text tells of: "Russia's invasion", "the Iraqi occupation". Nobody is armed by whom it is attacked by."""

from __future__ import annotations

from collections import Counter

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found

_WAR = frozenset("invasion aggression war assault occupation onslaught".split())
_INVADES = frozenset("invaded invades invading".split())
_OWNS = frozenset("'s ’s ' ’".split())
_REACH = 8  # words between the party and its war: "Russia's premeditated, unprovoked and brutal war"
_SHARE = 0.25  # of a party's mentions


def aggressors(context: Context) -> frozenset[str]:
    """The parties whose war is told of in a good part of their mentions."""
    if context.kept.aggressors is None:
        named: Counter[str] = Counter()
        attacking: Counter[str] = Counter()
        for found in context.passage.found:
            for party in found.parties:
                if party.form is not Form.PRONOUN:
                    named[party.code] += 1
                    attacking[party.code] += attacks(context, found, party)
        context.kept.aggressors = frozenset(code for code in named if attacking[code] >= _SHARE * named[code])
    return context.kept.aggressors


def attacks(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named for its war: "Russia's brutal invasion"."""
    after = [token.lower for token in context.tokens[party.last : min(found.sentence.last, party.last + _REACH)]]
    if not _INVADES.isdisjoint(after[:2]):
        return True
    owns = party.form is Form.ADJECTIVE or not _OWNS.isdisjoint(after[:1])
    return owns and not _WAR.isdisjoint(after)
