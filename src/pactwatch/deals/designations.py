"""How a designation is compared: its naming words, its class words and its marks of a variant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.deals import words

_UNITS = "mm|cm|kn|km|kg|kt|tons?|tonnes?|inch|caliber|calibre|cal"
_TOKEN = re.compile(rf"[a-z]{{1,4}}(?:/[a-z])?[- ]?\d+[a-z]*|\d+(?:\.\d+)?(?:[- ](?:{_UNITS})\b|-?[a-z]+)?|[a-z]+")
_SEPARATORS = re.compile(r"[-/ ]")
_MEASURE = re.compile(r"\d+(?:\.\d+)?(?:mm|cm|kn|km|kg|kt|t|ton|tonne|gen|th|st|nd|rd|inch|in|cal|caliber|calibre)?")
_VARIANT = re.compile(
    r"(?:mk|mod|block|batch|flight|blk|tranche|phase|stage)\d+[a-z]*|[a-z]|ii+|iv|ng|er|mlu|plus|next"
)
_MARK = re.compile(r"\d{1,2}[a-z]?")  # after a name: "Arrow 3", "AIM-120C-5"
_SILENT = words.FILLERS | words.GENERAL | words.ADJECTIVES


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation taken apart for comparison, lower case, plural endings and accents removed.

    `names` are words that name a type ("f16", "tejas"), `variants` marks of a variant ("mk1a", "block3", "m"), `kinds`
    nouns that name a class ("submarine", "engine"). A designation without names is a class of equipment.
    """

    names: frozenset[str]
    variants: frozenset[str]
    kinds: frozenset[str]

    @property
    def is_class(self) -> bool:
        """Whether the words name a class of equipment and no type."""
        return not self.names

    @property
    def parts(self) -> frozenset[str]:
        """Nouns that say that only a part of a system or what it fires changes hands ("F-14 parts")."""
        return self.kinds & words.PARTS

    @property
    def is_general(self) -> bool:
        """Whether the words say no more than "weapons"."""
        return not self.names and not self.kinds


@lru_cache(maxsize=65536)
def designation_of(text: str) -> Designation:
    """The parts of a designation as written ("LCA-Tejas Mk1A" has the names lca and tejas, the variant mk1a)."""
    names: set[str] = set()
    variants: set[str] = set()
    kinds: set[str] = set()
    for word in _words(text):
        if _VARIANT.fullmatch(word) or (names and _MARK.fullmatch(word)):
            variants.add(word)
        elif _MEASURE.fullmatch(word) or word in _SILENT:
            continue
        elif word in words.KINDS:
            kinds.add(word)
        else:
            names.add(word)
    return Designation(frozenset(names), frozenset(variants), frozenset(kinds))


def share_a_name(first: Collection[str], second: Collection[str]) -> bool:
    """Whether two sets of names share one, or one's name begins the other's ("f414" and "f414ins6")."""
    return any(one == other or _begins(one, other) for one in first for other in second)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not any(character.isdigit() for character in short) or not long.startswith(short):
        return False
    return not long[len(short) :][:1].isdigit()


def _words(text: str) -> Iterable[str]:
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    for token in _TOKEN.findall(plain.replace("’", "").replace("'", "")):
        word = _SEPARATORS.sub("", token)
        yield _singular(word)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
