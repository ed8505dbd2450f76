"""One transfer made comparable, whoever tells it: parties as codes, the item as names, numbers and years as bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.model import Category, Condition

UNKNOWN_PARTY = "unknown"
_WORD = re.compile(r"[a-z]+|\d+")
_NUMBERED = re.compile(r"[a-z]*\d+[a-z]*|[a-z]{2,}")
_JOINT = re.compile(r"(?<=[a-z])[-/ ](?=\d)|(?<=\d)[-/](?=[a-z])")
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest number, or the first and the last year, that are told; None for an open end.

    `doubtful` where whoever tells it marks it as uncertain.
    """

    lower: int | None
    upper: int | None
    doubtful: bool = False

    @property
    def exact(self) -> int | None:
        """The number where both bounds are the same, else None."""
        return self.lower if self.lower == self.upper else None

    def meets(self, other: Bounds) -> bool:
        """Whether one number can satisfy both."""
        low = max((bound for bound in (self.lower, other.lower) if bound is not None), default=None)
        high = min((bound for bound in (self.upper, other.upper) if bound is not None), default=None)
        return low is None or high is None or low <= high


@dataclass(frozen=True, slots=True)
class Entry:
    """One transfer, ready to be compared with another register's.

    `at` is its place in its list. `supplier` and `recipient` hold codes, or folded names of parties without one; empty
    where nobody knows. `names` are the designations, folded; `words` their words; `kind` is what the register says it
    is, folded; `general` tells that the designation names only a kind ("ship engine"). `system` and `family` are ids of
    the catalogue, None for what it does not know. `remarks` are the words of the comments. `told_by` is the year of
    the last report where reports tell that it was ordered or delivered: no later order can be meant; None elsewhere.
    """

    at: int
    supplier: frozenset[str]
    recipient: frozenset[str]
    name: str
    words: frozenset[str]
    kind: str
    general: bool = False
    system: str | None = None
    family: str | None = None
    category: Category | None = None
    ordered_in: Bounds | None = None
    ordered: Bounds | None = None
    delivered: Bounds | None = None
    years: frozenset[int] = frozenset()
    condition: Condition | None = None
    remarks: frozenset[str] = frozenset()
    unit: str = ""
    told_by: int | None = None


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in small letters, without accents, its blanks single."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The words of a text that can tell it from another: letters and numbers apart, no single letters but digits."""
    return frozenset(word for word in _WORD.findall(plain(text)) if len(word) >= _FEWEST_LETTERS or word.isdigit())


@lru_cache(maxsize=65536)
def name_words(text: str) -> frozenset[str]:
    """The words of a designation, a letter and its number taken together: "AW-139 Koala" gives aw139 and koala."""
    return frozenset(_NUMBERED.findall(_JOINT.sub("", plain(text))))


def alike(first: Iterable[str], second: Iterable[str]) -> float:
    """How much two sets of words have in common, 0 to 1: twice the common ones through all of both."""
    one, other = frozenset(first), frozenset(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
