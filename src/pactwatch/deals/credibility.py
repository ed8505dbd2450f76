"""How far a deal can be believed, 1 to 6 by the Admiralty grading, with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pactwatch.deals.voices import Sides, Standing, Voice, origins
from pactwatch.model import Grade, SpeakerKind
from pactwatch.vocab.reliability import LETTERS, Sources

LABELS = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
MAIN_FIELDS = ("supplier", "recipient", "item", "number_ordered", "value", "stage")
_FIELD_WORDS = {"number_ordered": "number ordered"}
_KINDS = {
    SpeakerKind.OFFICIAL: "officials",
    SpeakerKind.COMPANY: "makers",
    SpeakerKind.DOCUMENT: "documents",
    SpeakerKind.ANONYMOUS: "unnamed sources",
    SpeakerKind.EXPERT: "experts",
    SpeakerKind.MEDIUM: "media",
    SpeakerKind.OTHER: "others",
}
_WEAK = frozenset("DE")
_STRONG = frozenset("AB")
_DOUBTFUL = 4


@dataclass(frozen=True, slots=True)
class Credibility:
    """How far a deal can be believed.

    `grade` holds the mark, 1 to 6, with the whole reason; `label` says the mark in words, `grounds` the reasons one by
    one. `origins` counts independent sources. `silent` are parties to the deal of whose side nobody speaks.
    """

    grade: Grade
    label: str
    origins: int
    silent: tuple[str, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the mark is computed from; `told` affirm the deal, `denials` deny it."""

    told: tuple[Voice, ...]
    denials: tuple[Voice, ...]
    origins: int
    conflicts: tuple[str, ...]
    sides: Sides
    known: Sources

    @property
    def on_record(self) -> frozenset[Standing]:
        """The sides of the deal that say so on the record."""
        return frozenset(voice.standing for voice in self.told if voice.on_record)

    @property
    def all_hedged(self) -> bool:
        """Whether no report tells it without a hedge."""
        return all(voice.hedged for voice in self.told)

    @property
    def best(self) -> str:
        """The best letter of reliability among those who tell it."""
        return min((voice.reliability.mark for voice in self.told), default="F")

    @property
    def unknown(self) -> bool:
        """Whether nothing is known of anybody who tells it."""
        return all(
            voice.standing is Standing.UNKNOWN
            and voice.reliability.mark == "F"
            and voice.kind is not SpeakerKind.EXPERT
            for voice in self.told
        )


def credibility(
    voices: Sequence[Voice], stories: Mapping[str, str], sides: Sides, conflicts: Iterable[str], known: Sources
) -> Credibility:
    """The credibility of what these voices tell; `conflicts` names the fields on which reports exclude each other."""
    told = tuple(voice for voice in voices if not voice.denied)
    facts = _Facts(
        told=told,
        denials=tuple(voice for voice in voices if voice.denied),
        origins=len(origins(told, stories)),
        conflicts=tuple(name for name in MAIN_FIELDS if name in set(conflicts)),
        sides=sides,
        known=known,
    )
    level = _level(facts)
    grounds = tuple(_grounds(facts))
    return Credibility(
        grade=Grade(str(level), "; ".join(grounds)),
        label=LABELS[level],
        origins=facts.origins,
        silent=_silent(facts),
        grounds=grounds,
    )


def _level(facts: _Facts) -> int:
    """The mark: where the evidence puts it, then down a step for each reason against."""
    if not facts.told:
        return 5 if facts.denials else 6
    denied = {voice.standing for voice in facts.denials if voice.on_record}
    if denied:
        return 3 if facts.on_record - denied else 5
    if facts.unknown:
        return 6
    against = (facts.all_hedged, facts.best in _WEAK, bool(facts.denials), bool(facts.conflicts))
    return min(_base(facts) + sum(against), _DOUBTFUL)


def _base(facts: _Facts) -> int:
    if facts.on_record and facts.origins > 1:
        return 1 if len(facts.on_record) > 1 else 2
    if facts.on_record or facts.origins > 1:
        return 3
    named = any(voice.kind is not SpeakerKind.ANONYMOUS for voice in facts.told)
    return 3 if named and facts.best in _STRONG else 4


