"""Whose decision tells a side: "Chad's announcement that it will transfer rifles", "Chad's decision to buy tanks"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.nominal import Sides, other_side
from pactwatch.claims.passage import Found
from pactwatch.claims.roles import GIVERS, TAKERS
from pactwatch.claims.smallwords import AUXILIARIES
from pactwatch.claims.tokens import OWNS

_DECISIONS = frozenset(
    "announcement decision plan plans pledge pledges promise commitment intention intent offer proposal agreement "
    "willingness readiness refusal failure move choice effort efforts attempt attempts desire request bid".split()
)
_AMID = AUXILIARIES | frozenset("that it they to today yesterday also now soon earlier last this week month".split())
_FAR, _BETWEEN = 6, 7  # tokens from the decision to the act, and from the act to the equipment
_STOPS = frozenset(", ; : . ( ) and or but which that who while to from".split())


def decided_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The sides of equipment with which somebody is told to have decided what to do; None where none is told."""
    if _DECISIONS.isdisjoint(context.words(found)):
        return None, None
    acts = [act for act in found.triggers if act.last <= item.first and act.form != "noun" and not act.passive]
    act = max(acts, key=lambda act: act.last, default=None)
    if act is None or act.frame not in GIVERS | TAKERS or not _holds(context, found, act.last, item.first):
        return None, None
    owner = _owner(context, found, act.first)
    if owner is None:
        return None, None
    takes = act.frame in TAKERS
    other = other_side(context, found, item, "from" if takes else "to")
    if other is not None and other.code == owner.code:
        return None, None
    code = other.code if other else None
    return (code, owner.code) if takes else (owner.code, code)


def _holds(context: Context, found: Found, act: int, item: int) -> bool:
    """Whether nothing but what describes the equipment stands between an act and it."""
    return item - act <= _BETWEEN and _STOPS.isdisjoint(context.word(at, found) for at in range(act, item))


def _owner(context: Context, found: Found, act: int) -> PartyMention | None:
    """Whose decision it is to do what an act tells: "Chad's decision to", "the Chadian plan to"."""
    noun = act - 1
    while noun > act - _FAR and context.word(noun, found) in _AMID:
        noun -= 1
    if context.word(noun, found) not in _DECISIONS or noun == act - 1:
        return None
    owned = context.word(noun - 1, found) in OWNS
    for party in found.parties:
        if party.last == noun - owned and (owned or party.form is Form.ADJECTIVE) and party.role is None:
            return party
    return None
