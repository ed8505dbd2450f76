"""Match weights fitted to annotated links: coordinate ascent from the weights set by hand, the same on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import combinations

from pactwatch.connected import connected
from pactwatch.deals.block import pairs
from pactwatch.deals.cluster import agglomerated
from pactwatch.deals.compare import compare
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import BY_HAND, Weight, Weights

STEPS = (-1.0, -0.5, 0.5, 1.0)  # bits by which a weight may move in one pass
PASSES = 2
PENALTY = 0.004  # what a bit of distance from the weights set by hand must gain in mean F1: little data moves little
LEAST_USED = 5  # a weight that fewer pairs use is left alone
FIXED = frozenset({"prior", "supplier_other", "recipient_other", "document_apart"})  # what they say admits no doubt
NAMES = tuple(field.name for field in fields(Weights))
_NAMED = Weights(**{name: Weight(0.0, name) for name in NAMES})


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one claim's predicted deal agrees with its annotated one: claims in both, in the predicted, in the other."""

    both: int
    predicted: int
    annotated: int


@dataclass(frozen=True, slots=True)
class Figures:
    """B-cubed and pairwise F1 of links, each between 0 and 1."""

    b_cubed: float
    pairwise: float

    @property
    def mean(self) -> float:
        """What fitting makes as great as it can."""
        return (self.b_cubed + self.pairwise) / 2


def figures(agreements: Sequence[Agreement]) -> Figures:
    """The figures over some claims; a pair of which only one claim is among them counts half."""
    count = max(1, len(agreements))
    precision = sum(one.both / one.predicted for one in agreements) / count
    recall = sum(one.both / one.annotated for one in agreements) / count
    right = sum(one.both - 1 for one in agreements)
    told = sum(one.predicted - 1 for one in agreements)
    there = sum(one.annotated - 1 for one in agreements)
    return Figures(_f1(precision, recall), _f1(right / max(1, told), right / max(1, there)))


@dataclass(frozen=True)
class Links:
    """Annotated claims made ready for fitting: profiles in the order of their claims, and the deal of each."""

    profiles: tuple[Profile, ...]
    deals: tuple[str, ...]

    @classmethod
    def of(cls, profiles: Iterable[Profile], deal_of: Mapping[str, str]) -> Links:
        """The profiles whose deal is annotated."""
        kept = sorted((one for one in profiles if one.claim in deal_of), key=lambda profile: profile.claim)
        return cls(tuple(kept), tuple(deal_of[one.claim] for one in kept))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of positions that are worth weighing."""
        return tuple(pairs(self.profiles))

    @cached_property
    def used(self) -> Counter[str]:
        """How many of these pairs each weight applies to."""
        return Counter(name for pair in self.pairs for name in self.signals(*pair))

    @cached_property
    def _signals(self) -> dict[tuple[int, int], tuple[str, ...]]:
        return {}

    @cached_property
    def _clusters(self) -> dict[tuple[tuple[int, ...], tuple[float, ...]], tuple[tuple[int, ...], ...]]:
        return {}

    def signals(self, one: int, other: int) -> tuple[str, ...]:
        """The names of the weights that apply to a pair of positions."""
        if (one, other) not in self._signals:
            found = compare(self.profiles[one], self.profiles[other], _NAMED)
            self._signals[one, other] = tuple(signal.weight.reason for signal in found)
        return self._signals[one, other]

    def without(self, publishers: Iterable[str]) -> Links:
        """The claims of all other publishers; a publisher is what stands before the first colon of a claim's id."""
        gone = set(publishers)
        kept = [at for at, one in enumerate(self.profiles) if publisher_of(one.claim) not in gone]
        return Links(tuple(self.profiles[at] for at in kept), tuple(self.deals[at] for at in kept))

    def agreements(self, bits: Mapping[str, float]) -> tuple[Agreement, ...]:
        """How the deals that these weights make agree with the annotated ones, claim by claim."""
        told = [0] * len(self.profiles)
        for number, group in enumerate(self._groups(bits)):
            for at in group:
                told[at] = number
        predicted, annotated, both = Counter(told), Counter(self.deals), Counter(zip(told, self.deals, strict=True))
        return tuple(
            Agreement(both[number, deal], predicted[number], annotated[deal])
            for number, deal in zip(told, self.deals, strict=True)
        )

    def _groups(self, bits: Mapping[str, float]) -> Iterator[tuple[int, ...]]:
        """Clusters as linking makes them; those of a part whose weights were seen before are remembered."""

        def weigh(one: int, other: int) -> float:
            return sum([bits[name] for name in self.signals(one, other)])

        hopeful = [pair for pair in self.pairs if weigh(*pair) > 0]
        for part in connected(len(self.profiles), hopeful):
            if len(part) == 1:
                yield tuple(part)
                continue
            key = tuple(part), tuple(weigh(*pair) for pair in combinations(part, 2))
            if key not in self._clusters:
                self._clusters[key] = tuple(map(tuple, agglomerated(part, weigh)))
            yield from self._clusters[key]


def fit(links: Links, start: Weights = BY_HAND, passes: int = PASSES) -> dict[str, float]:
    """The bits of all weights that link these claims best, by name.

    Each pass moves one weight after the other by the step that gains most, where that is more than the penalty for
    leaving the weights set by hand. No chance takes part: the same links give the same weights.
    """
    begin = {name: weight_of(start, name).bits for name in NAMES}
    bits = dict(begin)
    best = _worth(links, bits, begin)
    for _ in range(passes):
        before = best
        for name in NAMES:
            if name not in FIXED and links.used[name] >= LEAST_USED:
                bits[name], best = _moved(links, bits, begin, name, best)
        if best <= before:
            break
    return bits


def weights_with(bits: Mapping[str, float], start: Weights = BY_HAND) -> Weights:
    """The weights with these bits and the reasons of the others."""
    return Weights(**{name: replace(weight_of(start, name), bits=bits[name]) for name in NAMES})


def weight_of(weights: Weights, name: str) -> Weight:
    """One weight by its name."""
    found: Weight = getattr(weights, name)
    return found


def publisher_of(claim: str) -> str:
    """The publisher of an annotated claim: what stands before the first colon of its id."""
    return claim.partition(":")[0]


def _moved(
    links: Links, bits: Mapping[str, float], begin: Mapping[str, float], name: str, best: float
) -> tuple[float, float]:
    """The best place for one weight, and what all are worth with it; its own place where no step gains."""
    place = bits[name]
    for step in STEPS:
        worth = _worth(links, {**bits, name: bits[name] + step}, begin)
        if worth > best + 1e-9:
            place, best = bits[name] + step, worth
    return place, best


def _worth(links: Links, bits: Mapping[str, float], begin: Mapping[str, float]) -> float:
    distance = sum(abs(bits[name] - begin[name]) for name in NAMES)
    return figures(links.agreements(bits)).mean - PENALTY * distance


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
