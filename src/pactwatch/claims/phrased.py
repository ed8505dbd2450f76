"""What the words right around equipment tell of its sides, whatever the rest of the text makes likely."""

from __future__ import annotations

from pactwatch.claims.asked import asked_sides
from pactwatch.claims.context import Context
from pactwatch.claims.decisions import decided_sides
from pactwatch.claims.implied import buyers
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.nominal import Sides, nominal_sides, traders
from pactwatch.claims.passage import Found

_NOBODY: Sides = (None, None)
SureSides = tuple[frozenset[str], frozenset[str]]


def phrased_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The sides by the phrase around an item, by who asks whom for it, or by whose decision it is."""
    told = (way(context, found, item) for way in (nominal_sides, asked_sides, decided_sides))
    return next((sides for sides in told if sides != _NOBODY), _NOBODY)


def sure_sides(context: Context, found: Found, item: ItemMention) -> SureSides:
    """Those who are told to sell, and to buy: "Italian arms exports", "customers include Chad"; others may, too."""
    sell, buy = traders(context, found, item)
    return sell, buy | buyers(context.tokens, item, found.parties)
