"""The match weights of all pairs of many claims at once, as a matrix: what `match_weight` gives, without a call a pair.

Nothing is weighed by rules of its own: the functions of `compare` weigh each two different values once, for each course
of time that they tell apart, and every pair of claims looks its weights up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pactwatch.deals import compare
from pactwatch.deals.profile import Profile
from pactwatch.deals.weights import Weight, Weights
from pactwatch.model import PartialDate

Numbers: TypeAlias = NDArray[np.float64]
Codes: TypeAlias = NDArray[np.int64]
Weigh = Callable[[Profile, Profile], float]
Key = Callable[[Profile], Hashable]
Field = Callable[[Profile, Profile, Weights], Weight | None]

ROWS = 128  # of the matrix, filled at a time: what is made on the way stays small
_START = date(2000, 1, 1)
_LIMITS = sorted(
    {compare.GIFT_DAYS, compare.TOGETHER_DAYS, compare.LEAP_DAYS, compare.FOLLOW_ON_DAYS, compare.APART_DAYS}
)
_AFTER = (*_LIMITS, _LIMITS[-1] + 1)
_COURSES = (0, *_AFTER, *(-days for days in _AFTER))
"""Days from one claim to another, one for each course of time that weights tell apart."""

_UNKNOWN = len(_COURSES)
_FARTHEST = _AFTER[-1]


def weights_of(profiles: Sequence[Profile], w: Weights) -> Numbers:
    """The match weight of each two profiles, in bits; what stands on the diagonal says nothing."""
    tables = [
        _Timeless.of(profiles, _sides_and_item, lambda a, b: compare.sides_and_item(a, b, w)),
        _Timeless.of(
            profiles,
            _terms,
            lambda a, b: _sum(a, b, w, compare.value_weight, compare.mode_weight, compare.condition_weight),
        ),
        _Timeless.of(profiles, _dated, lambda a, b: _sum(a, b, w, compare.happened_weight)),
    ]
    told = _Timed.of(profiles, _number, [one.published for one in profiles], _published)
    told.fill(lambda a, b: _sum(a, b, w, compare.number_weight, compare.published_weight))
    staged = _Timed.of(profiles, _stage, [one.moment for one in profiles], _reached)
    staged.fill(lambda a, b: _sum(a, b, w, compare.stage_weight))
    every: tuple[_Timeless | _Timed, ...] = (*tables, told, staged)
    found = np.empty((len(profiles), len(profiles)))
    for start in range(0, len(profiles), ROWS):
        rows = slice(start, start + ROWS)
        found[rows] = sum(table.rows(rows) for table in every)
    _add_sources(found, profiles, w)
    return found


@dataclass(frozen=True, slots=True)
class _Timeless:
    """Weights that depend on one value of each claim: the number of each claim's value, and a table of the weights."""

    codes: Codes
    table: Numbers

    @classmethod
    def of(cls, profiles: Sequence[Profile], key: Key, weigh: Weigh) -> _Timeless:
        codes, samples = _coded(profiles, key)
        return cls(codes, np.array([[weigh(one, other) for other in samples] for one in samples]))

    def rows(self, rows: slice) -> Numbers:
        found: Numbers = self.table[self.codes[rows]][:, self.codes]
        return found


@dataclass(frozen=True, slots=True)
class _Timed:
    """Weights that depend on one value of each claim and on how many days lie between the two."""

    codes: Codes
    samples: tuple[Profile, ...]
    days: Codes
    known: NDArray[np.bool_]
    at: Callable[[Profile, date | None], Profile]
    table: Numbers

    @classmethod
    def of(
        cls,
        profiles: Sequence[Profile],
        key: Key,
        days: Sequence[date | None],
        at: Callable[[Profile, date | None], Profile],
    ) -> _Timed:
        codes, samples = _coded(profiles, key)
        table = np.zeros((len(_COURSES) + 1, len(samples), len(samples)))
        numbers = np.array([day.toordinal() if day is not None else 0 for day in days])
        return cls(codes, samples, numbers, np.array([day is not None for day in days]), at, table)

    def fill(self, weigh: Weigh) -> None:
        """Weigh each two values, for each course of time."""
        courses: Iterator[tuple[date | None, date | None]] = ((_START, _START + timedelta(days)) for days in _COURSES)
        for course, (first, second) in enumerate((*courses, (None, None))):
            early, late = ([self.at(one, day) for one in self.samples] for day in (first, second))
            self.table[course] = [[weigh(one, other) for other in late] for one in early]

    def rows(self, rows: slice) -> Numbers:
        apart = self.days[None, :] - self.days[rows][:, None]
        course = _COURSE_OF[np.clip(apart, -_FARTHEST, _FARTHEST) + _FARTHEST]
        course[~(self.known[rows][:, None] & self.known[None, :])] = _UNKNOWN
        size = len(self.samples)
        found: Numbers = self.table.ravel()[(course * size + self.codes[rows][:, None]) * size + self.codes[None, :]]
        return found


def _coded(profiles: Sequence[Profile], key: Key) -> tuple[Codes, tuple[Profile, ...]]:
    """The number of each profile's value, and for each number a profile that has it."""
    samples: dict[Hashable, tuple[int, Profile]] = {}
    codes = [samples.setdefault(key(one), (len(samples), one))[0] for one in profiles]
    return np.array(codes), tuple(sample for _, sample in samples.values())


def _add_sources(found: Numbers, profiles: Sequence[Profile], w: Weights) -> None:
    """Add what two claims of one document or story weigh; there are few of them."""
    for one, other in _of_one_story(profiles):
        bits = _sum(profiles[one], profiles[other], w, compare.source_weight)
        found[one, other] += bits
        found[other, one] += bits


def _of_one_story(profiles: Sequence[Profile]) -> Iterable[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for names in ([one.document for one in profiles], [one.story for one in profiles]):
        members: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            members[name].append(at)
        pairs.update(pair for group in members.values() for pair in combinations(group, 2))
    return sorted(pairs)


def _sides_and_item(one: Profile) -> Hashable:
    return one.supplier, one.recipient, one.origin, one.system, one.family, one.words, one.names, one.category


def _terms(one: Profile) -> Hashable:
    return one.value, one.whole, one.mode, one.condition


def _dated(one: Profile) -> Hashable:
    return one.happened, one.stage.group if one.stage is not None else None


def _number(one: Profile) -> Hashable:
    return one.number, one.delivered_only, compare.announced_gift(one)


def _stage(one: Profile) -> Hashable:
    return one.stage, one.happened is None


def _published(one: Profile, day: date | None) -> Profile:
    return replace(one, published=day)


def _reached(one: Profile, day: date | None) -> Profile:
    """The profile with its stage reached on a day, which its own date tells where it has one."""
    if one.happened is None or day is None:
        return replace(one, published=day, happened=None)
    return replace(one, published=None, happened=PartialDate.of(day))


def _sum(one: Profile, other: Profile, weights: Weights, *fields: Field) -> float:
    told = (field(one, other, weights) for field in fields)
    return sum(weight.bits for weight in told if weight is not None)


def _course_of(days: int) -> int:
    """The place in `_COURSES` of the days that no weight tells from these."""
    if days == 0:
        return 0
    place = 1 + next(at for at, limit in enumerate(_AFTER) if abs(days) <= limit)
    return place if days > 0 else place + len(_AFTER)


_COURSE_OF = np.array([_course_of(days) for days in range(-_FARTHEST, _FARTHEST + 1)])
