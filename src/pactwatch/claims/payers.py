"""Whose deal an amount is the price of: "sold tanks to Chad for $3 million, and is in talks with Niger"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft
from pactwatch.claims.governors import governed_by, list_head
from pactwatch.claims.mentions import MoneyMention

_PRICED = frozenset("for at worth of in a an total value price cost deal contract estimated about the , ( -".split())
_RECEIVES = frozenset("to for with".split())
_REACH = 8  # tokens from a recipient to the amount


def pays_other(context: Context, draft: Draft, money: MoneyMention) -> bool:
    """Whether an amount is told right behind another recipient than a draft's, and the draft's stands elsewhere."""
    found, own = draft.found, draft.recipient
    if own is None or own not in found.codes:
        return False
    before = [party for party in found.parties if party.last <= money.first]
    if not before or money.first - before[-1].last > _REACH or governed_by(context, found, before[-1]) not in _RECEIVES:
        return False
    between = {context.word(at, found) for at in range(before[-1].last, money.first)}
    head = list_head(context, found, before[-1])
    together = {party.code for party in found.parties if list_head(context, found, party) is head}
    return between <= _PRICED and own not in together and before[-1].code != draft.supplier
