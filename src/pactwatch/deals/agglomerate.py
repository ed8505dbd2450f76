"""Average linkage over many claims at once: the clusters that `cluster` makes pair by pair, from a matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pactwatch.deals.matrix import Numbers

NONE = -np.inf


def merged(sums: Numbers) -> list[list[int]]:
    """The positions in clusters; `sums` holds the weight of each two, without end below 0 where they must stay apart.

    The best pair of clusters is joined first, the one of the smallest positions among equals. `sums` is used up.
    """
    search = _Search(sums)
    while search.best.max(initial=NONE) > 0:
        one = int(search.best.argmax())
        search.join(one, int(search.partner[one]))
    return [members for members in search.members if members]


class _Search:
    """Clusters under the position of their smallest member, each with the best mean over the clusters behind it."""

    def __init__(self, sums: Numbers) -> None:
        size = len(sums)
        self.members = [[at] for at in range(size)]
        self.best = np.full(size, NONE)
        self.partner = np.zeros(size, dtype=np.int64)
        self._sums = sums
        self._sizes = np.ones(size)
        for at in range(size):
            self._look(at)

    def join(self, one: int, other: int) -> None:
        """Make two clusters one, `one` the smaller; look again where either was the best partner or may be it now."""
        sums, sizes = self._sums, self._sizes
        self.members[one] += self.members[other]
        self.members[other] = []
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sums[other] = sums[:, other] = NONE
        sizes[one] += sizes[other]
        self.best[other] = NONE
        before: NDArray[np.bool_] = (self.partner == one) | (self.partner == other)
        stale = np.flatnonzero(before & (self.best > NONE))
        self._offer(one, before)
        for at in (one, *(place for place in stale.tolist() if place != one)):
            self._look(at)

    def _offer(self, one: int, before: NDArray[np.bool_]) -> None:
        """Let the clusters before a grown one that had another partner take it where it is better."""
        means = self._sums[:one, one] / (self._sizes[:one] * self._sizes[one])
        best, partner = self.best[:one], self.partner[:one]
        better = ~before[:one] & ((means > best) | ((means == best) & (one < partner))) & (means > 0)
        best[better], partner[better] = means[better], one

    def _look(self, at: int) -> None:
        """Find the best partner behind a cluster; none where no mean is above 0."""
        behind = self._sums[at, at + 1 :] / (self._sizes[at] * self._sizes[at + 1 :])
        place = int(behind.argmax()) if len(behind) else 0
        if len(behind) and behind[place] > 0:
            self.best[at], self.partner[at] = behind[place], at + 1 + place
        else:
            self.best[at] = NONE
