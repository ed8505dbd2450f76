"""Equipment that its maker's own forces take: "the Leopard 2 was chosen by the German army in 1979"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import ItemMention, is_force
from pactwatch.claims.passage import Found
from pactwatch.claims.roles import origin_of, points_of_all
from pactwatch.vocab import Vocabulary

_TAKES = 0.7  # points with which the only party of a sentence is told to take what it makes


def own_service(context: Context, found: Found, item: ItemMention, recipient: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence tells that forces of the state that makes a system take it, and names nobody abroad."""
    origin = origin_of(item, vocabulary)
    if not origin or not found.codes or recipient in found.codes or not set(found.codes) <= set(origin):
        return False
    if any(party.maker or party.form is Form.PRONOUN for party in found.parties):
        return False  # a maker may have sold it, "it" may be the buyer
    if not any(map(is_force, found.parties)):
        return False
    points = points_of_all(context, found, item, origin)
    return any(one.recipient >= _TAKES and one.recipient > one.supplier for one in points.values())
