"""Who says so: the chain of speakers behind each sentence of a document, hedging and denial."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.speakers import Heard, SpeakerFinder, SpeechWords
from pactwatch.model import Attribution, Evidence, Part, Span, Speaker, SpeakerKind
from pactwatch.vocab import Vocabulary

_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class _Chain:
    """Speakers heard, the original first; `carried` tells that they were heard in an earlier sentence."""

    speakers: tuple[Heard, ...]
    carried: bool


class Attributor:
    """Gives each sentence of one document its attribution."""

    def __init__(self, document: str, passage: Passage, words: SpeechWords, vocabulary: Vocabulary) -> None:
        self._document = document
        self._passage = passage
        self._words = words
        self._chains = self._all_chains(SpeakerFinder(passage, words, vocabulary))

    def of(self, found: Found) -> Attribution:
        """Who says what a sentence says; an empty chain where the document says it on its own authority."""
        chain = self._chains[found.sentence.index]
        return Attribution(
            chain=tuple(self._speaker(heard) for heard in chain.speakers),
            hedged=self._phrase(found, self._words.hedges),
            denied=self._phrase(found, self._words.denials),
        )

    def _all_chains(self, finder: SpeakerFinder) -> list[_Chain]:
        chains: list[_Chain] = []
        last: tuple[Heard, ...] = ()
        medium: Heard | None = None
        for found in self._passage.found:
            heard = finder.heard(found)
            named = tuple(speaker for speaker in heard if not speaker.pronoun)
            if any(speaker.pronoun for speaker in heard) and last:
                named = (*last[:1], *(speaker for speaker in named if speaker != last[0]))
            medium = next((speaker for speaker in named if speaker.kind is SpeakerKind.MEDIUM), medium)
            if named:
                if medium and medium not in named and all(s.kind is SpeakerKind.ANONYMOUS for s in named):
                    named = (*named, medium)
                chains.append(_Chain(named, carried=False))
                last = named
            elif last and self._continues(found, chains):
                chains.append(_Chain(last, carried=True))
            else:
                chains.append(_Chain((), carried=False))
        return chains

    def _continues(self, found: Found, chains: list[_Chain]) -> bool:
        """Whether a sentence goes on in the voice of the one before: the same paragraph, inside or after reported speech."""
        at = found.sentence.index
        before = self._passage.found[at - 1].sentence
        gap = self._passage.text[before.end : found.sentence.start]
        if "\n" in gap or not chains[at - 1].speakers:
            return False
        text = self._passage.text[before.start : found.sentence.end]
        return any(sign in text for sign in _QUOTES) or all(
            s.kind is SpeakerKind.ANONYMOUS for s in chains[at - 1].speakers[:1]
        )

    def _speaker(self, heard: Heard) -> Speaker:
        return Speaker(
            self._passage.words(heard.first, heard.last),
            heard.kind,
            heard.party,
            self._evidence(heard.first, heard.last),
        )

    def _evidence(self, first: int, last: int) -> Evidence:
        tokens = self._passage.tokens
        return Evidence(self._document, Part.TEXT, Span(tokens[first].start, tokens[last - 1].end))

    def _phrase(self, found: Found, phrases: tuple[tuple[str, ...], ...]) -> Evidence | None:
        tokens = self._passage.tokens
        for at in range(found.sentence.first, found.sentence.last):
            for words in phrases:
                if (
                    at + len(words) <= found.sentence.last
                    and tuple(t.lower for t in tokens[at : at + len(words)]) == words
                ):
                    return self._evidence(at, at + len(words))
        return None
