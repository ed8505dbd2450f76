"""What another register calls a system, found in the catalogue: spellings of registers, and their words for kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pactwatch.errors import VocabularyError
from pactwatch.model.terms import Category
from pactwatch.vocab.load import read_data
from pactwatch.vocab.records import System
from pactwatch.vocab.vocabulary import Vocabulary, folded

FILE = "descriptions.yaml"
_CALIBRE = re.compile(r"\s+\d{2,3}(?:\.\d)?\s?mm\b")
_BETWEEN = re.compile(r"[\s\-/]+")
_OF_ONE_KIND = (
    frozenset((Category.MISSILE, Category.AIR_DEFENCE)),
    frozenset((Category.AIRCRAFT, Category.UAV)),
    frozenset((Category.ARTILLERY, Category.AIR_DEFENCE)),
    frozenset((Category.SHIP, Category.SUBMARINE)),
    frozenset((Category.ARTILLERY, Category.ARMOURED_VEHICLE)),
    frozenset((Category.ARTILLERY, Category.AMMUNITION)),
    frozenset((Category.MISSILE, Category.AMMUNITION)),
    frozenset((Category.MISSILE, Category.ARTILLERY)),
    frozenset((Category.SENSOR, Category.AIR_DEFENCE)),
)


def category_told(description: str, local: Path | None = None) -> Category | None:
    """The category that a register's words for an item tell ("FGA aircraft"), None where they tell none.

    Raises: VocabularyError for a malformed table of words.
    """
    plain = _spaced(description)
    for category, words in _words(local):
        if any(f" {word} " in plain for word in words):
            return category
    return None


def system_of(vocabulary: Vocabulary, designation: str, description: str = "") -> System | None:
    """The catalogue's entry for a designation as a register writes it, None where it has none.

    The description tells which of several entries of one name is meant, and an entry of another kind is not meant:
    "Spartan" is an aircraft, or an armoured vehicle. Calibres and second names are left off where the designation as a
    whole is unknown ("CAESAR 155mm", "Mi-24P/Mi-35P"), but then the kind must fit exactly.
    """
    told = category_told(description, vocabulary.local) if description else None
    named = vocabulary.systems_named(designation)
    for system in (*(one for one in named if one.category is told), *named):
        if told is None or of_one_kind(system.category, told):
            return system
    for shorter in _shortened(designation):
        for system in vocabulary.systems_named(shorter):
            if system.category is told or (told is None and len(folded(shorter)) > _LEAST_ALONE):
                return system
    return None


_LEAST_ALONE = 3  # letters and digits that a part of a designation has where no description supports it


def is_kind(designation: str, description: str) -> bool:
    """Whether a designation only repeats what kind of thing it is ("vehicle engine"), so that no catalogue has it."""
    words = _spaced(designation).split()
    return designation == designation.lower() and set(words) <= {*_spaced(description).split(), "system", "systems"}


def of_one_kind(one: Category, two: Category) -> bool:
    """Whether two categories may be given to one thing: an interceptor is a missile and air defence."""
    return one is two or frozenset((one, two)) in _OF_ONE_KIND


def _shortened(designation: str) -> Iterator[str]:
    """Parts of a designation that may name the system: without its calibre, each of two names, fewer words."""
    plain = _CALIBRE.sub("", designation).removesuffix(" -").strip()
    if plain != designation:
        yield plain
    if "/" in plain:
        yield from (part.strip() for part in plain.split("/") if part.strip())
    words = plain.split()
    for place in range(1, len(words)):
        yield " ".join(words[:-place])
        yield " ".join(words[place:])


def _spaced(text: str) -> str:
    """The text in small letters, its words between single blanks, one before and one after."""
    return f" {' '.join(word for word in _BETWEEN.split(text.casefold().replace('(', ' ').replace(')', ' ')) if word)} "


@lru_cache(maxsize=4)
def _words(local: Path | None) -> tuple[tuple[Category, tuple[str, ...]], ...]:
    """The table of words, in its order."""
    data = read_data(FILE, local)
    listed = data.get("descriptions") if isinstance(data, Mapping) else None
    if not isinstance(listed, list):
        raise VocabularyError(f"{FILE}: no `descriptions`; see the file that comes with the package for its shape")
    table = []
    for place, entry in enumerate(listed, start=1):
        words = entry.get("words") if isinstance(entry, Mapping) else None
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise VocabularyError(f"{FILE}: line {place}: no list of words; write {{category: ship, words: [frigate]}}")
        try:
            category = Category(str(entry.get("category")))
        except ValueError:
            raise VocabularyError(f"{FILE}: line {place}: no such category; use one of {', '.join(Category)}") from None
        table.append((category, tuple(_spaced(word).strip() for word in words)))
    return tuple(table)
