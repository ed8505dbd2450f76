"""How far reviewers agree, over and above what chance would give: Krippendorff's alpha for unordered values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.judgements.anchors import WHOLE
from pactwatch.judgements.questions import ON_A_CLAIM, ON_A_PAIR, standing
from pactwatch.model import Decision, Judgement

Unit = Mapping[str, Hashable]
"""What each reviewer says of one thing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree on one kind of question.

    `units` counts what two or more of them decided, `decisions` their decisions on it, `same` the share of pairs of
    decisions that are the same, 0 to 1. `alpha` is 1 where they always agree and 0 where they agree as often as chance
    would have it; None where nothing can be said: no unit has two decisions, or all decisions are the same word.
    """

    question: str
    units: int
    decisions: int
    same: float | None
    alpha: float | None


def agreement(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """How far reviewers agree on whether claims are right, and on whether claims tell of one deal.

    A claim is taken as right, wrong in a field, or wrong as a whole; who is unsure says nothing.
    """
    claims: dict[str, dict[str, Hashable]] = defaultdict(dict)
    pairs: dict[str, dict[str, Hashable]] = defaultdict(dict)
    for one in standing(judgements):
        if one.decision in ON_A_PAIR:
            pairs["|".join(sorted((one.on, *(claim.id for claim in one.about))))][one.by] = one.decision.value
        elif one.on.startswith(WHOLE):
            continue
        elif one.decision is Decision.UNSURE:
            claims[one.on].pop(one.by, None)
        elif one.decision in (*ON_A_CLAIM, Decision.CORRECT) and not _mends(claims[one.on].get(one.by), one):
            claims[one.on][one.by] = one.decision.value
    return (_agreement("claims", claims.values()), _agreement("pairs", pairs.values()))


def _mends(before: Hashable, one: Judgement) -> bool:
    """Whether a reviewer who corrected a claim accepts it as corrected: the claim as read was wrong all the same."""
    return before == Decision.CORRECT.value and one.decision is Decision.ACCEPT


def _agreement(question: str, units: Iterable[Unit]) -> Agreement:
    told = [list(unit.values()) for unit in units if len(unit) > 1]
    return Agreement(question, len(told), sum(map(len, told)), _same(told), alpha(told))


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of the values that each unit was given; None where it is not defined.

    Units with fewer than two values are left out. Source: Krippendorff, Computing Krippendorff's Alpha-Reliability,
    2011, for nominal data and any number of observers, values missing.
    """
    told = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in told for value in unit)
    whole = sum(totals.values())
    expected = whole * (whole - 1) - sum(count * (count - 1) for count in totals.values())
    if not told or expected == 0:
        return None
    apart = sum(sum(count * (len(unit) - count) for count in Counter(unit).values()) / (len(unit) - 1) for unit in told)
    return 1 - (whole - 1) * apart / expected


def _same(units: Sequence[Sequence[Hashable]]) -> float | None:
    pairs = sum(len(unit) * (len(unit) - 1) for unit in units)
    if not pairs:
        return None
    return sum(count * (count - 1) for unit in units for count in Counter(unit).values()) / pairs
