"""Whose war a text tells of: "Russia's invasion", "the Iraqi occupation". Nobody is armed by whom it is attacked by."""

from __future__ import annotations

from functools import partial

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

_WAR = frozenset("invasion aggression war assault occupation onslaught".split())
_ATTACKS = _WAR | frozenset("offensive attack attacks bombardment strikes".split())
_INVADES = frozenset("invaded invades invading".split())
_TELLS = _ATTACKS | _INVADES  # one of which stands in a sentence that tells of a war
_REACH = 8  # words between the party and its war: "Russia's premeditated, unprovoked and brutal war"
_SHARE = 0.25  # of a party's mentions


def aggressors(context: Context) -> frozenset[str]:
    """The parties whose war is told of in a good part of their mentions."""
    if context.kept.aggressors is None:
        shares = context.shares(partial(attacks, context))
        context.kept.aggressors = frozenset(code for code, share in shares.items() if share >= _SHARE)
    return context.kept.aggressors


def attacks(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named for its war: "Russia's brutal invasion", "Russia begins its renewed offensive"."""
    if _TELLS.isdisjoint(context.words(found)):
        return False  # most sentences
    end = min(found.sentence.last, party.last + _REACH)
    arms = {at for item in found.items for at in range(item.first, item.last)}  # "Iranian assault rifles" are no war
    after = [token.lower for at, token in enumerate(context.tokens[party.last : end], party.last) if at not in arms]
    if not _INVADES.isdisjoint(after[:2]):
        return True
    if "its" in after and not _ATTACKS.isdisjoint(after[after.index("its") :]):
        return True
    owns = party.form is Form.ADJECTIVE or not OWNS.isdisjoint(after[:1])
    return owns and not _WAR.isdisjoint(after)
