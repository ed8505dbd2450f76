"""Whom the grammar of a sentence tells as supplier and recipient: a party, or somebody without a name."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.passage import Found
from pactwatch.claims.rankings import IDLE, STRONG
from pactwatch.claims.roles import origin_of, points_of_all
from pactwatch.claims.somebody import SOMEBODY, somebodies
from pactwatch.claims.tendered import asked_of_any
from pactwatch.claims.verdicts import Points
from pactwatch.vocab import Vocabulary

_CLEAR = 0.3  # points that somebody without a name must be ahead of those with one


def left_sides(context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary) -> frozenset[str]:
    """The sides, "supplier" and "recipient", that the grammar of the item's sentence gives to somebody without a name.

    None where it gives the side to a named party as well: "sold to Bangladesh and other countries".
    """
    tendered = asked_of_any(context, found, item)
    if not tendered and not somebodies(context, found):
        return frozenset()
    points = points_of_all(context, found, item, origin_of(item, vocabulary))
    if tendered and (len(found.codes) <= 1 or all(one.supplier < IDLE for one in points.values())):
        return frozenset(("supplier",))
    if SOMEBODY not in points:
        return frozenset()
    out = set()
    for name in ("supplier", "recipient"):
        rivals = [getattr(other, name) for code, other in points.items() if code != SOMEBODY]
        if getattr(points[SOMEBODY], name) >= max(STRONG, *(rival + _CLEAR for rival in rivals), 0.0):
            out.add(name)
    return frozenset(out)


def grammar_sides(
    context: Context, found: Found, item: ItemMention, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """The parties that the grammar of the item's own sentence tells as supplier and recipient, None where it is unsure.

    One of a side is told by points enough, and more than any other party has.
    """
    points = points_of_all(context, found, item, origin_of(item, vocabulary))
    return _told_one(points, "supplier"), _told_one(points, "recipient")


def _told_one(points: Mapping[str, Points], side: str) -> str | None:
    ranked = sorted(points, key=lambda code: getattr(points[code], side), reverse=True)
    if not ranked or getattr(points[ranked[0]], side) < STRONG:
        return None
    if len(ranked) > 1 and getattr(points[ranked[1]], side) >= getattr(points[ranked[0]], side):
        return None
    return ranked[0]
