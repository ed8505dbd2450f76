"""Which pairs of claims are worth comparing: those that share a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from pactwatch.deals.profile import Profile
from pactwatch.model import Category

UNKNOWN = "?"
Key = tuple[str, str]


def blocks(profiles: Sequence[Profile]) -> dict[Key, list[int]]:
    """Positions of the profiles in each block; a block is a side and what is transferred.

    Claims with a recipient stand in a block for each recipient and kind of item. One without stands in blocks of its
    supplier, together with all claims of that supplier on the same named item, so that it can still be joined.
    """
    return _blocks([keys_of(profile) for profile in profiles])


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Every pair of positions that shares a block, once each, the smaller first."""
    return pairs_of([frozenset(keys_of(profile)) for profile in profiles])


def pairs_of(keys: Sequence[frozenset[Key]]) -> Iterator[tuple[int, int]]:
    """Every pair of positions whose keys have one in common, once each, the smaller first."""
    for key, members in _blocks(keys).items():
        for one, other in combinations(members, 2):
            shared = keys[one] & keys[other]
            if len(shared) == 1 or min(shared) == key:  # so a pair comes once, and no list of pairs seen is needed
                yield one, other


def _blocks(keys: Sequence[Collection[Key]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for position, held in enumerate(keys):
        for key in sorted(held):
            found[key].append(position)
    return dict(found)


def keys_of(profile: Profile) -> set[Key]:
    """The blocks that a claim stands in; none where it names neither side."""
    kinds = _kinds(profile)
    keys = {(f"to {party}", kind) for party in profile.recipient for kind in kinds}
    keys |= {(f"from {party}", kind) for party in profile.supplier for kind in kinds if kind.startswith("=")}
    if not profile.recipient:
        keys |= {(f"from {party} to {UNKNOWN}", kind) for party in profile.supplier for kind in kinds}
    return keys


def _kinds(profile: Profile) -> set[str]:
    """The category, and for a named item its family and its naming words with a mark in front."""
    kinds = {profile.category.value}
    if profile.family is not None:
        kinds.add(f"={profile.family}")
    kinds |= {f"={name}" for name in profile.names}
    if profile.is_class and profile.words.is_general:
        kinds.add(Category.OTHER.value)
    return kinds
