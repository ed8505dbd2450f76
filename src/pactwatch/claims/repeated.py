"""What a text tells by name need not be told again in general words: "the Tejas ... such jets"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.merge import Group
from pactwatch.model import Category

_SURER = 0.1


def told_by_name(groups: Sequence[Group], probabilities: Sequence[float], place: int) -> bool:
    """Whether the group at a place names only a kind of equipment that a likelier group names more exactly.

    Of one kind: between the same parties, or for the same recipient if it is surer by far. Words such as "weapons" are
    told more exactly by anything between the same parties. What is counted on its own ("and 700 explosive drones") is
    another item.
    """
    group = groups[place]
    if not group.named.draft.item.general or group.first("number"):
        return False
    return any(
        _tells_more(other, group, probabilities[at] - probabilities[place])
        for at, other in enumerate(groups)
        if at != place
    )


def _tells_more(other: Group, group: Group, surer: float) -> bool:
    item, named = group.named.draft.item, other.named.draft.item
    if other.recipient != group.recipient or surer < 0:
        return False
    same = other.supplier == group.supplier
    if item.category is named.category:
        return not named.general and (same or surer >= _SURER)
    return same and item.category is Category.OTHER
