"""Parties that are only named as whom somebody has ties with: "concerns about the president's ties to Cuba"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found

TIES = frozenset(
    "ties links contacts closeness loyalty allegiance hostility rapprochement threat threats invasion".split()
)
_WITH = frozenset(("to", "with"))
_ATTACKS = frozenset(("to", "of", "against"))
_ENMITY = frozenset("threat threats invasion".split())
_BOTH = frozenset(("both", "the"))


def tied(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is one of those to whom ties or a threat are told."""
    at = list_head(context, found, party).first - 1
    while context.word(at, found) in _BOTH:
        at -= 1
    noun = context.word(at - 1, found)
    return noun in TIES and context.word(at, found) in (_ATTACKS if noun in _ENMITY else _WITH)
