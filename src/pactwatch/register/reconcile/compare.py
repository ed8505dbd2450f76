"""Two entries compared field by field: the sum of the match weights that apply."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import log2

from pactwatch.register.reconcile.entry import Bounds, Entry, alike
from pactwatch.register.reconcile.weights import RELEASES, Weights

NEAR_YEARS, FAR_YEARS = 3, 6
_REMARKS_SAME, _REMARKS_ALIKE, _REMARKS_PARTLY = 0.85, 0.5, 0.25
_DELIVERIES_MOST = 0.5
_LEAST_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Spellings:
    """Designations, and descriptions of kinds, that one register writes for another's: pairs of (first, second)."""

    names: AbstractSet[tuple[str, str]] = field(default_factory=frozenset)
    kinds: AbstractSet[tuple[str, str]] = field(default_factory=frozenset)


NO_SPELLINGS = Spellings()


def match_weight(
    first: Entry, second: Entry, weights: Weights = RELEASES, spellings: Spellings = NO_SPELLINGS
) -> float:
    """The sum of all weights that apply to an older and a newer entry, in bits; more than 0 speaks for one deal."""
    item = item_weight(first, second, weights, spellings)
    if item <= weights.item_other:
        return weights.prior + item
    return (
        weights.prior
        + item
        + _party(first.supplier, second.supplier, weights, weights.supplier_other)
        + _party(first.recipient, second.recipient, weights, weights.recipient_other)
        + _year(first.ordered_in, second.ordered_in, weights)
        + _told_before(first, second, weights)
        + _number(first.ordered, second.ordered, weights)
        + _deliveries(first, second, weights)
        + _remarks(first, second, weights)
        + _rest(first, second, weights)
    )


def item_weight(first: Entry, second: Entry, weights: Weights, spellings: Spellings = NO_SPELLINGS) -> float:
    """How much the two items speak for one deal; the weight of other items where they cannot be the same."""
    if first.name == second.name:
        if first.general:
            return weights.item_general
        return weights.item_same if _one_kind(first, second, spellings) else weights.item_same / 2
    if (first.name, second.name) in spellings.names:
        return weights.item_renamed
    if first.general or second.general:
        return weights.item_other
    if first.system is not None and first.system == second.system:
        return weights.item_system
    one_kind = _one_kind(first, second, spellings)
    common = alike(first.words, second.words)
    if first.family is not None and first.family == second.family:
        return max(weights.item_family, weights.item_alike * common)
    if common >= _LEAST_ALIKE:
        return weights.item_alike * common - (0.0 if one_kind else 1.5)
    return weights.item_kind if one_kind and first.kind else weights.item_other


def _one_kind(first: Entry, second: Entry, spellings: Spellings) -> bool:
    if first.kind == second.kind or (first.kind, second.kind) in spellings.kinds:
        return True
    return first.category is not None and first.category is second.category and not (first.kind and second.kind)


def _party(first: frozenset[str], second: frozenset[str], weights: Weights, other: float) -> float:
    if not first and not second:
        return weights.party_same
    if not first or not second:
        return weights.party_unknown
    if first == second:
        return weights.party_same
    return weights.party_shared if first & second else other


def _year(first: Bounds | None, second: Bounds | None, weights: Weights) -> float:
    if first is None or second is None or first.lower is None or second.lower is None:
        return 0.0
    if first.meets(second):
        return weights.year_same
    apart = max(first.lower - (second.upper or second.lower), second.lower - (first.upper or first.lower))
    if apart == 1:
        return weights.year_next
    if apart <= NEAR_YEARS:
        return weights.year_near
    return weights.year_other if apart <= FAR_YEARS else weights.year_far


def _told_before(first: Entry, second: Entry, weights: Weights) -> float:
    """A report cannot tell of an order that came later; a doubtful year is allowed to be one off."""
    if first.told_by is None or second.ordered_in is None or second.ordered_in.lower is None:
        return 0.0
    earliest = second.ordered_in.lower - (1 if second.ordered_in.doubtful else 0)
    return weights.year_after if earliest > first.told_by else 0.0


def _number(first: Bounds | None, second: Bounds | None, weights: Weights) -> float:
    if first is None or second is None:
        return 0.0
    if first.meets(second):
        size = max(first.lower or 1, second.lower or 1, 1)
        return min(weights.number_same + weights.number_size * log2(size), weights.number_most)
    one, other = sorted((first.upper or first.lower or 1, second.upper or second.lower or 1))
    return weights.number_near if other <= 2 * one else weights.number_other


def _deliveries(first: Entry, second: Entry, weights: Weights) -> float:
    """What the years of delivery say; the first entry is the older register's."""
    back = 0.0
    if first.delivered is not None and second.delivered is not None:
        before, after = first.delivered.upper, second.delivered.upper
        back = weights.delivered_back if before is not None and after is not None and after < before else 0.0
    one, other = first.years, second.years
    if not one and not other:
        return weights.deliveries_none
    if not one:
        return 0.0
    if not other:
        return weights.deliveries_lost
    if one == other:
        return weights.deliveries_same + back
    if one < other and min(other - one) > min(one):
        return weights.deliveries_grown + back
    share = len(one & other) / len(one | other)
    if share >= _DELIVERIES_MOST:
        return weights.deliveries_most + back
    return (weights.deliveries_some if share > 0 else weights.deliveries_other) + back


def _remarks(first: Entry, second: Entry, weights: Weights) -> float:
    if not first.remarks and not second.remarks:
        return weights.remarks_none
    if not first.remarks or not second.remarks:
        return weights.remarks_one
    share = alike(first.remarks, second.remarks)
    if share >= _REMARKS_SAME:
        return weights.remarks_same
    if share >= _REMARKS_ALIKE:
        return weights.remarks_alike
    if share >= _REMARKS_PARTLY:
        return weights.remarks_partly
    return weights.remarks_other + (weights.remarks_general if first.general else 0.0)


def _rest(first: Entry, second: Entry, weights: Weights) -> float:
    told = first.condition is not None and second.condition is not None
    other = weights.condition_other if told and first.condition is not second.condition else 0.0
    return other + (weights.unit_same if first.unit and first.unit == second.unit else 0.0)
