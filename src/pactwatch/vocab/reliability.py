"""How far sources can be trusted in general, and who is whose rival: lists that grades rest on and reading does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pactwatch.errors import VocabularyError
from pactwatch.model import Grade
from pactwatch.vocab.entry import Entry
from pactwatch.vocab.records import Outlet
from pactwatch.vocab.vocabulary import Vocabulary, folded
from pactwatch.vocab.yamlfile import parsed

RELIABILITY_FILE = "media_reliability.yaml"
RIVALS_FILE = "media_rivals.yaml"
GRADING_FILES = frozenset({RELIABILITY_FILE, RIVALS_FILE})
LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
UNKNOWN = Grade("F", "the source is not known")
UNLISTED = Grade("F", "no list of reliability names this source")
OFFICE = Grade("C", "a government's own office: it knows its own acts, and has a case to make")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two parties whose words on each other's weapons are those of a rival, since the year given."""

    parties: frozenset[str]
    since: int


@dataclass(frozen=True, eq=False)
class Sources:
    """What is known of sources before any report: media by name, grades by name, rivals.

    `grades` goes from the folded name or id of a source to its grade and whether it is the user's own.
    """

    vocabulary: Vocabulary
    grades: Mapping[str, Grade]
    own: frozenset[str]
    rivalries: tuple[Rivalry, ...]

    @cached_property
    def _outlets(self) -> Mapping[str, Outlet]:
        keys: dict[str, Outlet] = {}
        for outlet in self.vocabulary.outlets.values():
            for form in (*outlet.forms, *outlet.loose, outlet.id):
                keys.setdefault(_key(form), outlet)
        return keys

    @cached_property
    def _seats(self) -> Mapping[str, str]:
        """The party of each seat, ministry and force by its folded name."""
        keys: dict[str, str] = {}
        for party in self.vocabulary.parties.values():
            for form in (*party.seats, *party.ministries, *party.forces):
                keys.setdefault(_key(form), party.code)
        return keys

    def outlet(self, name: str) -> Outlet | None:
        """The medium, think tank or register of this name; None for one that the vocabulary does not know."""
        return self._outlets.get(_key(name))

    def office_of(self, name: str) -> str | None:
        """The party whose government or forces publish under this name ("The White House"); None for all others.

        A name counts too where a party's name or adjective begins it and a word of government follows.
        """
        key = _key(name)
        if key in self._seats:
            return self._seats[key]
        words = [word.strip("(),./").casefold() for word in name.split()]
        if not _OFFICIAL & set(words):
            return None
        return next((code for form, code in self._states if key.startswith(form)), None)

    @cached_property
    def _states(self) -> tuple[tuple[str, str], ...]:
        found = {
            _key(form): party.code
            for party in self.vocabulary.parties.values()
            for form in (*party.all_names, *party.adjectives)
            if len(_key(form)) > 1
        }
        return tuple(sorted(found.items(), key=lambda entry: (-len(entry[0]), entry[0])))

    def capital_of(self, place: str) -> str | None:
        """The state whose capital a place is; None for another place."""
        return self._capitals.get(_key(place))

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        keys: dict[str, str] = {}
        for party in self.vocabulary.parties.values():
            for capital in party.capitals:
                keys.setdefault(_key(capital), party.code)
        return keys

    def grade(self, name: str | None) -> Grade:
        """The reliability of a source by its name: what the list says, C for a government's office, else F."""
        if not name:
            return UNKNOWN
        outlet = self.outlet(name)
        for key in (_key(name), _key(outlet.id) if outlet is not None else ""):
            if key in self.grades:
                return self.grades[key]
        return OFFICE if self.office_of(name) is not None else UNLISTED

    def are_rivals(self, one: str, other: str) -> bool:
        """Whether the list names the two parties as rivals."""
        return any(rivalry.parties == {one, other} for rivalry in self.rivalries)


_OFFICIAL = frozenset(
    "ministry department office senator embassy army navy parliament congress government forces".split()
)


def sources(vocabulary: Vocabulary) -> Sources:
    """The grades and rivals of the package, over them those of the user's own folder, and over all what people graded.

    Raises: VocabularyError for a malformed file, with the entry and the remedy.
    """
    return _sources(vocabulary)


@lru_cache(maxsize=4)
def _sources(vocabulary: Vocabulary) -> Sources:
    from importlib import resources

    package = resources.files("pactwatch.vocab") / "data"
    files = {name: (package / name).read_bytes() for name in sorted(GRADING_FILES)}
    grades = dict(_grades(RELIABILITY_FILE, files[RELIABILITY_FILE]))
    rivalries = list(_rivalries(RIVALS_FILE, files[RIVALS_FILE]))
    own: dict[str, Grade] = {}
    if vocabulary.local is not None:
        own = dict(_grades(*_local(vocabulary.local, RELIABILITY_FILE)))
        rivalries += _rivalries(*_local(vocabulary.local, RIVALS_FILE))
    own |= {_key(name): grade for name, grade in vocabulary.graded}
    return Sources(vocabulary, grades | own, frozenset(own), tuple(rivalries))


def _local(folder: Path, name: str) -> tuple[str, bytes]:
    path = folder / name
    return str(path), path.read_bytes() if path.is_file() else b""


def _grades(name: str, content: bytes) -> Iterator[tuple[str, Grade]]:
    for entry in _entries(name, content, "reliability"):
        entry.only(("grade", "reason", "sources"))
        mark = entry.text("grade")
        if mark not in LETTERS:
            entry.refuse("grade", "write one letter, A to F")
        named = entry.texts("sources")
        if not named:
            entry.refuse("sources", "name at least one source")
        for source in named:
            yield _key(source), Grade(mark, entry.text("reason"))


def _rivalries(name: str, content: bytes) -> Iterator[Rivalry]:
    for entry in _entries(name, content, "rivals"):
        entry.only(("parties", "since"))
        parties = frozenset(entry.texts("parties"))
        if len(parties) != 2:
            entry.refuse("parties", "write two codes: [IND, PAK]")
        yield Rivalry(parties, int(entry.number("since")))


def _entries(name: str, content: bytes, section: str) -> Iterator[Entry]:
    tree = parsed(name, content) if content.strip() else None
    if tree is None:
        return
    listed = tree.get(section) if isinstance(tree, dict) else None
    if not isinstance(listed, list):
        raise VocabularyError(f"{name}: no list of {section}; write `{section}:` and one entry after each hyphen")
    for place, fields in enumerate(listed, start=1):
        yield Entry(name, f"{section} number {place}", fields)


def _key(name: str) -> str:
    text = name.strip()
    return folded(text[4:] if text.casefold().startswith("the ") else text) or text
