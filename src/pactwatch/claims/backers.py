"""Who only backs what others do: "with the support of Chad", "with Chad's blessing", "in coordination with Chad"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

BACKS = frozenset(
    "support backing blessing consent approval permission encouragement acquiescence connivance knowledge coordination "
    "consultation consultations".split()
)
_OF = frozenset("of from with".split())
_WITH = frozenset(("with", "without"))
_TOGETHER = frozenset("coordination consultation consultations".split())
_BEFORE, _NOUN = 3, 3  # words from "with" to the noun, and between the noun and whose it is


def backs(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named only as whose support or consent somebody else has."""
    owned = context.word(party.last, found) in OWNS
    for noun in range(party.last + owned, party.last + owned + _NOUN):
        word = context.word(noun, found)
        if word in BACKS:
            return _had(context, found, list_head(context, found, party).first, word)
        if not word.isalpha():
            break
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    if context.word(at, found) not in _OF:
        return False
    of = next((n for n in range(at - 1, at - _NOUN, -1) if context.word(n, found) in BACKS), None)
    return of is not None and _had(context, found, of, context.word(of, found))


def _had(context: Context, found: Found, first: int, noun: str) -> bool:
    """Whether "with" stands before a token, with an adjective or article between: "with the full"; also "in close"."""
    for at in range(first - 1, first - 1 - _BEFORE, -1):
        word = context.word(at, found)
        if word in _WITH or (word == "in" and noun in _TOGETHER):
            return True
        if not word.isalpha():
            return False
    return False
