"""Rivals that were selected together: "has selected the Gripen, the Rafale and the Typhoon" orders none of them yet."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention, Trigger

_SELECTS = ("select", "chose", "choos", "pick")
_FEWEST = 3
_GAP = 8  # tokens between two of a list: ", the Swedish"


def shortlisted(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether an act selects three or more systems of one kind at once, none of them counted."""
    if step.frame != "order" or not step.word.startswith(_SELECTS) or item.general:
        return False
    listed: list[ItemMention] = []
    end = step.last
    for other in sorted(set(clauses.items.values()), key=lambda one: one.first):
        if other.first < step.last or other.general or other.category is not item.category:
            continue
        between = range(end, other.first)
        apart = any(at in clauses.steps or clauses.number(at) for at in between)
        if len(between) > _GAP or apart:
            break
        listed.append(other)
        end = other.last
    return item in listed and len({other.designation for other in listed}) >= _FEWEST
