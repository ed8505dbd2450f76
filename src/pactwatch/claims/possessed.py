"""Equipment of another that somebody buys or gets: "Chad bought Niger's tanks", "received Poland's MiG-29s"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

_TAKES = frozenset("buy order receive agree".split())
_CHOSEN = ("choos", "chose", "select", "pick", "opt")  # of what is agreed on: who chooses takes
_SMALL = frozenset("old older used surplus second hand ex former new retired ageing aging entire - remaining 0".split())
_NEAR = 4  # tokens from the act to the owner: "bought all of Niger's tanks"


def possessor(context: Context, found: Found, item: ItemMention) -> str | None:
    """The party whose equipment another one takes in an act of its own; None where there is none."""
    if OWNS.isdisjoint(context.words(found)):
        return None
    at = item.first - 1
    while context.word(at, found) in _SMALL:
        at -= 1
    if context.word(at, found) not in OWNS:
        return None
    owner = next((party for party in found.parties if party.last == at and party.role is None), None)
    if owner is None:
        return None
    for act in found.triggers:
        takes = act.frame in _TAKES and act.form not in ("noun", "phrase") and not (act.passive or act.negated)
        if act.frame == "agree":
            takes = takes and act.word.lower().startswith(_CHOSEN)
        if takes and 0 <= owner.first - act.last <= _NEAR:
            subjects = {party.code for party in found.parties if party.last <= act.first}
            return owner.code if subjects - {owner.code} else None
    return None
