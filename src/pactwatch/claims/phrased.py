"""What the words right around equipment tell of its sides, whatever the rest of the text makes likely."""

from __future__ import annotations

from pactwatch.claims.asked import asked_sides
from pactwatch.claims.context import Context
from pactwatch.claims.implied import buyers
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.nominal import Sides, nominal_sides, traders
from pactwatch.claims.passage import Found

SureSides = tuple[frozenset[str], frozenset[str]]


def phrased_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The sides that the phrase around an item tells, or that one party is told to ask another one for it."""
    named = nominal_sides(context, found, item)
    return asked_sides(context, found, item) if named == (None, None) else named


def sure_sides(context: Context, found: Found, item: ItemMention) -> SureSides:
    """Those who are told to sell, and to buy: "Italian arms exports", "customers include Chad"; others may, too."""
    sell, buy = traders(context, found, item)
    return sell, buy | buyers(context.tokens, item, found.parties)
