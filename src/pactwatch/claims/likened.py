"""Equipment that only says what other equipment is like: "the BLT-72, a variant of the T-72", "similar to the K2"."""

from __future__ import annotations

from pactwatch.claims.context import PREPOSITIONS, Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found

_ALIKE = frozenset("similar comparable akin equivalent identical".split())
_SORTS = frozenset("variant version derivative copy clone equivalent cousin".split())
_ENDS = PREPOSITIONS | {",", ";", "and", "or"}
_TOKENS = 6  # before the equipment: "similar to the older French - made Exocet"
_APPOSED = 8  # from other equipment to "variant of" it: "the BLT-72, a bridge-laying variant of"


def likened(context: Context, found: Found, item: ItemMention) -> bool:
    """Whether equipment is named to say what other equipment is like.

    "A version of the Leopard" is a Leopard, unless another designation stands right before it.
    """
    tokens, floor = context.tokens, max(found.sentence.first + 1, item.first - _TOKENS)
    for at in range(item.first - 1, floor - 1, -1):
        word, before = tokens[at].lower, tokens[at - 1].lower
        if word == "to" and before in _ALIKE:
            return True
        if word == "of":
            return before in _SORTS and _apposed(context, found, at)
        if word in _ENDS:
            return False
    return False


def _apposed(context: Context, found: Found, at: int) -> bool:
    """Whether words up to a token stand beside a designation to explain it."""
    named = next((other for other in reversed(found.items) if other.last <= at), None)
    if named is None or named.general or at - named.last > _APPOSED:
        return False
    return context.word(named.last, found) in (",", "(", "-", "–", "—")
