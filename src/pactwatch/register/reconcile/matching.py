"""Entries of two registers paired: candidates by who and to whom, then the best pairs first, each entry in one pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pactwatch.register.reconcile.compare import NO_SPELLINGS, Spellings, match_weight
from pactwatch.register.reconcile.entry import Entry
from pactwatch.register.reconcile.weights import RELEASES, Weights

SEEN_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of the first register, by its place, with one of the second, and the match weight in bits."""

    first: int
    second: int
    weight: float


def pair_up(
    first: Sequence[Entry], second: Sequence[Entry], weights: Weights = RELEASES, spellings: Spellings = NO_SPELLINGS
) -> tuple[Pair, ...]:
    """The pairs that tell of one deal, in the order of the first register; an entry is in one pair at most.

    Entries are compared where both parties agree, and, among those left over, where one party and the item do.
    """
    pairs = list(_best(_candidates(first, second, _both_parties), weights, spellings))
    for key in (_recipient_and_item(spellings), _supplier_and_item(spellings)):
        taken_first, taken_second = {pair.first for pair in pairs}, {pair.second for pair in pairs}
        left = [entry for entry in first if entry.at not in taken_first]
        right = [entry for entry in second if entry.at not in taken_second]
        pairs += _best(_candidates(left, right, key), weights, spellings)
    return tuple(sorted(pairs, key=lambda pair: pair.first))


def spellings_between(first: Iterable[Entry], second: Iterable[Entry]) -> Spellings:
    """Designations and kinds that the second register writes otherwise than the first.

    Learnt from entries that are alike in all else, of which each register has one only: where two of them or more
    carry the same two spellings, these are taken as one.
    """
    names: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for one, other in _alone(first, second, _all_but_item):
        if one.name != other.name and not one.general and not other.general:
            names[one.name, other.name] += 1
    for one, other in _alone(first, second, _item_and_year):
        if one.kind != other.kind:
            kinds[one.kind, other.kind] += 1
    return Spellings(
        frozenset(pair for pair, times in names.items() if times >= SEEN_OFTEN),
        frozenset(pair for pair, times in kinds.items() if times >= SEEN_OFTEN),
    )


def _alone(
    first: Iterable[Entry], second: Iterable[Entry], key: Callable[[Entry], Hashable]
) -> Iterator[tuple[Entry, Entry]]:
    """Entries of which each register has one only with a key."""
    one, other = _by(first, key), _by(second, key)
    for value, entries in one.items():
        if len(entries) == 1 and len(other.get(value, ())) == 1:
            yield entries[0], other[value][0]


def _by(entries: Iterable[Entry], key: Callable[[Entry], Hashable]) -> dict[Hashable, list[Entry]]:
    found: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        value = key(entry)
        if value is not None:
            found[value].append(entry)
    return found


def _all_but_item(entry: Entry) -> Hashable:
    if not entry.years or entry.ordered is None:
        return None
    return (entry.supplier, entry.recipient, entry.ordered_in, entry.ordered, entry.years, entry.condition)


def _item_and_year(entry: Entry) -> Hashable:
    return (entry.supplier, entry.recipient, entry.name, entry.ordered_in, entry.ordered)


def _both_parties(entry: Entry) -> Hashable:
    return (entry.supplier, entry.recipient)


def _recipient_and_item(spellings: Spellings) -> Callable[[Entry], Hashable]:
    newer = _newer_names(spellings)
    return lambda entry: ("to", entry.recipient, newer.get(entry.name, entry.name))


def _supplier_and_item(spellings: Spellings) -> Callable[[Entry], Hashable]:
    newer = _newer_names(spellings)
    return lambda entry: ("from", entry.supplier, newer.get(entry.name, entry.name))


def _newer_names(spellings: Spellings) -> dict[str, str]:
    return dict(sorted(spellings.names))


def _candidates(
    first: Iterable[Entry], second: Iterable[Entry], key: Callable[[Entry], Hashable]
) -> Iterator[tuple[Entry, Entry]]:
    """Every entry of one with every entry of the other that has the same key."""
    other = _by(second, key)
    for value, entries in _by(first, key).items():
        for one in entries:
            for two in other.get(value, ()):
                yield one, two


def _best(candidates: Iterable[tuple[Entry, Entry]], weights: Weights, spellings: Spellings) -> Iterator[Pair]:
    """The pairs of more than no weight, the heaviest first, without those whose entries a heavier one has taken."""
    weighed = []
    for one, other in candidates:
        weight = match_weight(one, other, weights, spellings)
        if weight > 0:
            weighed.append(Pair(one.at, other.at, weight))
    taken_first: set[int] = set()
    taken_second: set[int] = set()
    for pair in sorted(weighed, key=lambda pair: (-pair.weight, pair.first, pair.second)):
        if pair.first not in taken_first and pair.second not in taken_second:
            taken_first.add(pair.first)
            taken_second.add(pair.second)
            yield pair
