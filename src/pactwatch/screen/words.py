"""The words that screening looks for, taken from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.errors import VocabularyError
from pactwatch.vocab import read_data

if TYPE_CHECKING:
    from pactwatch.vocab import Vocabulary

FILE = "screen.yaml"
_LEAST_NAME, _LEAST_PARTY = 4, 3


class Kind(IntEnum):
    """What a word tells of the page that holds it."""

    ARMS = 0
    ACT = 1
    PARTY = 2


class Ending(IntEnum):
    """What may stand between a word's last letter and the next blank or mark."""

    NONE = 0
    PLURAL = 1
    ANY = 2


class Word(NamedTuple):
    """One word or phrase, as bytes of UTF-8: in lower case, or as written where it is a name.

    `goods` tells a word of arms that names what may be traded, and not only who uses it.
    """

    form: bytes
    kind: Kind
    ending: Ending = Ending.NONE
    goods: bool = False


@dataclass(frozen=True, slots=True)
class ScreenWords:
    """All words of screening: `plain` ones are found in any case, `names` only as written."""

    plain: tuple[Word, ...]
    names: tuple[Word, ...]

    def of(self, kind: Kind) -> tuple[Word, ...]:
        """The plain words of one kind."""
        return tuple(word for word in self.plain if word.kind is kind)


def screen_words(vocabulary: Vocabulary) -> ScreenWords:
    """The words of screening: nouns of equipment, words of defence and acts; names of systems, makers and parties.

    Raises: VocabularyError for a file of the vocabulary that is not of its shape.
    """
    lists = _mapping(read_data(FILE, vocabulary.local), FILE)
    classes = _mapping(_mapping(read_data("classes.yaml", vocabulary.local), "classes.yaml").get("classes"), "classes")
    everyday = set(_texts(lists.get("everyday"), "everyday"))
    listed = (noun for entry in classes.values() for noun in _texts(_mapping(entry, "classes").get("nouns"), "nouns"))
    nouns = (noun for noun in listed if noun not in everyday)
    arms = [
        *(_word(word, Kind.ARMS)._replace(goods=True) for word in _texts(lists.get("goods", []), "goods")),
        *(_word(word, Kind.ARMS) for word in _texts(lists.get("defence"), "defence")),
        *(Word(noun.lower().encode(), Kind.ARMS, Ending.PLURAL, goods=True) for noun in nouns),
    ]
    acts = [_word(word, Kind.ACT) for word in _texts(lists.get("acts"), "acts")]
    return ScreenWords(_distinct((*arms, *acts)), _distinct(_names(vocabulary)))


def _names(vocabulary: Vocabulary) -> Iterator[Word]:
    for entries, goods in ((vocabulary.systems, True), (vocabulary.makers, False)):
        for form in (form for entry in entries.values() for form in entry.forms):
            if len(form) >= _LEAST_NAME or any(sign.isdigit() for sign in form):
                yield Word(form.encode(), Kind.ARMS, Ending.PLURAL, goods)
    for party in vocabulary.parties.values():
        said = (*party.all_names, *party.adjectives, *party.people, *party.capitals, *party.leaders, *party.forces)
        for form in said:
            if len(form) >= _LEAST_PARTY or form.isupper():
                yield Word(form.encode(), Kind.PARTY)
                yield Word(form.upper().encode(), Kind.PARTY)


def _word(written: str, kind: Kind) -> Word:
    form = written.lower()
    return Word(form.rstrip("*").encode(), kind, Ending.ANY if form.endswith("*") else Ending.NONE)


def _distinct(words: Iterable[Word]) -> tuple[Word, ...]:
    """Each form once; the first of a form counts."""
    found: dict[bytes, Word] = {}
    for word in words:
        found.setdefault(word.form, word)
    return tuple(found.values())


def _mapping(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise VocabularyError(f"{name}: not a mapping; see the file that comes with the package for its shape")
    return value


def _texts(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise VocabularyError(f"{name}: not a list of words; see the file that comes with the package for its shape")
    return value
