"""Equipment in whose place something else is taken: "chose the Gripen over the Rafale", "jets instead of drones"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention

_PRONOUNS = frozenset("it them this that these those".split())
_DECIDES = frozenset("decide decides decided deciding".split())
_OWNS = frozenset("'s ’s . ' ’ s".split())  # "Boeing's", "Boeing Co.'s"
_LISTS = frozenset(("and", "or", ","))
_REACH = 4


def _behind(clauses: Clauses, item: ItemMention) -> int:
    """The word before an item, or before the list that it stands in: "over the F-5 and the Hawk"."""
    at = item.first - 1
    while at > clauses.first:
        if (clauses.nominal(at) or clauses.word(at) in _OWNS) and at not in clauses.items:
            at -= 1
        elif clauses.word(at) in _LISTS and any(other in clauses.items for other in range(at - 1, at - _REACH, -1)):
            while at not in clauses.items:
                at -= 1
            at = clauses.items[at].first - 1
        else:
            break
    return at


def spurned(clauses: Clauses, item: ItemMention) -> bool:
    """Whether "over" or "instead of" governs an item, after what is taken in its place."""
    at = _behind(clauses, item)
    if clauses.word(at) == "against" and clauses.word(at - 1) in _DECIDES:
        return True
    if clauses.word(at) == "over":
        before = range(at - 1, at - _REACH, -1)
        return clauses.word(at - 1) in _PRONOUNS or any(place in clauses.items for place in before)
    return clauses.word(at) == "of" and clauses.word(at - 1) == "instead"
