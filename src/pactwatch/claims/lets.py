"""Who only lets another party give: "Chad let Niger sell rifles to Mali" tells of Niger's sale."""

from __future__ import annotations

from itertools import pairwise

from pactwatch.claims.context import Context
from pactwatch.claims.governors import governed_by, listed_with
from pactwatch.claims.mentions import GIVES, ItemMention, PartyMention, Trigger
from pactwatch.claims.passage import Found

_CONSENTS = frozenset(
    "allow allows allowed permit permits permitted let lets authorize authorizes authorized authorise authorises "
    "authorised clear clears cleared".split()
)
_LETS = (
    "allowing permitting letting authorizing authorising enable enables enabled enabling clearing "
    "ask asks asked asking urge urges urged urging press presses pressed pressing pressure pressured pressuring "
    "push pushes pushed pushing persuade persuaded persuading convince convinced convincing encourage encouraged "
    "encouraging want wants wanted"
)
_LETTING = _CONSENTS | frozenset(_LETS.split())
_ANSWERS = (
    "approve approves approved approving grant grants granted granting give gives gave given giving accept accepts "
    "accepted accepting endorse endorses endorsed back backs backed reject rejects rejected rejecting refuse refuses "
    "refused refusing deny denies denied denying block blocks blocked blocking veto vetoes vetoed vetoing down"
)
_ANSWERING = _LETTING | frozenset(_ANSWERS.split())
_LEAVE = frozenset(
    "permission approval consent clearance authorisation authorization leave licence license permit light request "
    "requests application applications bid plan plans proposal wish".split()
)
_OF_LEAVE = frozenset("the a an its their 's ’s formal final official green necessary written export own".split())
_WHOSE = frozenset("the government of its ally allies neighbour neighbor then and a ,".split())
_NOT = frozenset("not n't never refused refuses refusing declined declines unwilling".split())
_MAYBE = frozenset("may might could would should will can if whether".split())
_RETRANSFERS = frozenset("retransfer retransfers reexport reexports re".split())  # "re" of "re-export"
_TO, _BACK, _AHEAD = 2, 6, 10  # tokens: from whom to what he is let do, back to "let", and on to what he gives


def lets_other(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party lets or asks another one to give an item to a third.

    "Allowed Niger to sell rifles to Mali", "approved Niger's request to send", "gave Niger permission to send".
    """
    if _ANSWERING.isdisjoint(context.words(found)):
        return False  # most sentences
    if not _RETRANSFERS.isdisjoint(context.words(found)) and _approves(context, found, item, party):
        return True
    for act in found.triggers:
        if act.frame not in GIVES or act.form != "base" or not 0 <= item.first - act.last <= _AHEAD:
            continue
        giver, let = _let_give(context, found, act)
        if giver is None or let is None or giver.code == party.code or party.last > let:
            continue
        takers = (p for p in found.parties if p.first >= act.last and p.code not in (party.code, giver.code))
        return any(p.first == act.last or governed_by(context, found, p) == "to" for p in takers)
    return False


def _approves(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether a party answers for what goes on from another to a third: "approved the retransfer of jets from"."""
    ways = {context.before(other.first, item.last) for other in found.parties if other.first >= item.last}
    answers = any(context.word(at, found) in _ANSWERING for at in range(party.last, item.first))
    return answers and {"from", "to"} <= ways


def is_let_give(context: Context, found: Found, item: ItemMention, party: PartyMention) -> bool:
    """Whether another party lets one give an item: Niger in "allowed Niger to sell rifles to Mali"."""
    if _ANSWERING.isdisjoint(context.words(found)):
        return False
    for act in found.triggers:
        if act.frame in GIVES and act.form == "base" and 0 <= item.first - act.last <= _AHEAD:
            giver, let = _let_give(context, found, act)
            if giver is not None and let is not None and _with(context, found, giver, party):
                return any(other.last <= let and other.code != giver.code for other in found.parties)
    return False


def let_giver(context: Context, found: Found, item: ItemMention) -> str | None:
    """The one party that another one lets give an item; None where nobody is, or several are."""
    if _ANSWERING.isdisjoint(context.words(found)):
        return None
    let = {party.code for party in found.parties if is_let_give(context, found, item, party)}
    return let.pop() if len(let) == 1 else None


def let_stage(context: Context, found: Found, act: Trigger) -> str | None:
    """The stage of what an act would give where one party lets another do it, or refuses to; None elsewhere."""
    if _CONSENTS.isdisjoint(context.words(found)) or act.form != "base":
        return None
    _, let = _let_give(context, found, act)
    if let is None or context.tokens[let].lower not in _CONSENTS:
        return None
    before = {context.word(at, found) for at in range(let - 1, let - 1 - _BACK, -1)}
    if not _MAYBE.isdisjoint(before):
        return None
    return "approved" if _NOT.isdisjoint(before) else "refused"


def _with(context: Context, found: Found, giver: PartyMention, party: PartyMention) -> bool:
    """Whether a party is the one who is let give, or stands in one list with it."""
    if party.first >= giver.first:
        return party is giver
    named = [one for one in found.parties if party.first <= one.first <= giver.first]
    return all(listed_with(context, found, one, two) for one, two in pairwise(named))


def _let_give(context: Context, found: Found, act: Trigger) -> tuple[PartyMention | None, int | None]:
    """Who is let do an act of giving, and the token of the verb that lets or asks; None where nobody is."""
    start = act.first - (context.word(act.first - 1, found) == "to")
    if context.word(start - 1, found) not in _LEAVE:
        giver = next((p for p in found.parties if 0 <= start - p.last < _TO), None)
        return giver, None if giver is None else _verb(context, found, giver.first, _LETTING)
    last = start - 1
    while context.word(last - 1, found) in _OF_LEAVE:
        last -= 1
    giver = next((p for p in found.parties if p.last == last), None)
    return giver, None if giver is None else _verb(context, found, giver.first, _ANSWERING)


def _verb(context: Context, found: Found, whom: int, verbs: frozenset[str]) -> int | None:
    """The token of the verb whose object begins at a token: "allowed" in "allowed the government of Niger to"."""
    for at in range(whom - 1, max(found.sentence.first, whom - _BACK) - 1, -1):
        word = context.tokens[at].lower
        if word in verbs:
            return at
        if word not in _WHOSE and not context.tokens[at].capital:
            return None
    return None
