"""Clusters of claims that tell of one deal: average linkage over match weights, the same in any order of claims."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from pactwatch.deals.block import pairs
from pactwatch.deals.compare import match_weight
from pactwatch.deals.connected import connected
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import DEFAULT, Weights

UNCOMPARED = -8.0  # bits for a pair that shares no block: neither a side nor the kind of item agrees
NEVER = -30.0  # bits at which a pair forbids that its clusters are joined, however well the rest agrees

Pair = tuple[int, int]


def clusters(profiles: Sequence[Profile], weights: Weights = DEFAULT) -> tuple[tuple[str, ...], ...]:
    """The ids of the claims of each deal, sorted; each claim stands in exactly one cluster.

    Two clusters are joined while the mean match weight of their pairs is above 0, the best pair of clusters first;
    equal means are decided by the smallest ids, so that the order of `profiles` does not matter.
    """
    ordered = sorted(profiles, key=lambda profile: profile.claim)
    scored = {pair: match_weight(ordered[pair[0]], ordered[pair[1]], weights) for pair in pairs(ordered)}
    # Clusters never reach across two parts that no pair above 0 connects, so each part is clustered alone.
    parts = connected(len(ordered), (pair for pair, weight in scored.items() if weight > 0))
    joined = [group for part in parts for group in _agglomerate(part, scored)]
    return tuple(sorted(tuple(ordered[position].claim for position in sorted(group)) for group in joined))


def _agglomerate(part: Sequence[int], scored: Mapping[Pair, float]) -> Iterable[set[int]]:
    """Average linkage within one part; sums of weights between clusters are kept, so a join costs one pass."""
    groups = {position: {position} for position in part}
    sums = {
        (one, other): _barred(scored.get((one, other), UNCOMPARED))
        for i, one in enumerate(part)
        for other in part[i + 1 :]
    }
    heap = [(-weight, *pair, 1) for pair, weight in sums.items() if weight > 0]
    heapq.heapify(heap)
    while heap:
        _, one, other, size = heapq.heappop(heap)
        if one not in groups or other not in groups or len(groups[one]) * len(groups[other]) != size:
            continue  # one of the two has grown since, or was joined to another
        groups[one] |= groups.pop(other)
        for third in sorted(groups.keys() - {one}):
            pair = (min(one, third), max(one, third))
            gone = (min(other, third), max(other, third))
            sums[pair] += sums.pop(gone)
            count = len(groups[one]) * len(groups[third])
            if sums[pair] > 0:
                heapq.heappush(heap, (-sums[pair] / count, *pair, count))
    return groups.values()


def _barred(weight: float) -> float:
    return weight if weight > NEVER else float("-inf")
