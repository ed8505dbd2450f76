"""Which words for equipment may mean the same things: "ships" may be the frigates, pistols are no submachine guns."""

from __future__ import annotations

from functools import lru_cache

from pactwatch.vocab import folded

# Nouns that stand for any kind of their category
_WIDE = frozenset(
    "aircraft plane jet warplane airplane helicopter chopper ship warship vessel vehicle missile drone uav uas ucav "
    "weapon weaponry arm artillery system equipment platform asset".split()
)

# Nouns that stand for any equipment
_VAGUE = frozenset(
    "weapon weaponry arm armament arsenal equipment hardware materiel system platform capability capabilitie "
    "supplie good asset package assistance aid support stock technology product item".split()
)

# Nouns for what keeps equipment going and is none itself
_PARTS = frozenset("part spare component".split())


def is_vague(designation: str) -> bool:
    """Whether a designation could be of any equipment: "weapons", "military hardware"."""
    return _noun(designation) in _VAGUE


def one_kind(one: str, two: str) -> bool:
    """Whether two general designations may name one kind: the same noun, or one that stands for any of them."""
    first, second = _noun(one), _noun(two)
    if (first in _PARTS) != (second in _PARTS):
        return False
    return first == second or first in _WIDE or second in _WIDE


@lru_cache(maxsize=4096)
def singular(designation: str) -> str:
    """A designation in one spelling, in the singular."""
    return folded(designation).removesuffix("s")


@lru_cache(maxsize=4096)
def _noun(designation: str) -> str:
    """The last word of a designation, in the singular."""
    return singular(designation.rsplit(maxsplit=1)[-1])
