"""Parts of the claims that linking can look at alone: no pair of claims of two parts has a match weight above 0.

Claims with the same recipient and item are a group, split by supplier, then by number and by what they tell at all.
Two groups are compared as wholes first: where the best that their members' numbers, values, terms and dates could add
does not lift the weight above 0, none of their pairs is compared. Nor is a pair whose claims are in one part already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise, product
from typing import Protocol, TypeVar

from pactwatch.connected import Components
from pactwatch.deals.block import keys_of
from pactwatch.deals.candidates import SLACK, Best, Group, candidates
from pactwatch.deals.compare import match_weight, recipient_and_item, sides_and_item
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import Weights

Piece = TypeVar("Piece")
Result = TypeVar("Result")
Pair = tuple[int, int]


class Each(Protocol):
    """What works on pieces, perhaps in several processes that know what this one knew when it began."""

    def __call__(self, work: Callable[[Piece], Result], pieces: Iterable[Piece], /) -> Iterable[Result]:
        """What comes of each piece, in the order of the pieces."""
        ...


def here(work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
    """Each piece worked on in this process."""
    return map(work, pieces)


AT_ONCE = 2_000
"""Stories, groups, or pairs of groups that make a piece."""


def parts(profiles: Sequence[Profile], weights: Weights, each: Each = here) -> list[list[int]]:
    """The positions of the profiles in parts, each sorted; pairs that share no block are not compared.

    Pieces that are worked on at the same time do not know what the others connect: that costs some comparisons, and
    changes nothing.
    """
    search = _Search(profiles, weights)
    for found in each(search.in_stories, _some(_by(profiles, range(len(profiles)), lambda one: one.story))):
        search.connect(found)
    groups = search.split(range(len(profiles)), 0)

    def in_groups(some: Sequence[int]) -> list[Pair]:
        return search.in_groups(groups[at] for at in some)

    def across(some: Sequence[Pair]) -> list[Pair]:
        return search.across((groups[one], groups[other]) for one, other in some)

    for found in each(in_groups, _some(range(len(groups)))):
        search.connect(found)
    for found in each(across, _some(candidates(groups, weights))):
        search.connect(found)
    return search.components.groups()


def _some(items: Iterable[Piece]) -> Iterator[list[Piece]]:
    every = iter(items)
    while some := list(islice(every, AT_ONCE)):
        yield some


REMEMBERED = 100_000
"""Pairs of kinds of groups whose weight is remembered at a time."""


class _Search:
    """The search for pairs above 0 that connect what was not connected yet, from whole groups to finer ones."""

    def __init__(self, profiles: Sequence[Profile], weights: Weights) -> None:
        self.components = Components(len(profiles))
        self._profiles, self._weights, self._best = profiles, weights, Best.of(weights)
        self._finer: dict[tuple[int, int], list[Group]] = {}
        self._kinds: dict[Hashable, int] = {}
        self._known: dict[tuple[int, int], float] = {}
        self._found: list[Pair] = []

    def connect(self, found: Iterable[Pair]) -> None:
        """Connect what was found to be connected, perhaps elsewhere."""
        for one, other in found:
            self.components.connect(one, other)

    def in_stories(self, stories: Iterable[Sequence[int]]) -> list[Pair]:
        """Compare the claims of each story with each other: one story is the only thing that `Best` leaves out."""
        profiles = self._profiles
        for members in stories:
            keys = {at: keys_of(profiles[at]) for at in members} if len(members) > 1 else {}
            self._try((one, other) for one, other in combinations(members, 2) if keys[one] & keys[other])
        return self._new()

    def in_groups(self, groups: Iterable[Group]) -> list[Pair]:
        """Compare the claims of each group with each other."""
        for group in groups:
            self.within(group, 0)
        return self._new()

    def across(self, pairs: Iterable[tuple[Group, Group]]) -> list[Pair]:
        """Compare the claims of each two groups."""
        for one, other in pairs:
            self.between(one, other, 0)
        return self._new()

    def _new(self) -> list[Pair]:
        """What was connected since it was last asked."""
        found, self._found = self._found, []
        return found

    def within(self, group: Group, level: int) -> None:
        """Compare the claims of one group with each other."""
        if not group.keys or self.components.are_one(group.members):
            return
        if level == SIDES:
            self._try(pairwise(group.members))  # by date: most parts hang together by these alone
        if level == len(LEVELS) - 1:
            self._try(combinations(group.members, 2))
            return
        finer = self._split(group, level + 1)
        for one in finer:
            self.within(one, level + 1)
        for one, other in combinations(finer, 2):
            self.between(one, other, level + 1)

    def between(self, one: Group, other: Group, level: int) -> None:
        """Compare the claims of one group with those of another."""
        if self._bound(one, other, level) <= -SLACK or self.components.are_one(one.members + other.members):
            return
        if level == len(LEVELS) - 1:
            self._try(product(one.members, other.members))
        elif one.keys & other.keys:
            for pair in product(self._split(one, level + 1), self._split(other, level + 1)):
                self.between(*pair, level + 1)

    def split(self, members: Iterable[int], level: int) -> list[Group]:
        """The groups that some positions make at a level."""
        found = _by(self._profiles, members, LEVELS[level])
        return [Group.of(self._profiles, group, self._kind(self._profiles[group[0]], level)) for group in found]

    def _kind(self, first: Profile, level: int) -> int:
        told = (_recipient_and_item(first), _supplier(first) if level >= SIDES else None)
        return self._kinds.setdefault(told, len(self._kinds))

    def _bound(self, one: Group, other: Group, level: int) -> float:
        """The most bits that a pair of the two groups can have, if it is not of one story."""
        kinds = one.kind, other.kind
        bits = self._known.get(kinds)
        if bits is None:
            known = sides_and_item if level >= SIDES else recipient_and_item
            bits = known(one.first, other.first, self._weights) + (0.0 if level >= SIDES else self._best.supplier)
            if len(self._known) >= REMEMBERED:
                self._known.clear()  # most are asked for again at once, or never
            self._known[kinds] = bits
        return bits + self._best.over(one, other)

    def _split(self, group: Group, level: int) -> list[Group]:
        key = level, group.members[0]
        if key not in self._finer:
            self._finer[key] = self.split(group.members, level)
        return self._finer[key]

    def _try(self, pairs: Iterable[tuple[int, int]]) -> None:
        root, profiles = self.components.root, self._profiles
        for one, other in pairs:
            if root(one) != root(other) and match_weight(profiles[one], profiles[other], self._weights) > 0:
                self.components.connect(one, other)
                self._found.append((one, other))


def _recipient_and_item(one: Profile) -> Hashable:
    return one.recipient, one.origin, one.system, one.family, one.words, one.names, one.category


def _supplier(one: Profile) -> Hashable:
    return one.supplier


def _told(one: Profile) -> Hashable:
    amount = one.number.amount if one.number is not None else None
    return amount, one.value is None, one.mode, one.condition, one.happened is None


def _by(profiles: Sequence[Profile], positions: Iterable[int], key: Callable[[Profile], Hashable]) -> list[list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for at in positions:
        found[key(profiles[at])].append(at)
    return list(found.values())


LEVELS = (_recipient_and_item, _supplier, _told)  # what the claims of a group have in common, beside that of the last
SIDES = 1  # the level from which on all that sides, item and blocks depend on is in common
