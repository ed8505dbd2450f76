"""Which pairs of claims are worth comparing: those that share a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from pactwatch.deals.profile import Profile
from pactwatch.model import Category

UNKNOWN = "?"


def blocks(profiles: Sequence[Profile]) -> dict[tuple[str, str], list[int]]:
    """Positions of the profiles in each block; a block is a side and what is transferred.

    Claims with a recipient stand in a block for each recipient and kind of item. One without stands in blocks of its
    supplier, together with all claims of that supplier on the same named item, so that it can still be joined.
    """
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for key in sorted(_keys(profile)):
            found[key].append(position)
    return dict(found)


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Every pair of positions that shares a block, once each, the smaller first."""
    seen: set[tuple[int, int]] = set()
    for members in blocks(profiles).values():
        for pair in combinations(members, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _keys(profile: Profile) -> set[tuple[str, str]]:
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
