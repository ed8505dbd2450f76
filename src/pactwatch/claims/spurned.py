"""Equipment in whose place something else is taken: "chose the Gripen over the Rafale", "jets instead of drones"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention

_PRONOUNS = frozenset("it them this that these those".split())
_REACH = 4


def spurned(clauses: Clauses, item: ItemMention) -> bool:
    """Whether "over" or "instead of" governs an item, after what is taken in its place."""
    at = item.first - 1
    while at > clauses.first and clauses.nominal(at) and at not in clauses.items:
        at -= 1
    if clauses.word(at) == "over":
        before = range(at - 1, at - _REACH, -1)
        return clauses.word(at - 1) in _PRONOUNS or any(place in clauses.items for place in before)
    return clauses.word(at) == "of" and clauses.word(at - 1) == "instead"
