"""The words of `classes.yaml`: with which the trade names kinds of equipment, and which only look like names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pactwatch.claims.inflection import plural
from pactwatch.errors import VocabularyError
from pactwatch.model import Category
from pactwatch.vocab import Vocabulary, read_data

FILE = "classes.yaml"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in the singular and the category that it names; `weak` ones name equipment only in context."""

    word: str
    category: Category
    weak: bool = False


@dataclass(frozen=True, slots=True)
class ItemWords:
    """The lists of the file; see its comments for what each is for.

    `categories` gives the category of each noun of one word, in singular and plural.
    """

    nouns: tuple[Noun, ...]
    parts: tuple[Noun, ...]
    modifiers: tuple[str, ...]
    not_equipment: tuple[str, ...]
    transparent: frozenset[str]
    general: frozenset[str]
    not_names: frozenset[str]
    not_codes: frozenset[str]
    categories: Mapping[str, Category]


@lru_cache(maxsize=4)
def item_words(vocabulary: Vocabulary) -> ItemWords:
    """The words for equipment. Raises: VocabularyError where the file lacks a list or has an unknown category."""
    data = read_data(FILE, vocabulary.local)
    if not isinstance(data, Mapping):
        raise VocabularyError(f"{FILE}: no lists in it; see the file that comes with the package for its shape")
    nouns = tuple(
        Noun(word, _category(name), strength == "weak")
        for name, lists in _table(data, "classes").items()
        for strength in ("nouns", "weak")
        for word in _words(lists, strength)
    )
    return ItemWords(
        nouns=nouns,
        parts=tuple(
            Noun(word, _category(name))
            for name in _table(data, "parts")
            for word in _words(_table(data, "parts"), name)
        ),
        modifiers=_words(data, "modifiers"),
        not_equipment=_words(data, "not_equipment"),
        transparent=frozenset(_words(data, "transparent")),
        general=frozenset(_words(data, "general")),
        not_names=frozenset(_words(data, "not_names")),
        not_codes=frozenset(_words(data, "not_codes")),
        categories={form: noun.category for noun in nouns for form in (noun.word, plural(noun.word))},
    )


def _category(name: object) -> Category:
    try:
        return Category(str(name))
    except ValueError:
        raise VocabularyError(f"{FILE}: {name}: no such category; use one of {', '.join(Category)}") from None


def _table(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = data.get(key)
    if not isinstance(found, Mapping):
        raise VocabularyError(f"{FILE}: no `{key}`; see the file that comes with the package for its shape")
    return found


def _words(data: object, key: str) -> tuple[str, ...]:
    found = data.get(key) if isinstance(data, Mapping) else None
    if not isinstance(found, list):
        raise VocabularyError(f"{FILE}: no list `{key}`; see the file that comes with the package for its shape")
    for word in found:
        if not isinstance(word, str):
            raise VocabularyError(f'{FILE}: {key}: {word} is no word; write words such as "no" and "on" in quotes')
    return tuple(found)
