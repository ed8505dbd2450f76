"""Which things hang together through pairs: connected components."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The positions 0 to `size` - 1 in groups that the pairs connect, each sorted, in the order of their smallest."""
    parent = list(range(size))

    def root(position: int) -> int:
        while parent[position] != position:
            parent[position] = parent[parent[position]]  # halves the path, so that later look-ups are short
            position = parent[position]
        return position

    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        parent[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for position in range(size):
        groups[root(position)].append(position)
    return list(groups.values())