def _grounds(facts: _Facts) -> Iterator[str]:
    yield _who_tells(facts)
    yield from _who_is_silent(facts)
    yield from _independence(facts)
    yield from _rivals(facts)
    if facts.told and any(voice.hedged for voice in facts.told):
        yield "every report hedges it" if facts.all_hedged else "some reports hedge it"
    if facts.denials and facts.told:
        yield f"{_groups(facts.denials, facts)} {_verb(facts.denials, 'deny', 'denies')} it"
    if facts.conflicts:
        yield f"reports disagree on {_listed([_FIELD_WORDS.get(name, name) for name in facts.conflicts])}"
    if facts.told and facts.best in _WEAK:
        yield f"no source is better than {facts.best}, {LETTERS[facts.best]}"


def _who_tells(facts: _Facts) -> str:
    if not facts.told:
        denying = _groups(facts.denials, facts)
        return f"only a denial is told, by {denying}" if facts.denials else "nobody tells it"
    words = _groups(facts.told, facts)
    both = facts.on_record == {Standing.SUPPLIER, Standing.RECIPIENT}
    return f"{'' if both else 'only '}{words} {_verb(facts.told, 'tell', 'tells')} it"


def _verb(voices: Sequence[Voice], many: str, one: str) -> str:
    return one if all(_nameless(voice) for voice in voices) else many


def _groups(voices: Iterable[Voice], facts: _Facts) -> str:
    """Who speaks, side by side: "officials of the supplier, Türkiye, and media of a third party, India,"."""
    by_side: dict[Standing, list[Voice]] = {}
    for voice in voices:
        standing = Standing.THIRD if voice.standing is Standing.RIVAL else voice.standing
        by_side.setdefault(standing, []).append(voice)
    return " and ".join(_group(side, by_side[side], facts) for side in Standing if side in by_side)


def _group(side: Standing, voices: Sequence[Voice], facts: _Facts) -> str:
    kinds = _listed([words for kind, words in _KINDS.items() if any(voice.kind is kind for voice in voices)])
    if side is Standing.UNKNOWN:
        return "a report that names no source" if all(map(_nameless, voices)) else f"{kinds} whose home is not known"
    parties = sorted({voice.party for voice in voices if voice.party is not None})
    names = _listed([facts.known.vocabulary.party_name(party) for party in parties])
    if side is Standing.THIRD:
        return f"{kinds} of {'a third party' if len(parties) == 1 else 'third parties'}, {names},"
    return f"{kinds} of the {side.value}, {names},"


def _nameless(voice: Voice) -> bool:
    return voice.own and not voice.name and voice.party is None


def _who_is_silent(facts: _Facts) -> Iterator[str]:
    silent = _silent(facts)
    names = [facts.known.vocabulary.party_name(party) for party in silent]
    if names:
        yield f"no word from {_listed(names, 'or')}"
    official = {voice.party for voice in (*facts.told, *facts.denials) if voice.on_record}
    parties = [*sorted(facts.sides.suppliers), *sorted(facts.sides.recipients - facts.sides.suppliers)]
    unofficial = [party for party in parties if party not in official and party not in silent]
    if unofficial:
        yield f"no official word from {_listed([facts.known.vocabulary.party_name(p) for p in unofficial], 'or')}"


def _silent(facts: _Facts) -> tuple[str, ...]:
    """Parties to the deal of whose side nobody speaks, suppliers first."""
    heard = {voice.party for voice in (*facts.told, *facts.denials)}
    parties = [*sorted(facts.sides.suppliers), *sorted(facts.sides.recipients - facts.sides.suppliers)]
    return tuple(party for party in parties if party not in heard)


def _independence(facts: _Facts) -> Iterator[str]:
    reports = len({voice.document for voice in facts.told})
    if facts.origins > 1:
        yield f"{facts.origins} independent sources"
    elif reports > 1:
        yield f"all {reports} reports go back to one source"
    elif reports == 1:
        yield "one report"


def _rivals(facts: _Facts) -> Iterator[str]:
    parties = sorted({voice.party for voice in facts.told if voice.standing is Standing.RIVAL and voice.party})
    sides = sorted(facts.sides.suppliers | facts.sides.recipients)
    name = facts.known.vocabulary.party_name
    for party in parties:
        against = [name(one) for one in sides if facts.known.are_rivals(party, one)]
        yield f"{name(party)} is a rival of {_listed(against)}"


def _listed(words: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
