"""What the words right around equipment tell of its sides, whatever the rest of the text makes likely."""

from __future__ import annotations

from pactwatch.claims.asked import asked_sides
from pactwatch.claims.clausal import clausal_sides, givers_together
from pactwatch.claims.context import Context
from pactwatch.claims.decisions import decided_sides
from pactwatch.claims.implied import buyers
from pactwatch.claims.lets import let_giver
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.nominal import Sides, nominal_sides, traders
from pactwatch.claims.passage import Found
from pactwatch.claims.possessed import possessor
from pactwatch.claims.punished import punished_sides
from pactwatch.claims.resupplied import gives_on

_WAYS = (nominal_sides, asked_sides, punished_sides, decided_sides, clausal_sides)
_NOBODY: Sides = (None, None)
SureSides = tuple[frozenset[str], frozenset[str]]


def phrased_sides(context: Context, found: Found, item: ItemMention) -> Sides:
    """The sides by the phrase around an item, by its clause, or by whose decision it is.

    So by who asks whom for it, or is punished for it. Who is let give it supplies it, and whose it was.
    """
    told = (way(context, found, item) for way in _WAYS)
    supplier, recipient = next((sides for sides in told if sides != _NOBODY), _NOBODY)
    return supplier or let_giver(context, found, item) or possessor(context, found, item), recipient


def sure_sides(context: Context, found: Found, item: ItemMention) -> SureSides:
    """Those who are told to sell, and to buy: "Italian arms exports", "customers include Chad"; others may, too.

    So are those who pass on what another one made, and those who are told to have given it together.
    """
    sell, buy = traders(context, found, item)
    return sell | gives_on(context, found, item) | givers_together(context, found, item), buy | buyers(
        context.tokens, item, found.parties
    )
