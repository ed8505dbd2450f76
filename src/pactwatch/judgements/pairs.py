"""Pairs of claims that reviewers tied or parted, and whether all of that can hold at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pactwatch.model import Decision, Judgement, Ruling


def tied(rulings: Iterable[Ruling]) -> list[Ruling]:
    """The rulings, where a pair is told apart that others tie together: that one is contested, and names the others."""
    every = list(rulings)
    joins = [one for one in every if one.outcome is Decision.SAME]
    return [_checked(one, joins) if one.outcome is Decision.NOT_SAME else one for one in every]


def _checked(parted: Ruling, joins: list[Ruling]) -> Ruling:
    first, second = parted.claims
    reached, path = {first}, list[Judgement]()
    growing = True
    while growing:
        growing = False
        for one in joins:
            if len(reached & set(one.claims)) == 1:
                reached |= set(one.claims)
                path += one.judgements
                growing = True
    if second not in reached:
        return parted
    return replace(parted, outcome=None, contested=True, judgements=(*parted.judgements, *path))
