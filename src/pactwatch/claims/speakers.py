"""Who is heard in a sentence: the words of speaking, and the noun phrases that name the speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.tokens import Token
from pactwatch.errors import VocabularyError
from pactwatch.model import SpeakerKind
from pactwatch.vocab import Vocabulary, read_data

_PRONOUNS = frozenset("he she they we i it".split())
_STOP_LEFT = frozenset('; : " “ ” ( ) — – that which while but although as when because and'.split())
_STOP_RIGHT = frozenset(
    ', . ; : ( ) " “ ” — – that which who while but said says say has have had is was are were will would to told claim claims in'.split()
)
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Heard:
    """A noun phrase that names a speaker, at tokens `first` to `last`; `pronoun` where it is only "he" or "they"."""

    first: int
    last: int
    kind: SpeakerKind
    party: str | None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of the vocabulary's `speech.yaml`, phrases as tuples of lower-case tokens."""

    verbs: frozenset[str]
    before: tuple[tuple[str, ...], ...]
    sources: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    experts: frozenset[str]
    anonymous: frozenset[str]
    hedges: tuple[tuple[str, ...], ...]
    denials: tuple[tuple[str, ...], ...]


def speech_words(vocabulary: Vocabulary) -> SpeechWords:
    """The words of speaking, hedging and denial. Raises: VocabularyError where the file lacks a list."""
    data = read_data("speech.yaml", vocabulary.local)
    if not isinstance(data, Mapping):
        raise VocabularyError("speech.yaml: not a mapping; see the file that comes with the package for its shape")

    def words(name: str) -> frozenset[str]:
        return frozenset(data[name])

    def phrases(name: str) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted((tuple(phrase.split()) for phrase in data[name]), key=len, reverse=True))

    return SpeechWords(
        verbs=words("verbs"),
        before=phrases("before"),
        sources=words("sources"),
        media=words("media"),
        documents=words("documents"),
        experts=words("experts"),
        anonymous=words("anonymous"),
        hedges=phrases("hedges"),
        denials=phrases("denials"),
    )


