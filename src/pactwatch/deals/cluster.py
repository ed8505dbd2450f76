"""Clusters of claims that tell of one deal: average linkage over match weights, the same in any order of claims."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from pactwatch.deals.compare import match_weight
from pactwatch.deals.parts import parts
from pactwatch.deals.profile import Profile
from pactwatch.deals.ties import NO_TIES, Ties, joined
from pactwatch.deals.weights import DEFAULT, Weights

NEVER = -30.0  # bits at which a pair forbids that its clusters are joined, however well the rest agrees
MANY = 24  # claims of a part from which on a matrix is quicker than a call for each pair
Weigh = Callable[[int, int], float]


def clusters(
    profiles: Sequence[Profile], weights: Weights = DEFAULT, ties: Ties = NO_TIES
) -> tuple[tuple[str, ...], ...]:
    """The ids of the claims of each deal, sorted; each claim stands in exactly one cluster.

    Two clusters are joined while the mean match weight of their pairs is above 0, the best pair of clusters first;
    equal means are decided by the smallest ids, so that the order of `profiles` does not matter. `ties` go before all
    weights: claims that are parted never stand in one cluster, and the clusters of claims that are tied become one.
    """
    ordered = in_order(profiles)
    found = (group for part in parts(ordered, weights) for group in clusters_of(ordered, part, weights, ties))
    return named(ordered, found, ties)


def in_order(profiles: Iterable[Profile]) -> list[Profile]:
    """The profiles in the order that decides between equals: by the ids of their claims."""
    return sorted(profiles, key=lambda profile: profile.claim)


def clusters_of(ordered: Sequence[Profile], part: Sequence[int], weights: Weights, ties: Ties) -> Iterable[list[int]]:
    """The clusters of one part, as positions; a cluster never reaches across two parts."""
    if len(part) == 1:
        return [list(part)]
    if len(part) > MANY:
        return _from_matrix([ordered[at] for at in part], part, weights, ties)
    apart = ties.parted

    def weigh(one: int, other: int) -> float:
        if apart and (ordered[one].claim, ordered[other].claim) in apart:
            return float("-inf")
        return match_weight(ordered[one], ordered[other], weights)

    return agglomerated(part, weigh)


def named(ordered: Sequence[Profile], groups: Iterable[Sequence[int]], ties: Ties) -> tuple[tuple[str, ...], ...]:
    """The ids of the claims of each cluster, sorted, the clusters of claims that are tied made one."""
    found = [tuple(sorted(ordered[at].claim for at in group)) for group in groups]
    return tuple(sorted(joined(found, ties)))


def agglomerated(part: Sequence[int], weigh: Weigh) -> Iterable[list[int]]:
    """The clusters of one part, by average linkage.

    Sums of weights between clusters are kept, so that a join costs one pass over the clusters that are left.
    """
    groups = {position: [member] for position, member in enumerate(part)}
    sums = {(one, other): _barred(weigh(part[one], part[other])) for one, other in combinations(range(len(part)), 2)}
    heap = [(-weight, *pair, 1) for pair, weight in sums.items() if weight > 0]
    heapq.heapify(heap)
    while heap:
        _, one, other, size = heapq.heappop(heap)
        if one not in groups or other not in groups or len(groups[one]) * len(groups[other]) != size:
            continue  # one of the two has grown since, or was joined to another
        groups[one] += groups.pop(other)
        for third in sorted(groups.keys() - {one}):
            pair = (min(one, third), max(one, third))
            gone = (min(other, third), max(other, third))
            sums[pair] += sums.pop(gone)
            count = len(groups[one]) * len(groups[third])
            if sums[pair] > 0:
                heapq.heappush(heap, (-sums[pair] / count, *pair, count))
    return groups.values()


def _from_matrix(profiles: Sequence[Profile], part: Sequence[int], weights: Weights, ties: Ties) -> list[list[int]]:
    """What `agglomerated` gives, for a part of many claims; `profiles` are those of its positions."""
    from pactwatch.deals.agglomerate import merged  # here: the library behind it takes a moment to load
    from pactwatch.deals.matrix import weights_of

    sums = weights_of(profiles, weights)
    sums[sums <= NEVER] = float("-inf")
    places = {profile.claim: at for at, profile in enumerate(profiles)}
    for one, other in ties.parted:
        if one in places and other in places:
            sums[places[one], places[other]] = float("-inf")
    return [[part[at] for at in members] for members in merged(sums)]


def _barred(weight: float) -> float:
    """The weight, without end below zero where the pair must not be joined."""
    return weight if weight > NEVER else float("-inf")
