"""Every way to write a name: the designations of a system, with and without hyphen and blank; singular and plural."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, product

from pactwatch.model import Category
from pactwatch.store.search.words import words_of
from pactwatch.vocab import Vocabulary, folded, read_data

Phrase = tuple[str, ...]
"""Words that stand one behind the other."""

MOST = 400
_SHORT = 4
_SEPARATED = re.compile(r"[-\s/.]+")


def phrases_of(form: str) -> set[Phrase]:
    """The phrases that find one name however its parts are joined ("KF-X", "KFX" and "KF X" are found by each).

    Words are cut between letters and digits anyway, so that only letters beside letters, and digits beside digits, make
    a difference.
    """
    parts = [tuple(words_of(part)) for part in _SEPARATED.split(form)]
    parts = [part for part in parts if part]
    if not parts:
        return set()
    seams = [(False, True) if _same_sort(one[-1], other[0]) else (False,) for one, other in pairwise(parts)]
    found = set()
    for joined in product(*seams[:_SHORT]):
        found.add(_joined(parts, joined))
    return {cut for phrase in found for cut in (phrase, *_cut(phrase, form))}


def forms_of(vocabulary: Vocabulary, system: str) -> tuple[str, ...]:
    """Every name of a system and of those of its family, names that are common words too left out."""
    family = _families(vocabulary).get(vocabulary.family(system), (system,))
    known = [vocabulary.systems[name] for name in family if name in vocabulary.systems]
    return tuple(dict.fromkeys(form for entry in known for form in entry.forms))


def family_of(vocabulary: Vocabulary, system: str) -> tuple[str, ...]:
    """The ids of the system and of all others of its family, sorted."""
    return _families(vocabulary).get(vocabulary.family(system), (system,))


def category_of(vocabulary: Vocabulary, text: str) -> Category | None:
    """The kind of equipment that a noun names ("drone", "drones", "uav"); None for another word."""
    return _nouns(vocabulary).get(folded(text)) or _nouns(vocabulary).get(folded(text).removesuffix("s"))


def numbers_of(word: str) -> tuple[str, ...]:
    """The word with its plural or its singular, as far as a letter s at the end makes it."""
    if len(word) < _SHORT or not word.isascii() or not word.isalpha() or word.endswith("ss"):
        return (word,)
    return (word, word[:-1]) if word.endswith("s") else (word, f"{word}s")


def _same_sort(one: str, other: str) -> bool:
    return one.isdigit() == other.isdigit()


def _joined(parts: Iterable[Phrase], seams: tuple[bool, ...]) -> Phrase:
    """The parts one behind the other, those with a seam between them grown together."""
    found: list[str] = []
    for at, part in enumerate(parts):
        if at and at <= len(seams) and seams[at - 1]:
            found[-1:] = [found[-1] + part[0], *part[1:]]
        else:
            found += part
    return tuple(found)


def _cut(phrase: Phrase, form: str) -> set[Phrase]:
    """Phrases with a short word of capitals cut in two, as "KFX" is where a report writes "KF-X"."""
    if not any(sign.isupper() for sign in form):
        return set()
    capitals = {word.lower() for word in re.findall(r"[A-Z]{2,4}", form)}
    return {
        (*phrase[:at], word[:cut], word[cut:], *phrase[at + 1 :])
        for at, word in enumerate(phrase)
        if word in capitals
        for cut in range(1, len(word))
    }


@lru_cache(maxsize=4)
def _families(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(vocabulary.systems):
        found.setdefault(vocabulary.family(name), []).append(name)
    return {root: tuple(members) for root, members in found.items()}


@lru_cache(maxsize=4)
def _nouns(vocabulary: Vocabulary) -> dict[str, Category]:
    found: dict[str, Category] = {}
    for category, facts in vocabulary.categories.items():
        for name in (category.value, facts.label, facts.plural):
            found.setdefault(folded(name), category)
    data = read_data("classes.yaml", vocabulary.local)
    classes = data.get("classes") if isinstance(data, dict) else None
    for name, words in classes.items() if isinstance(classes, dict) else ():
        for noun in words.get("nouns", ()) if isinstance(words, dict) and name in set(Category) else ():
            found.setdefault(folded(str(noun)), Category(name))
    return found
