"""Licences that are not given: "would not renew the licence", "refused to issue permits", "was not granted"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import Trigger
from pactwatch.claims.passage import Found

_LICENCES = frozenset("licence licences license licenses permit permits permission authorisation authorization".split())
_GIVES = ("renew", "issu", "grant", "extend", "give", "giv", "award", "prolong")
_NOT = frozenset("not n't never no refuse refuses refused refusing decline declines declined stopped stop".split())
_BEFORE, _BACK, _AFTER = 6, 4, 8  # tokens from a licence back to its verb, from there to "not", and on to "not granted"


def withheld(context: Context, found: Found, acts: Sequence[Trigger]) -> bool:
    """Whether a licence among the acts over equipment is one that is not given or not renewed."""
    return any(
        _not_given(context, found, act) or _was_not_given(context, found, act)
        for act in acts
        if act.form == "noun" and not _LICENCES.isdisjoint(act.word.lower().split())
    )


def _not_given(context: Context, found: Found, act: Trigger) -> bool:
    """Whether a verb of giving with "not" before it has a licence as its object: "will not renew the licence"."""
    for at in range(act.first - 1, act.first - 1 - _BEFORE, -1):
        if context.word(at, found).startswith(_GIVES):
            return any(context.word(place, found) in _NOT for place in range(at - 1, at - 1 - _BACK, -1))
    return False


def _was_not_given(context: Context, found: Found, act: Trigger) -> bool:
    """Whether a licence is told not to be given: "the licence for rifles was not renewed"."""
    return any(
        context.word(at, found).startswith(_GIVES) and context.word(at - 1, found) in ("not", "never")
        for at in range(act.last + 1, act.last + 1 + _AFTER)
    )
