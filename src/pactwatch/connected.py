"""Which things hang together through pairs: connected components."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Components:
    """The positions 0 to `size` - 1, each alone at first, then in the groups that pairs connect."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, position: int) -> int:
        """The position that stands for the group of a position: the smallest in it."""
        parent = self._parent
        while parent[position] != position:
            parent[position] = parent[parent[position]]  # halves the path, so that later look-ups are short
            position = parent[position]
        return position

    def connect(self, first: int, second: int) -> None:
        """Make the groups of two positions one."""
        one, other = sorted((self.root(first), self.root(second)))
        self._parent[other] = one

    def are_one(self, positions: Iterable[int]) -> bool:
        """Whether all the positions are in one group."""
        root = self.root
        every = iter(positions)
        first = next(every, None)
        if first is None:
            return True
        shared = root(first)
        return all(root(position) == shared for position in every)

    def groups(self) -> list[list[int]]:
        """The groups, each sorted, in the order of their smallest."""
        found: dict[int, list[int]] = defaultdict(list)
        for position in range(len(self._parent)):
            found[self.root(position)].append(position)
        return list(found.values())


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The positions 0 to `size` - 1 in groups that the pairs connect, each sorted, in the order of their smallest."""
    components = Components(size)
    for first, second in pairs:
        components.connect(first, second)
    return components.groups()
