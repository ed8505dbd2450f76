"""What a noun phrase is as a speaker: its kind, its party, and the name that a short form stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from pactwatch.claims.closed import DETERMINERS, PRONOUNS
from pactwatch.claims.lexicon import Form, Match
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.passage import Found, Passage
from pactwatch.claims.phrases import Phrase
from pactwatch.claims.record import record
from pactwatch.claims.speech import SpeechWords
from pactwatch.model import SpeakerKind
from pactwatch.vocab import MakerKind, Vocabulary

_LEADING = DETERMINERS | frozenset(
    ", if in meanwhile recently earlier so of even only however today yesterday later".split()
)
_HEAD_ENDS = frozenset("of for from in at to on with about by close familiar who".split())
_GOVERNING = (Form.CAPITAL, Form.SEAT, Form.LEADER, Form.FORCE, Form.MINISTRY)
_COMMON = frozenset(
    "having being what this that these those there others such most few none nobody everyone everything nothing news"
    " m.d".split()
)
_SEVERAL = frozenset("leaders sides countries parties presidents ministers nations".split())
_SIGNS = '"“”‘’.-–—,'
_NOUNS = (SpeakerKind.ANONYMOUS, SpeakerKind.EXPERT, SpeakerKind.MEDIUM, SpeakerKind.DOCUMENT)
_BACK = frozenset("report reports article story interview".split())


@record
class Heard:
    """A noun phrase that names a speaker, at tokens `first` to `last`.

    `pronoun` is the word where it is only "he" or "they", else empty; `state` tells a bare country ("Iran said").
    `outer` tells a speaker who reports what another said ("..., said X", "according to X").
    """

    first: int
    last: int
    kind: SpeakerKind
    party: str | None
    pronoun: str = ""
    state: bool = False
    outer: bool = False


class Namer:
    """Tells what the noun phrases of one passage are as speakers."""

    def __init__(self, passage: Passage, words: SpeechWords, vocabulary: Vocabulary) -> None:
        self._tokens = passage.tokens
        self._mentions = [p for found in passage.found for p in found.parties if p.form is not Form.PRONOUN]
        self._words = words
        self._outlets = vocabulary.outlets
        self._outlet_names = words.outlets
        self._makers = vocabulary.makers
        self._offices = words.offices
        self._passage = passage

    @cached_property
    def main(self) -> str | None:
        """The state whose government the text names most; None if unclear."""
        return _main_government(self._passage, self._words)

    def heard(self, found: Found, phrase: Phrase, outer: bool = False) -> Heard | None:
        """The speaker that a noun phrase names, or None where it names none."""
        first, last = self._trimmed(phrase)
        if first >= last or self._tokens[last - 1].lower == "'s":
            return None
        words = self.words(first, last)
        if len(words) == 1 and words[0] in PRONOUNS:
            return Heard(first, last, SpeakerKind.OTHER, None, pronoun=words[0], outer=outer)
        if len(words) == 1 and words[0] in _SEVERAL:
            return Heard(first, last, SpeakerKind.OTHER, None, pronoun="they", outer=outer)
        outlet = next(
            (m for m in found.outlets if m.first < last and first < m.last and not self._of_person(m, last)), None
        )
        if outlet is not None and words[-1] not in ("sources", "source", "official", "officials"):
            entry = self._outlets[outlet.term.ref]
            return Heard(outlet.first, outlet.last, entry.kind, entry.home, outer=outer)
        medium = self._medium(first, last, outer)
        if medium is not None:
            return medium
        kind = self._kind(found, first, last)
        if kind is None:
            return None
        near = phrase.near
        if near and kind is SpeakerKind.OTHER:
            told = self._kind(found, *near, described=True)
            kind = SpeakerKind.OFFICIAL if told is SpeakerKind.ANONYMOUS else told or kind
        party = self._party(found, first, last)
        if party is None and near:
            party = self._party(found, *near)
        if party is None and kind in (SpeakerKind.OFFICIAL, SpeakerKind.ANONYMOUS) and not self._joined(first, last):
            party = self.main if self._of_government(words, kind) else None
        return Heard(first, last, kind, party, state=self._bare(found, first, last), outer=outer)

    def _of_person(self, match: Match, last: int) -> bool:
        """Whether an outlet's one word is here the first name of a person."""
        after = self._tokens[match.last] if match.last < last else None
        single = match.last - match.first == 1
        return single and after is not None and after.capital and after.lower not in self._words.media_names

    def _medium(self, first: int, last: int, outer: bool) -> Heard | None:
        """The medium of "X magazine report" or of a name that is an outlet's but for its capitals."""
        while last - first > 1 and self._tokens[last - 1].lower in _BACK - self._words.media:
            last -= 1
        name = " ".join(self.words(first, last))
        outlet = self._outlet_names.get(name) or self._outlet_names.get(f"the {name}")
        if outlet is not None and self._tokens[first].capital:
            return Heard(first, last, outlet.kind, outlet.home, outer=outer)
        common = self._tokens[last - 1].lower in self._words.media and not self._tokens[last - 1].capital
        agency = self.words(max(first, last - 2), last) == ["news", "agency"]
        if last - first > 1 and self._tokens[first].capital and (common or agency):
            return Heard(first, last, SpeakerKind.MEDIUM, None, outer=outer)
        return None

    def words(self, first: int, last: int) -> list[str]:
        """The lower-case words of some tokens, without full stops and hyphens."""
        return [token.lower.replace(".", "") for token in self._tokens[first:last] if token.text not in ".-'’,"]

    def office(self, words: list[str]) -> SpeakerKind | None:
        """The kind of the last office that some words name, None where they name none."""
        for at in range(len(words) - 1, -1, -1):
            for size in range(min(6, at + 1), 0, -1):
                kind = self._offices.get(tuple(words[at + 1 - size : at + 1]))
                if kind is not None:
                    return kind
        return None

    def renamed(self, heard: Heard, first: int, last: int) -> Heard:
        """The same speaker under the fuller name at other tokens, with the state that these tell."""
        told = self.of_office(first, last)
        inside = next(
            (p.code for p in self._mentions if first <= p.first < last and not self._first_name(p, last)), None
        )
        return replace(heard, first=first, last=last, party=inside or (told[1] if told else None) or heard.party)

    def of_office(self, first: int, last: int) -> tuple[SpeakerKind, str | None] | None:
        """The kind and the state that the office at some tokens tells, None where there is no office."""
        words = self.words(first, last)
        kind = self.office(words)
        code = next((code for form, code in self._words.offices_of.items() if _holds(words, form)), None)
        return (kind, code) if kind is not None else None

    def _trimmed(self, phrase: Phrase) -> tuple[int, int]:
        """The phrase without determiners and signs before its first word."""
        first, last = phrase.first, phrase.last
        while first < last:
            token = self._tokens[first]
            acronym = token.text.isupper() and len(token.text) > 1
            if (token.lower not in _LEADING and token.text not in _SIGNS) or acronym:
                break
            first += 1
        return first, last

    def _head(self, words: list[str]) -> str:
        """The head noun of a phrase: its last word before a preposition."""
        return words[self._head_end(words) - 1] if words else ""

    @staticmethod
    def _head_end(words: list[str]) -> int:
        return next((at for at, word in enumerate(words) if at and word in _HEAD_ENDS), len(words))

    def _kind(self, found: Found, first: int, last: int, described: bool = False) -> SpeakerKind | None:
        words = self.words(first, last)
        if not words:
            return None
        by_noun = self._kind_of_noun(words, first, last)
        if by_noun is not None:
            return by_noun
        office = self.office(words)
        if office in _NOUNS and self.office(words[: self._head_end(words)][-1:]) is None:
            office = None  # "press conference" is no press
        if office is None and self._head(words) in self._words.officers:
            office = SpeakerKind.OFFICIAL
        parties = self._parties(found, first, last)
        if office is not None:
            company = office is SpeakerKind.OFFICIAL and parties and all(self._company(p) for p in parties)
            return SpeakerKind.COMPANY if company and self._head(words) not in ("ministry", "government") else office
        if parties and (described or self._about(parties, first, last, words)):
            return SpeakerKind.COMPANY if all(self._company(p) for p in parties) else SpeakerKind.OFFICIAL
        if described:
            return None
        if self._head(words) in self._words.sources:
            return SpeakerKind.OTHER
        return SpeakerKind.OTHER if self._proper(first, last) else None

    def _kind_of_noun(self, words: list[str], first: int, last: int) -> SpeakerKind | None:
        """The kind that the head noun or a word of rank ("retired") tells."""
        head, said = self._head(words), set(words)
        lower = {token.lower for token in self._tokens[first:last] if not token.capital} | {words[0]}
        if head in ("people", "person") or words[-1] in ("people", "person"):
            return SpeakerKind.ANONYMOUS if said & self._words.knowing else None
        if head in self._words.anonymous & lower:
            return SpeakerKind.ANONYMOUS
        if (
            head in self._words.experts or said & {"retired", "ex", "professor", "analyst", "historian"}
        ) and head not in ("officials",):
            return SpeakerKind.EXPERT
        if head in self._words.media & lower or (
            len(words) > 1 and words[-1] in self._words.media_names and self._tokens[last - 1].capital
        ):
            return SpeakerKind.MEDIUM
        if head in self._words.documents & lower:
            return SpeakerKind.DOCUMENT
        return None

    def _company(self, party: PartyMention) -> bool:
        """Whether a mention names a company, not a state or its agency."""
        return party.maker is not None and self._makers[party.maker].kind is not MakerKind.AGENCY

    def _parties(self, found: Found, first: int, last: int) -> list[PartyMention]:
        """The parties that a phrase names; a leader's name that is only another's first name is none."""
        return [
            party
            for party in found.parties
            if first <= party.first < last and party.form is not Form.PRONOUN and not self._first_name(party, last)
        ]

    def _first_name(self, party: PartyMention, last: int) -> bool:
        after = self._tokens[party.last] if party.last < last else None
        return party.form is Form.LEADER and after is not None and after.capital

    def _about(self, parties: list[PartyMention], first: int, last: int, words: list[str]) -> bool:
        """Whether the parties of a phrase are its head or qualify a noun that speaks."""
        if self._head(words) in self._words.sources or self._proper(first, last):
            return True
        end = next((at for at in range(first + 1, last) if self._tokens[at].lower in _HEAD_ENDS), last)
        return any(party.last == end for party in parties)

    def _proper(self, first: int, last: int) -> bool:
        """Whether the head of a phrase is a proper name."""
        tokens = [token for token in self._tokens[first:last] if token.text not in ".,-"]
        ends = next((at for at, token in enumerate(tokens) if at and token.lower in _HEAD_ENDS), len(tokens))
        head = tokens[ends - 1]
        return head.capital and head.lower not in _COMMON and head.lower not in DETERMINERS and len(head.text) > 1

    def _bare(self, found: Found, first: int, last: int) -> bool:
        return any(
            p.first <= first and p.last >= last and p.form is Form.NAME and p.maker is None for p in found.parties
        )

    def _joined(self, first: int, last: int) -> bool:
        return any(self._tokens[at].lower == "and" for at in range(first, last))

    def _party(self, found: Found, first: int, last: int) -> str | None:
        """The party that a phrase speaks for; None where it joins two."""
        said = [
            p.code
            for p in self._parties(found, first, last)
            if p.first == first or self._tokens[p.first - 1].lower not in ("to", "against")
        ]
        words = self.words(first, last)
        by_words = next((code for form, code in self._words.offices_of.items() if _holds(words, form)), None)
        if self._joined(first, last) and len({*said, *([by_words] if by_words else [])}) > 1:
            return None
        return said[0] if said else by_words

    def _of_government(self, words: list[str], kind: SpeakerKind) -> bool:
        """Whether the words tell an office, or officials of a body, whose state the document tells elsewhere."""
        if kind is SpeakerKind.ANONYMOUS and len(words) < 2:
            return False
        return self.office(words) is not None and self._head(words) not in (
            "sources",
            "source",
            "insiders",
            "diplomats",
            "diplomat",
        )


def _holds(words: list[str], form: tuple[str, ...]) -> bool:
    if form[0] not in words:
        return False  # so it is for nearly all
    return any(tuple(words[at : at + len(form)]) == form for at in range(len(words) - len(form) + 1))


def _main_government(passage: Passage, words: SpeechWords) -> str | None:
    """The state whose government a text names most, by capital, leaders, forces and offices; None if unclear."""
    counts: Counter[str] = Counter()
    for found in passage.found:
        for party in found.parties:
            if party.maker is None and (party.form in _GOVERNING or party.role is not None):
                counts[party.code] += 3 if found.sentence.index == 0 and party.first == found.sentence.first else 1
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        size = token.lower in words.office_forms.by_first and words.office_forms.size_at(tokens, at, len(tokens))
        if size:
            counts[words.offices_of[tuple(token.lower for token in tokens[at : at + size])]] += 2
    ranked = [*counts.most_common(2), ("", 0), ("", 0)]
    return ranked[0][0] if ranked[0][1] >= max(2, 2 * ranked[1][1]) else None
