"""Who tells of a deal, on which side each stands, and which of them tell independently of each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.connected import connected
from pactwatch.model import Claim, Document, Grade, PartialDate, Speaker, SpeakerKind, Transfer
from pactwatch.vocab import folded
from pactwatch.vocab.reliability import Sources

_PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
_DATELINE = re.compile(rf"({_PLACE})(?:\s*\([^)\n]{{1,30}}\))?(?:, [^:—–\n]{{1,40}})?(?::| ?[—–] ?| -{{1,2}} )")
_FIRST_LINES = 6
ON_RECORD = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.COMPANY, SpeakerKind.DOCUMENT})


class Standing(StrEnum):
    """On which side of a deal somebody stands who speaks of it."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    RIVAL = "rival"
    THIRD = "third"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who stands behind a document.

    `name` is None where the document names nobody. `party` is the home state of a medium or the state whose office it
    is, None where unknown; `dateline` the place by which the home of an unknown publisher was told, else None.
    """

    name: str | None
    kind: SpeakerKind
    party: str | None
    reliability: Grade
    dateline: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One who tells a claim, first in its chain of speakers, or the document itself (`own`).

    `via` names the media that the document cites for it. `published` is None for an undated document.
    """

    claim: str
    document: str
    name: str
    kind: SpeakerKind
    party: str | None
    standing: Standing
    own: bool
    via: tuple[str, ...]
    reliability: Grade
    hedged: bool
    denied: bool
    published: PartialDate | None

    @property
    def on_record(self) -> bool:
        """Whether a side of the deal speaks, by name or in a document of its own."""
        return self.kind in ON_RECORD and self.standing in (Standing.SUPPLIER, Standing.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties on either side of a deal, by any report."""

    suppliers: frozenset[str]
    recipients: frozenset[str]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Sides:
        """The sides that claims of transfers tell."""
        contents = [claim.content for claim in claims if isinstance(claim.content, Transfer)]
        return cls(
            frozenset(code for content in contents if content.supplier for code in content.supplier.value),
            frozenset(code for content in contents if content.recipient for code in content.recipient.value),
        )

    def standing(self, party: str | None, known: Sources) -> Standing:
        """Where a party stands to the deal; one on both sides counts as the supplier's."""
        if party is None:
            return Standing.UNKNOWN
        if party in self.suppliers:
            return Standing.SUPPLIER
        if party in self.recipients:
            return Standing.RECIPIENT
        rival = any(known.are_rivals(party, one) for one in self.suppliers | self.recipients)
        return Standing.RIVAL if rival else Standing.THIRD


def publisher_of(document: Document, known: Sources) -> Publisher:
    """Who stands behind a document: the publisher that it names, else what its dateline tells of its home."""
    name = document.publisher
    outlet = known.outlet(name) if name else None
    if outlet is not None:
        return Publisher(name, outlet.kind, outlet.home, known.grade(name))
    office = known.office_of(name) if name else None
    if office is not None:
        return Publisher(name, SpeakerKind.OFFICIAL, office, known.grade(name))
    place, party = _dateline(document, known)
    return Publisher(name, SpeakerKind.MEDIUM, party, known.grade(name), place)


def voices_of(
    claims: Sequence[Claim], publishers: Mapping[str, Publisher], sides: Sides, known: Sources
) -> tuple[Voice, ...]:
    """The voice of each claim, in the order of the claims; `publishers` is by document."""
    return tuple(_voice(claim, publishers[claim.document], sides, known) for claim in claims)


def origins(voices: Sequence[Voice], stories: Mapping[str, str]) -> tuple[tuple[int, ...], ...]:
    """The positions of the voices in groups that go back to one source.

    Copies of one report, reports that cite one medium, and reports that name one speaker of one party are one source.
    """
    keys = [set(_keys(voice, stories)) for voice in voices]
    holders: dict[tuple[str, ...], int] = {}
    same = []
    for position, held in enumerate(keys):
        for key in sorted(held):
            same.append((holders.setdefault(key, position), position))
    return tuple(tuple(group) for group in connected(len(voices), same))


def _voice(claim: Claim, publisher: Publisher, sides: Sides, known: Sources) -> Voice:
    chain = claim.attribution.chain
    party = _party(chain[0], known) if chain else publisher.party
    cited = [speaker.name for speaker in chain if speaker.kind is SpeakerKind.MEDIUM]
    grades = [known.grade(name) for name in cited] or [publisher.reliability]
    return Voice(
        claim=claim.id,
        document=claim.document,
        name=chain[0].name if chain else publisher.name or "",
        kind=chain[0].kind if chain else publisher.kind,
        party=party,
        standing=sides.standing(party, known),
        own=not chain,
        via=tuple(cited),
        reliability=min(grades, key=lambda grade: grade.mark),
        hedged=claim.attribution.hedged is not None,
        denied=claim.attribution.denied is not None,
        published=claim.published,
    )


def _party(speaker: Speaker, known: Sources) -> str | None:
    if speaker.party is not None or speaker.kind is not SpeakerKind.MEDIUM:
        return speaker.party
    outlet = known.outlet(speaker.name)
    return outlet.home if outlet is not None else None


def _keys(voice: Voice, stories: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield "story", stories.get(voice.document, voice.document)
    for medium in voice.via:
        yield "medium", folded(medium)
    if voice.own and voice.name:
        yield "medium", folded(voice.name)
    elif voice.party is not None:
        yield "speaker", voice.party, folded(voice.name)


def _dateline(document: Document, known: Sources) -> tuple[str | None, str | None]:
    """The place that a report is dated from, where it is a capital, and its state."""
    lines = [line.strip() for line in document.text[:2000].splitlines() if line.strip()]
    for line in lines[:_FIRST_LINES]:
        found = _DATELINE.match(line)
        if found is not None and (code := known.capital_of(found[1])) is not None:
            return found[1], code
    return None, None
