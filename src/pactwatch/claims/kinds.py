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
    "supplie good asset package assistance aid support stock technology product item article material shipment "
    "delivery deliverie".split()
)

# Nouns for what keeps equipment going and is none itself
_PARTS = frozenset("part spare component".split())


def is_vague(designation: str) -> bool:
    """Whether a designation could be of any equipment: "weapons", "military hardware"."""
    return _noun(designation) in _VAGUE


# Words before a noun that say what a kind of its category is for
_USES = frozenset(
    "tactical recovery reconnaissance transport cargo patrol logistics utility engineer engineering bridge training "
    "trainer tanker surveillance attack cruise ballistic tank ship rescue command landing assault mine protected "
    "protective".split()
)


def one_kind(one: str, two: str) -> bool:
    """Whether two general designations may name one kind: the same noun, or one that stands for any of them."""
    first, second = _noun(one), _noun(two)
    if (first in _PARTS) != (second in _PARTS):
        return False
    if not (first == second or first in _WIDE or second in _WIDE):
        return False
    uses = _uses(one), _uses(two)
    return not all(uses) or not uses[0].isdisjoint(uses[1])


@lru_cache(maxsize=4096)
def _uses(designation: str) -> frozenset[str]:
    """The words of a designation, its noun aside, that say what it is for."""
    return _USES.intersection(designation.lower().replace("-", " ").split()[:-1])


def other_calibre(one: str, two: str) -> bool:
    """Whether two designations tell different calibres: "155mm shells", "105mm shells"."""
    first, second = _calibres(one), _calibres(two)
    return bool(first and second) and first.isdisjoint(second)


@lru_cache(maxsize=4096)
def _calibres(designation: str) -> frozenset[str]:
    """The calibres in a designation, none where it has no number."""
    words = designation.lower().replace("-", " ").replace(" mm", "mm").split()
    return frozenset(word for word in words if word.endswith("mm") and word[0].isdigit())


def abbreviated(one: str, two: str) -> bool:
    """Whether one designation is made of the first letters of the other: "APCs", "armoured personnel carriers"."""
    return singular(one) == _initials(two) or singular(two) == _initials(one)


@lru_cache(maxsize=4096)
def _initials(designation: str) -> str | None:
    """The first letters of a designation of several words; None of one word."""
    words = designation.lower().replace("-", " ").split()
    return "".join(word[0] for word in words) if len(words) > 1 else None


@lru_cache(maxsize=4096)
def singular(designation: str) -> str:
    """A designation in one spelling, in the singular."""
    return folded(designation).removesuffix("s")


@lru_cache(maxsize=4096)
def _noun(designation: str) -> str:
    """The last word of a designation, in the singular."""
    return singular(designation.rsplit(maxsplit=1)[-1])
