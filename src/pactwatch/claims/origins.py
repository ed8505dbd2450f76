"""Who supplies a system that the catalogue knows, where the sentence leaves it open: the state that makes it."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.features import Roles
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.somebody import SOMEBODY
from pactwatch.vocab import PartyKind, Vocabulary

_SALES = ("offer", "sell", "supply", "deliver")
_OWNS = ("'s", "’s")
_FROM, _OF = 3, 6  # tokens from an item to whom it is from, and from a sale to what is sold
_MADE, _BUILT = "made", 3  # tokens from a party to what was built there: "Danish-built F-16s"
_UNTOLD, _EVEN = 0.25, 0.5


def as_made(roles: Roles, context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary) -> Roles:
    """The sides of a system with its maker's state in place of a likelier supplier that does not make it.

    For a sentence that does not itself tell both sides: whoever is named near a system is not therefore its seller
    ("bids from Boeing, and the MiG-35"). A maker that the text does not name is not put in; then nobody is probable.
    What only a state that is no more has made may come from any that followed it, so it is left as it is, and so is
    whose it is told to be: "Chile picked Danish F-16s".
    """
    system = vocabulary.systems.get(item.system or "")
    best = max(roles.supplies, key=lambda code: (roles.supplies[code], code), default=None)
    if (
        system is None
        or best is None
        or best == SOMEBODY
        or {best, vocabulary.parties[best].continued_by} & set(system.origin)
    ):
        return roles
    owner = _owns(found, item, best) or _sells(context, found, item, best)
    if owner and any(p >= _EVEN for code, p in roles.receives.items() if code != best):
        return roles
    if all(vocabulary.parties[code].kind is PartyKind.FORMER for code in system.origin):
        return roles
    supplies = {code: min(probability, _UNTOLD) for code, probability in roles.supplies.items()}
    makers = [code for code in system.origin if code in supplies and roles.receives[code] < _EVEN]
    if makers:
        supplies[max(makers, key=lambda code: roles.supplies[code])] = roles.supplies[best]
    return Roles(supplies, roles.receives)


def _owns(found: Found, item: ItemMention, code: str) -> bool:
    """Whether a party is named right before the item as whose it is, or where it was built: "Danish-built F-16s"."""
    return any(
        party.code == code
        and 0 <= item.first - party.last <= (_BUILT if party.role == _MADE else 1)
        and (party.form is Form.ADJECTIVE or party.role == _MADE)
        for party in found.parties
    )


def _sells(context: Context, found: Found, item: ItemMention, code: str) -> bool:
    """Whether a party is told as whom the item comes from: "12 F-16s from Chile", "a Chilean offer of 12 F-16s"."""
    nouns = {act.first: act.last for act in found.triggers if act.form == "noun" and act.frame in _SALES}
    for party in found.parties:
        if party.code != code:
            continue
        if party.first > item.last:
            words = [context.word(at, found) for at in range(item.last, party.first)]
            if words[:1] == ["from"] and len(words) <= _FROM:
                return True
        last = nouns.get(party.last + (context.word(party.last, found) in _OWNS))
        if last is not None and context.word(last, found) == "of" and 0 < item.head - last <= _OF:
            return True
    return False
