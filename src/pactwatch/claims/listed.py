"""Recipients of one list share a fate: "sold to Bangladesh, Myanmar and others" tells of both or of none."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.merge import Group

_SHARED = 0.9


def with_listed(groups: Sequence[Group], probabilities: Sequence[float]) -> list[float]:
    """The probabilities of groups; a further recipient of a mention is nearly as probable as the first one at least.

    No group is less probable than a draft of it says that it is at least.
    """
    probabilities = [
        max(probability, *(told.draft.least for told in group.told))
        for group, probability in zip(groups, probabilities, strict=True)
    ]
    likeliest: dict[tuple[int, str | None], float] = {}
    for group, probability in zip(groups, probabilities, strict=True):
        for told in group.told:
            if not told.draft.besides:
                key = (told.draft.item.first, told.draft.supplier)
                likeliest[key] = max(probability, likeliest.get(key, 0.0))
    return [
        max(probability, _SHARED * likeliest.get((group.best.draft.item.first, group.best.draft.supplier), 0.0))
        for group, probability in zip(groups, probabilities, strict=True)
    ]
