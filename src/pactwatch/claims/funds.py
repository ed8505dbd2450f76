"""Who only pays for what another one gets: "sold to Chad, with financing from Niger"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found

_MONEY = frozenset("financing funding funds money cash finance".split())
_PAID = frozenset("financed funded bankrolled underwritten subsidised subsidized".split())
_HYPHENED = frozenset("financed funded bankrolled".split())
FUNDS = _MONEY | _PAID | _HYPHENED | {"paid"}  # one of which stands in a sentence that tells who pays
_PARTIES = 2


def pays(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named as whose money it is."""
    if context.word(party.last, found) == "-" and context.word(party.last + 1, found) in _HYPHENED:
        return True
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    by, before, two = (context.word(at - step, found) for step in range(3))
    if by == "by":
        paid = (before, two) == ("for", "paid") and len(found.codes) > _PARTIES  # of two one pays for what he gets
        return before in _PAID or paid
    return by == "from" and before in _MONEY
