"""Who only minds what others do: "despite US warnings", "amid objections from Chad", "over Chad's protests"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.governors import list_head
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import OWNS

MINDS = frozenset(
    "warning warnings objection objections threat threats opposition criticism protest protests pressure concern "
    "concerns condemnation disapproval displeasure misgivings reservations complaints pleas sanctions anger "
    "outcry".split()
)
_CONCEDES = frozenset("despite amid amidst notwithstanding over ignoring defying under risking".split())
_OF = frozenset(("spite", "face", "defiance", "threat", "threats", "risk"))  # "in the face of", "the threat of"
_BEFORE, _NOUN = 4, 3  # words from the concession to the noun, and between the noun and whose it is


def minds(context: Context, found: Found, party: PartyMention) -> bool:
    """Whether a party is named only as whose objections somebody has not heeded, or has felt."""
    at = party.last + (context.word(party.last, found) in OWNS)
    for noun in range(at, at + _NOUN):
        word = context.word(noun, found)
        if word in MINDS:
            return _conceded(context, found, list_head(context, found, party).first)
        if not word.isalpha():
            break
    at = list_head(context, found, party).first - 1
    at -= context.word(at, found) == "the"
    if context.word(at, found) not in ("from", "by", "of", "in"):
        return False
    of = next((n for n in range(at - 1, at - _NOUN, -1) if context.word(n, found) in MINDS), None)
    return of is not None and _conceded(context, found, of)


def _conceded(context: Context, found: Found, first: int) -> bool:
    """Whether a concession stands just before a token: "despite the strong"."""
    for at in range(first - 1, first - 1 - _BEFORE, -1):
        word = context.word(at, found)
        if word in _CONCEDES or (word == "of" and context.word(at - 1, found) in _OF):
            return True
        if not word.isalpha():
            return False
    return False
