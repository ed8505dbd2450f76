"""Help that is announced, and what the same giver sends already: two transfers of like equipment."""

from __future__ import annotations

from pactwatch.claims.drafts import Draft, Told
from pactwatch.claims.kinds import is_vague

_ANNOUNCED = ("approved", "offered")
_MOVING = ("delivering", "delivered")


def given_apart(one: Told, two: Told) -> bool:
    """Whether one tells of help that is only announced and the other of what is on its way or there.

    "Norway pledged $90 million for Chad, including radars. Its Giraffe radars have served Chad well."
    """
    return _apart(one, two) or _apart(two, one)


def _apart(fresh: Told, given: Told) -> bool:
    return _is_fresh(fresh) and _is_given(given.draft)


def _is_fresh(told: Told) -> bool:
    """Whether a kind of equipment is announced as part of a package or for an amount."""
    draft = told.draft
    if not draft.item.general or not draft.definite or draft.stage not in _ANNOUNCED:
        return False
    return draft.packed or (told.money is not None and draft.mode == "gift")


def _is_given(draft: Draft) -> bool:
    """Whether equipment was given already: told by its name, or in words for any equipment."""
    if draft.stage not in _MOVING:
        return False
    return not draft.item.general or (draft.definite and is_vague(draft.item.designation))
