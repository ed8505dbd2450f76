"""Which share of a register's rows, or of the designations of a collection of texts, the catalogue knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.vocab.registers import is_kind, system_of
from pactwatch.vocab.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A designation as a row or a text has it; `year` sorts it, None where it has none.

    `description` says in the source's words what it is. `known` tells what whoever found it knows already: whether it
    is in the catalogue; None leaves that to the look-up.
    """

    designation: str
    description: str = ""
    year: int | None = None
    known: bool | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of `total` the catalogue knows; `kinds` name only what kind of thing it is ("vehicle engine")."""

    total: int
    known: int
    kinds: int

    @property
    def share(self) -> float | None:
        """The share known, 0 to 1, those that only name a kind counted as not known; None of nothing."""
        return self.known / self.total if self.total else None

    @property
    def share_of_types(self) -> float | None:
        """The share known of those that name a type; None where there are none."""
        types = self.total - self.kinds
        return self.known / types if types else None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A designation that the catalogue does not know, with its commonest description, and how often it stands there."""

    designation: str
    description: str
    times: int


@dataclass(frozen=True, slots=True)
class Covered:
    """What a catalogue knows of a source: in all, by year (those without one left out), and what it does not know.

    `unknown` has the most frequent first; what only names a kind of thing is not listed.
    """

    all: Share
    by_year: tuple[tuple[int, Share], ...]
    unknown: tuple[Unknown, ...]


def covered(vocabulary: Vocabulary, named: Iterable[Named]) -> Covered:
    """What the vocabulary's catalogue knows of these designations, each counted as often as it is given."""
    states: Counter[tuple[int | None, str]] = Counter()
    missing: dict[str, Counter[str]] = {}
    known_before: dict[tuple[str, str], str] = {}
    for one in named:
        key = one.designation, one.description
        if one.known is not None:
            state = "known" if one.known else "unknown"
        elif key in known_before:
            state = known_before[key]
        else:
            state = known_before[key] = _state(vocabulary, one)
        states[one.year, state] += 1
        if state == "unknown":
            missing.setdefault(one.designation, Counter())[one.description] += 1
    years = sorted({year for year, _ in states if year is not None})
    listed = [Unknown(name, kinds.most_common(1)[0][0], kinds.total()) for name, kinds in missing.items()]
    return Covered(
        all=_share(states, {year for year, _ in states}),
        by_year=tuple((year, _share(states, {year})) for year in years),
        unknown=tuple(sorted(listed, key=lambda one: (-one.times, one.designation))),
    )


def _state(vocabulary: Vocabulary, one: Named) -> str:
    if is_kind(one.designation, one.description):
        return "kind"
    return "known" if system_of(vocabulary, one.designation, one.description) is not None else "unknown"


def _share(states: Counter[tuple[int | None, str]], years: set[int | None]) -> Share:
    def of(state: str) -> int:
        return sum(states[year, state] for year in years)

    known, kinds = of("known"), of("kind")
    return Share(known + kinds + of("unknown"), known, kinds)
