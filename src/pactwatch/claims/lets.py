"""Who only lets another party give: "Chad let Niger sell rifles to Mali" tells of Niger's sale."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import governed_by
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found

_LETS = (
    "allow allows allowed allowing permit permits permitted permitting let lets letting authorize authorizes "
    "authorized authorizing authorise authorises authorised authorising enable enables enabled enabling clear clears "
    "cleared clearing ask asks asked asking urge urges urged urging press presses pressed pressing pressure pressured "
    "pressuring push pushes pushed pushing persuade persuaded persuading convince convinced convincing encourage "
    "encouraged encouraging want wants wanted"
)
_LETTING = frozenset(_LETS.split())
_GIVES = frozenset("sell supply deliver".split())
_WHOSE = frozenset("the government of its ally allies neighbour neighbor then".split())
_TO, _BACK, _AHEAD = 2, 4, 10  # tokens: from whom to what he is let do, back to "let", and on to what he gives


def lets_other(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party lets or asks another one to give an item to a third: "allowed Niger to sell rifles to Mali"."""
    if _LETTING.isdisjoint(context.words(found)):
        return False  # most sentences
    for act in found.triggers:
        if act.frame not in _GIVES or act.form != "base" or not 0 <= item.first - act.last <= _AHEAD:
            continue
        start = act.first - (context.word(act.first - 1, found) == "to")
        giver = next((p for p in found.parties if 0 <= start - p.last < _TO), None)
        if giver is None or giver.code == party.code:
            continue
        let = _let(context, found, giver.first)
        if let is not None and party.last <= let:
            takers = (p for p in found.parties if p.first >= act.last and p.code not in (party.code, giver.code))
            return any(p.first == act.last or governed_by(context, found, p) == "to" for p in takers)
    return False


def _let(context: Context, found: Found, whom: int) -> int | None:
    """The token of the verb whose object begins at a token: "allowed" in "allowed the government of Niger to"."""
    for at in range(whom - 1, max(found.sentence.first, whom - _BACK) - 1, -1):
        word = context.tokens[at].lower
        if word in _LETTING:
            return at
        if word not in _WHOSE and not context.tokens[at].capital:
            return None
    return None