class SpeakerFinder:
    """Finds the speakers of sentences of one passage."""

    def __init__(self, passage: Passage, words: SpeechWords, vocabulary: Vocabulary) -> None:
        self._passage = passage
        self._tokens = passage.tokens
        self._words = words
        self._vocabulary = vocabulary
        self._offices = {
            tuple(form.split()): office.kind for office in vocabulary.offices.values() for form in office.words
        }

    def heard(self, found: Found) -> list[Heard]:
        """The speakers of a sentence, the original one first, the medium that carries it last."""
        said = [*self._subjects(found), *self._introduced(found)]
        unique: list[Heard] = []
        for speaker in said:
            if not any(speaker.first < other.last and other.first < speaker.last for other in unique):
                unique.append(speaker)
        return sorted(unique, key=lambda s: (s.kind is SpeakerKind.MEDIUM, s.kind is SpeakerKind.DOCUMENT))

    def _subjects(self, found: Found) -> Iterator[Heard]:
        """Speakers before a verb of speaking ("X said"), or after it where it is turned round ("..., said X")."""
        for at in range(found.sentence.first, found.sentence.last):
            token = self._tokens[at]
            if token.lower not in self._words.verbs or (token.capital and at > found.sentence.first):
                continue
            phrase = self._left(found, at)
            if phrase is None and at > found.sentence.first and self._tokens[at - 1].text in ',"”’':
                phrase = self._right(found, at + 1)
            heard = self._classified(found, *phrase) if phrase else None
            if heard is not None:
                yield heard
                if token.lower in ("told", "informed"):
                    yield from self._medium_at(found, at + 1)

    def _introduced(self, found: Found) -> Iterator[Heard]:
        """Speakers after "according to", "citing", "in an interview with"."""
        for at in range(found.sentence.first, found.sentence.last):
            for words in self._words.before:
                if tuple(token.lower for token in self._tokens[at : at + len(words)]) != words:
                    continue
                phrase = self._right(found, at + len(words))
                heard = self._classified(found, *phrase) if phrase else None
                if heard is not None:
                    yield heard
                break

    def _left(self, found: Found, verb: int) -> tuple[int, int] | None:
        """The noun phrase that ends before a verb; an apposition between commas is stepped over."""
        last = verb
        while last > found.sentence.first and self._tokens[last - 1].lower in (
            "also",
            "had",
            "has",
            "have",
            "was",
            "is",
            "recently",
            "earlier",
            "later",
            "today",
            "on",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "reportedly",
        ):
            last -= 1
        if last > found.sentence.first and self._tokens[last - 1].text == ",":
            comma = next(
                (
                    at
                    for at in range(last - 2, max(found.sentence.first, last - 20), -1)
                    if self._tokens[at].text == ","
                ),
                None,
            )
            if comma is None:
                return None
            last = comma
        first = last
        while first > found.sentence.first and last - first < _LONGEST and not self._bounds(self._tokens[first - 1]):
            first -= 1
        return (first, last) if last > first else None

    @staticmethod
    def _bounds(token: Token) -> bool:
        return token.lower in _STOP_LEFT or token.text == ","

    def _right(self, found: Found, first: int) -> tuple[int, int] | None:
        last = first
        while last < found.sentence.last and last - first < _LONGEST and self._tokens[last].lower not in _STOP_RIGHT:
            last += 1
        return (first, last) if last > first else None

    def _medium_at(self, found: Found, first: int) -> Iterator[Heard]:
        for match in found.outlets:
            if first <= match.first <= first + 4:
                outlet = self._vocabulary.outlets[match.term.ref]
                yield Heard(match.first, match.last, outlet.kind, outlet.home)

    def _classified(self, found: Found, first: int, last: int) -> Heard | None:
        """The speaker that a noun phrase names, or None where it names none."""
        while first < last and self._tokens[first].lower in (
            "the",
            "a",
            "an",
            "that",
            "recent",
            "latest",
            "one",
            ",",
            "if",
            "in",
        ):
            first += 1
        if first >= last:
            return None
        words = [token.lower for token in self._tokens[first:last]]
        if len(words) == 1 and words[0] in _PRONOUNS:
            return Heard(first, last, SpeakerKind.OTHER, None, pronoun=words[0] != "it")
        outlet = next((match for match in found.outlets if first <= match.first < last), None)
        if outlet is not None:
            entry = self._vocabulary.outlets[outlet.term.ref]
            return Heard(outlet.first, outlet.last, entry.kind, entry.home)
        kind = self._kind(found, words, first, last)
        return Heard(first, last, kind, self._party(found, first, last)) if kind else None

    def _kind(self, found: Found, words: list[str], first: int, last: int) -> SpeakerKind | None:
        said = set(words)
        if said & self._words.anonymous:
            return SpeakerKind.ANONYMOUS
        if said & self._words.experts:
            return SpeakerKind.EXPERT
        if said & self._words.media:
            return SpeakerKind.MEDIUM
        if said & self._words.documents and not self._office(words):
            return SpeakerKind.DOCUMENT
        parties = [party for party in found.parties if first <= party.first < last]
        if self._office(words) or any(party.maker is None for party in parties):
            return SpeakerKind.OFFICIAL
        if parties:
            return SpeakerKind.COMPANY
        if said & self._words.sources:
            return SpeakerKind.ANONYMOUS if said & {"officials", "official"} else SpeakerKind.OTHER
        named = any(token.capital and at > 0 for at, token in enumerate(self._tokens[first:last])) or (
            last - first >= 2 and self._tokens[first].capital
        )
        return SpeakerKind.OTHER if named else None

    def _office(self, words: list[str]) -> bool:
        return any(tuple(words[at : at + size]) in self._offices for size in (1, 2, 3) for at in range(len(words)))

    def _party(self, found: Found, first: int, last: int) -> str | None:
        return next((party.code for party in found.parties if first <= party.first < last), None)
