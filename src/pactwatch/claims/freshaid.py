"""Help that is announced, and what the same giver sends already: two transfers of like equipment."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.drafts import Draft, Told
from pactwatch.claims.kinds import is_vague

_ANNOUNCED = ("approved", "offered")
_MOVING = ("delivering", "delivered")
_KNOWN = frozenset("the these those".split())
_OPENING = 6  # tokens of a sentence in which it speaks of what was announced: "The first of the howitzers arrived"


def given_apart(context: Context, one: Told, two: Told) -> bool:
    """Whether one tells of help that is only announced and the other of what is on its way or there.

    "Norway pledged $90 million for Chad, including radars. It has sent Giraffe radars since 2019."
    """
    return _apart(context, one, two) or _apart(context, two, one)


def _apart(context: Context, fresh: Told, given: Told) -> bool:
    return _is_fresh(fresh) and _is_given(given.draft) and not _arrives(context, fresh.draft, given.draft)


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


def _arrives(context: Context, fresh: Draft, given: Draft) -> bool:
    """Whether a later sentence opens with what was announced, by its name: "The Archer howitzers were handed over"."""
    first = given.found.sentence.first
    if given.item.general or first < fresh.item.first or given.item.head - first > _OPENING:
        return False
    return context.tokens[first].lower in _KNOWN
