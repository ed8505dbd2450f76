"""Who is punished or accused for what it gave or bought: "fined a Chadian firm for selling drones to Mali"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import GIVES, TAKES, ItemMention, PartyMention, Trigger
from pactwatch.claims.nominal import Sides
from pactwatch.claims.passage import Found

PUNISHES = frozenset(
    "sanction sanctions sanctioned sanctioning fine fines fined blacklist blacklists blacklisted punish punishes "
    "punished punishing penalise penalises penalised penalize penalizes penalized "
    "charge charges charged indict indicts "
    "indicted convict convicts convicted jail jailed sentence sentenced prosecute prosecuted arrest arrested blame "
    "blames blamed blaming accuse accuses accused accusing criticise criticises criticised criticize criticizes "
    "criticized condemn condemns condemned censure censured rebuke rebuked warn warned suspect suspects suspected "
    "thank thanks thanked thanking praise praises praised".split()
)
_FOR = frozenset("for of over against".split())
_WHOM, _OBJECT = 7, 8  # tokens from whom one punishes to "for", and from the act to what it gives


def punished_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The supplier or the recipient of what somebody is punished, accused or thanked for; None where nobody is."""
    if PUNISHES.isdisjoint(context.words(found)):
        return None, None
    for act in found.triggers:
        gives = act.frame in GIVES
        if not (gives or act.frame in TAKES) or act.form != "ing" or not 0 <= item.first - act.last <= _OBJECT:
            continue
        party = _punished(context, found, act.first)
        if party is not None:
            return (party.code, None) if gives else (None, party.code)
    return None, None


def punishes(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party punishes or accuses another one for giving or buying, and so takes no part in it."""
    for act in found.triggers:
        if act.frame in GIVES | TAKES and act.form == "ing":
            other = _punished(context, found, act.first)
            if other is not None and party.last <= other.first and party.code != other.code:
                between = (context.word(at, found) for at in range(party.last, other.first))
                return not PUNISHES.isdisjoint(between)
    return False


def punished_for(context: Context, found: Found, act: Trigger) -> bool:
    """Whether somebody is punished for an act, so that it was done: "was fined for selling", not "warned against"."""
    done = act.form == "ing" and context.word(act.first - 1, found) != "against"
    return done and _punished(context, found, act.first) is not None


def _punished(context: Context, found: Found, act: int) -> PartyMention | None:
    """Whom a verb of punishing has as its object before "for" and the act at a token."""
    if context.word(act - 1, found) not in _FOR:
        return None
    party = next((party for party in reversed(found.parties) if party.last < act), None)
    if party is None or act - party.last > _WHOM:
        return None
    before = [context.word(at, found) for at in range(party.first - 1, party.first - 1 - _WHOM, -1)]
    return party if not PUNISHES.isdisjoint(before) else None
