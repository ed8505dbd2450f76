"""Which groups of claims may hold a pair that is one deal: found by what they have in common, not by trying all.

Groups of different named items, or with different recipients, can only reach a weight above 0 where nearly everything
else agrees. Where the weights say so, only those that share what is needed are proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from pactwatch.deals.block import UNKNOWN, Key, keys_of, pairs_of
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import Weight, Weights

LONGEST = 40  # signs of a name
SLACK = 1e-6  # bits: sums of the same weights in another order may differ by less


@dataclass(frozen=True, slots=True)
class Group:
    """Claims with the same recipient and item at least: `first` is one of them, `members` all positions, by date.

    `keys` are the blocks that any of them stands in, `amounts` the numbers that any of them tells; `valued`, `termed`,
    `conditioned` and `dated` say whether any of them tells a value, its terms, the condition, or the stage's date.
    Groups of one `kind` have recipient and item in common, and the supplier where their members have.
    """

    first: Profile
    members: tuple[int, ...]
    keys: frozenset[Key]
    amounts: frozenset[int]
    valued: bool
    termed: bool
    conditioned: bool
    dated: bool
    kind: int

    @classmethod
    def of(cls, profiles: Sequence[Profile], members: Iterable[int], kind: int = 0) -> Group:
        """The group of some positions of profiles whose recipient and item are the same."""
        ordered = sorted(members, key=lambda at: (profiles[at].published or date.max, at))
        own = [profiles[at] for at in ordered]
        suppliers = {profiles[at].supplier: at for at in ordered}  # the rest that the blocks depend on is the same
        return cls(
            own[0],
            tuple(ordered),
            frozenset().union(*(keys_of(profiles[at]) for at in suppliers.values())),
            frozenset(one.number.amount for one in own if one.number is not None),
            any(one.value is not None for one in own),
            any(one.mode is not None for one in own),
            any(one.condition is not None for one in own),
            any(one.happened is not None for one in own),
            kind,
        )


@dataclass(frozen=True, slots=True)
class Best:
    """The most bits that each field can add to the weight of a pair from two stories; all but `supplier` at least 0."""

    supplier: float
    same_number: float
    other_number: float
    value: float
    terms: float
    condition: float
    happened: float
    always: float

    @classmethod
    def of(cls, w: Weights) -> Best:
        """What these weights can add."""
        stages = (w.stage_same, w.stage_onward, w.stage_back, w.stage_again, w.stage_leap, w.stage_stopped)
        suppliers = (w.supplier_same, w.supplier_shared, w.supplier_unknown, w.supplier_both_unknown, w.supplier_maker)
        return cls(
            supplier=max(weight.bits for weight in (*suppliers, w.supplier_other)),
            same_number=_most(w.number_same, w.number_few),
            other_number=_most(w.number_near, w.number_part, w.number_grows, w.number_other, w.number_later),
            value=_most(w.value_same, w.value_other, w.package_both, w.package_other),
            terms=_most(w.mode_same, w.mode_other, w.mode_loan),
            condition=_most(w.condition_other),
            happened=_most(w.happened_same, w.happened_other),
            always=_most(*stages) + _most(w.told_together, w.told_apart, w.gifts_apart),
        )

    @property
    def most(self) -> float:
        """The most bits that all fields but sides and item can add to any pair."""
        number = max(self.same_number, self.other_number)
        return self.always + number + self.value + self.terms + self.condition + self.happened

    def over(self, one: Group, other: Group) -> float:
        """The most bits that all fields but sides and item can add to a pair of the two groups."""
        bits = self.always
        if one.amounts and other.amounts:
            shared = not one.amounts.isdisjoint(other.amounts)
            bits += max(self.same_number, self.other_number) if shared else self.other_number
        bits += self.value if one.valued and other.valued else 0.0
        bits += self.terms if one.termed and other.termed else 0.0
        bits += self.condition if one.conditioned and other.conditioned else 0.0
        return bits + (self.happened if one.dated and other.dated else 0.0)


def candidates(groups: Sequence[Group], weights: Weights) -> Iterator[tuple[int, int]]:
    """The positions of each two groups that may hold a pair above 0, some of them more than once."""
    best = Best.of(weights)
    sides = weights.prior.bits + best.supplier + best.most
    item = _most(weights.item_same, weights.item_family, weights.item_name, weights.item_variant, weights.item_class_of)
    side = _most(weights.recipient_same, weights.recipient_shared, weights.recipient_both_unknown)
    other_item = sides + side + weights.item_other.bits
    lost = max(0.0, best.same_number - best.other_number)
    if sides + item + weights.recipient_other.bits > -SLACK or max(other_item - lost, other_item - best.value) > -SLACK:
        yield from pairs_of([group.keys for group in groups])
        return
    yield from pairs_of([frozenset(_names(group)) for group in groups])
    yield from _of_classes(groups)
    yield from pairs_of([frozenset(_amounts(group)) for group in groups])
    yield from _without_recipient(groups)


def _names(group: Group) -> Iterator[Key]:
    """What two groups share whose items have a name or family in common, or of one kind one that begins the other's."""
    for side, kind in group.keys:
        if _is_own(side) and kind.startswith("="):
            yield side, kind
            yield from ((f"{side} {group.first.category}", f"~{stem}") for stem in _stems(kind[1:]))


def _stems(name: str) -> Iterator[str]:
    """The name and its beginnings that may be names as well: with a digit in them, and none behind.

    Of a name longer than any designation is, one beginning stands for all that are longer still.
    """
    counted = False
    for end, character in enumerate(name[:LONGEST], 1):
        counted = counted or character.isdigit()
        if counted and not name[end : end + 1].isdigit():
            yield name[:end]
    if len(name) > LONGEST:
        yield name[:LONGEST]


def _amounts(group: Group) -> Iterator[Key]:
    """What two groups share that may tell different items as one deal, beside a value: the kind of item, a number."""
    if group.valued and not group.first.is_class:
        for side, kind in group.keys:
            if _is_own(side) and not kind.startswith("="):
                yield from ((f"{side} {kind}", str(amount)) for amount in group.amounts)


def _of_classes(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Groups that name a class of equipment and no type, each with all others of its blocks."""
    named: dict[Key, list[int]] = defaultdict(list)
    classes: dict[Key, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for key in group.keys:
            if _is_own(key[0]) and not key[1].startswith("="):
                (classes if group.first.is_class else named)[key].append(at)
    for key, some in classes.items():
        yield from combinations(some, 2)
        yield from ((min(one, other), max(one, other)) for one in some for other in named[key])


def _without_recipient(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Groups without a recipient, each with all others of its supplier and item."""
    members: dict[Key, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for key in group.keys:
            if not _is_own(key[0]):
                members[key].append(at)
    for some in members.values():
        open_ = [at for at in some if not groups[at].first.recipient]
        yield from ((min(one, other), max(one, other)) for one in open_ for other in some if one != other)


def _is_own(side: str) -> bool:
    """Whether a block is that of a recipient, or of a supplier without one: not that of a supplier's item alone."""
    return side.startswith("to ") or side.endswith(f" to {UNKNOWN}")


def _most(*weights: Weight) -> float:
    return max(0.0, *(weight.bits for weight in weights))
