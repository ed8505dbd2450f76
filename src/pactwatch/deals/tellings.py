"""What each claim tells about one field, gathered so that copies of one report count once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pactwatch.model import Claim, Stated
from pactwatch.model.deal import FieldValue, Value

V = TypeVar("V", bound=Value)
OWN_VOICE = "own voice"
ONLY = "the only value told"
MOST_TOLD = "told by most independent stories"
TOLD_FIRST = "told by as many independent stories as others; this one was told first"


@dataclass(frozen=True, slots=True)
class Telling(Generic[V]):
    """One value as one claim tells it; `published` is None for an undated document."""

    value: V
    claim: str
    story: str
    speakers: tuple[str, ...]
    published: date | None
    denied: bool


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """One value with all claims that tell it, the earliest first, undated last."""

    value: V
    tellings: tuple[Telling[V], ...]

    @property
    def stories(self) -> int:
        """How many independent stories tell it."""
        return len({telling.story for telling in self.tellings})

    @property
    def first(self) -> tuple[date, str]:
        """When it was told first, for sorting; undated values come last."""
        return _moment(self.tellings[0])

    def plain(self) -> FieldValue:
        """The record that a deal keeps."""
        speakers = sorted({name for telling in self.tellings for name in telling.speakers})
        claims = tuple(sorted(telling.claim for telling in self.tellings))
        return FieldValue(self.value, claims, self.stories, tuple(speakers))


def earliest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by date of publication, undated ones last, then by id."""
    return sorted(claims, key=lambda claim: (_published(claim) or date.max, claim.id))


def tellings(
    claims: Iterable[Claim], stories: Mapping[str, str], pick: Callable[[Claim], Stated[V] | None]
) -> tuple[Telling[V], ...]:
    """What `pick` finds in each claim, the earliest first; claims in which it finds nothing are left out."""
    found = [_telling(claim, stated.value, stories) for claim in claims if (stated := pick(claim)) is not None]
    return tuple(sorted(found, key=_moment))


def gather(
    given: Iterable[Telling[V]], key: Callable[[V], Hashable], best: Callable[[Sequence[V]], V] | None = None
) -> list[Told[V]]:
    """Every value told, most stories first, then the one told first.

    Values with one `key` are one; `best` chooses which of their forms stands for them, the first told by default.
    """
    groups: dict[Hashable, list[Telling[V]]] = {}
    for telling in given:
        groups.setdefault(key(telling.value), []).append(telling)
    told = [
        Told(best([telling.value for telling in group]) if best else group[0].value, tuple(group))
        for group in groups.values()
    ]
    return sorted(told, key=lambda value: (-value.stories, *value.first))


def most_told(told: Sequence[Told[V]]) -> tuple[V, str]:
    """The value that most independent stories tell, with the rule in words; the first told among equals."""
    if len(told) == 1:
        return told[0].value, ONLY
    return told[0].value, MOST_TOLD if told[0].stories > told[1].stories else TOLD_FIRST


def _telling(claim: Claim, value: V, stories: Mapping[str, str]) -> Telling[V]:
    speakers = tuple(speaker.name for speaker in claim.attribution.chain) or (OWN_VOICE,)
    return Telling(
        value,
        claim.id,
        stories.get(claim.document, claim.document),
        speakers,
        _published(claim),
        claim.attribution.denied is not None,
    )


def _published(claim: Claim) -> date | None:
    return claim.published.first_day if claim.published else None


def _moment(telling: Telling[V]) -> tuple[date, str]:
    return telling.published or date.max, telling.claim
