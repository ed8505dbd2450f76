"""Whom a short form means: "he", "the minister", a bare surname, "the report", the medium of nameless sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from pactwatch.claims.naming import Heard, Namer
from pactwatch.claims.passage import Passage
from pactwatch.claims.speech import SpeechWords
from pactwatch.model import SpeakerKind

_PERSONS = (SpeakerKind.OFFICIAL, SpeakerKind.EXPERT, SpeakerKind.COMPANY, SpeakerKind.OTHER, SpeakerKind.ANONYMOUS)
_MOST_PLACES = 50  # mentions of one word that are looked at, so that a long text takes no longer than its length
_LINKS = frozenset("of for and the".split())
_REPORTS = frozenset(
    "report reports article paper newspaper magazine daily outlet website channel broadcaster story".split()
)
_LOWER_RANKS = frozenset("vice deputy assistant former acting under associate - ex".split())
_INITIALS = frozenset("jr sr".split())


class Antecedents:
    """Remembers the speakers of one passage in order, and tells whom later words mean."""

    def __init__(self, passage: Passage, words: SpeechWords, namer: Namer) -> None:
        self._namer = namer
        self._tokens = passage.tokens
        self._words = words
        self._heard: list[Heard] = []
        self._medium: Heard | None = None

    @cached_property
    def _capitals(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands with a capital, by the word in lower case."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self._tokens):
            if token.capital:
                places.setdefault(token.lower, []).append(at)
        return places

    def meant(self, heard: Heard) -> Heard | None:
        """The speaker that is meant, None where a pronoun means nobody that was heard before."""
        meant = self._resolved(heard)
        if meant is not None:
            self._heard.append(meant)
            if meant.kind is SpeakerKind.MEDIUM:
                self._medium = meant
        return meant

    def with_medium(self, chain: tuple[Heard, ...]) -> tuple[Heard, ...]:
        """The chain of a sentence; nameless sources keep the medium that the text cited for them before."""
        medium = self._medium
        if not chain or medium is None or any(speaker.first == medium.first for speaker in chain):
            return chain
        return (*chain, medium) if all(speaker.kind is SpeakerKind.ANONYMOUS for speaker in chain) else chain

    def _resolved(self, heard: Heard) -> Heard | None:
        if heard.pronoun:
            return self._pronoun(heard)
        tokens = self._tokens[heard.first : heard.last]
        if (
            heard.kind in (SpeakerKind.DOCUMENT, SpeakerKind.MEDIUM)
            and len(tokens) == 1
            and tokens[0].lower in _REPORTS
        ):
            return self._medium or heard
        if heard.first > 0 and self._tokens[heard.first - 1].lower == "the" and heard.kind is SpeakerKind.OFFICIAL:
            named = self._office_holder(heard)
            if named is not None:
                return self._namer.renamed(heard, *named)
        if heard.kind is SpeakerKind.ANONYMOUS:
            return self._fuller(heard)
        if len(tokens) == 1 and tokens[0].capital and heard.kind in (SpeakerKind.OTHER, SpeakerKind.OFFICIAL):
            return self._full_name(heard)
        return heard

    def _pronoun(self, heard: Heard) -> Heard | None:
        """The last speaker who fits: a person for "he", anyone but a country for "they", not a person for "it"."""
        for before in reversed(self._heard[-_MOST_PLACES:]):
            if heard.pronoun == "it":
                if before.kind in (SpeakerKind.COMPANY, SpeakerKind.MEDIUM, SpeakerKind.DOCUMENT) or before.state:
                    return before
            elif before.kind in _PERSONS and (not before.state or heard.pronoun == "they"):
                return before
        return None

    def _fuller(self, heard: Heard) -> Heard:
        """The same nameless sources as the text first named them, where a shorter form names their state again."""
        words = {token.lower for token in self._tokens[heard.first : heard.last]}
        for before in self._heard[-_MOST_PLACES:]:
            named = {token.lower for token in self._tokens[before.first : before.last]}
            same = before.kind is SpeakerKind.ANONYMOUS and before.party == heard.party and heard.party is not None
            if same and words < named:
                return before
        return heard

    def _full_name(self, heard: Heard) -> Heard:
        """The same speaker with the kind and party that a longer form of the name told before."""
        word = self._tokens[heard.first].lower
        for before in reversed(self._heard[-_MOST_PLACES:]):
            if before.last - before.first > 1 and word in (t.lower for t in self._tokens[before.first : before.last]):
                if before.kind is SpeakerKind.MEDIUM:
                    continue
                party = heard.party or before.party
                kind = before.kind if heard.kind is SpeakerKind.OTHER else heard.kind
                return replace(heard, kind=kind, party=party)
        return self._titled(heard)

    def _titled(self, heard: Heard) -> Heard:
        """The same speaker with the kind and party of the office that stands before the name elsewhere in the text."""
        word = self._tokens[heard.first].text
        for at in self._capitals.get(word.lower(), [])[:_MOST_PLACES]:
            if self._tokens[at].text != word or at == heard.first:
                continue
            first = at
            while (
                first > 0
                and at - first < 6
                and (self._tokens[first - 1].capital or self._tokens[first - 1].text == ".")
            ):
                first -= 1
            titled = self._namer.of_office(first, at) if first < at else None
            if titled is not None:
                return replace(heard, kind=titled[0], party=heard.party or titled[1])
        return heard

    def _office_holder(self, heard: Heard) -> tuple[int, int] | None:
        """The last place before where the office of "the minister" stands with a name."""
        office = [token.lower for token in self._tokens[heard.first : heard.last]]
        places = self._capitals.get(office[0], [])
        before = bisect_left(places, heard.first - len(office))
        for at in reversed(places[max(0, before - _MOST_PLACES) : before]):
            if [token.lower for token in self._tokens[at : at + len(office)]] != office:
                continue
            if at and self._tokens[at - 1].lower in _LOWER_RANKS:
                continue
            end = self._name_end(at + len(office))
            names = [
                t for t in self._tokens[at + len(office) : end] if t.capital and t.lower not in self._words.sources
            ]
            if len(names) >= 2 or (len(names) == 1 and end == at + len(office) + 1):
                return at, end
        return None

    def _name_end(self, at: int) -> int:
        """The end of a run of capitalised words with "of", initials and "Jr." in it."""
        end = at
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.capital:
                end = at + 1
            elif token.text == "," and at + 1 < len(self._tokens) and self._tokens[at + 1].lower in _INITIALS:
                pass
            elif (
                token.text == "."
                and at == end
                and (len(self._tokens[at - 1].text) == 1 or self._tokens[at - 1].lower in _INITIALS)
            ):
                end = at + 1
            elif not (token.lower in _LINKS and at == end):
                break
            at += 1
        return end
