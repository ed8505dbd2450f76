"""A text with all that was found in it, sentence by sentence: what roles, stages and speakers are read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pactwatch.claims.agents import only_asked
from pactwatch.claims.figures import Figures
from pactwatch.claims.firstperson import first_person, in_heading, in_title
from pactwatch.claims.former import as_of
from pactwatch.claims.frames import Frames, frames_of
from pactwatch.claims.implied import Implied
from pactwatch.claims.items import ItemFinder
from pactwatch.claims.itemwords import ItemWords, item_words
from pactwatch.claims.leases import by_taker
from pactwatch.claims.lexicon import Lexicon, Match, lexicon_of
from pactwatch.claims.mentions import DateMention, ItemMention, MoneyMention, NumberMention, PartyMention, Trigger
from pactwatch.claims.money import MoneyFinder
from pactwatch.claims.nogoods import no_goods
from pactwatch.claims.rebels import Rebels
from pactwatch.claims.record import record
from pactwatch.claims.scan import names_in, with_pronouns
from pactwatch.claims.shortnames import with_short_names
from pactwatch.claims.tokens import Sentence, Token, sentences, tokenise
from pactwatch.vocab import Vocabulary


@record
class Found:
    """All mentions of one sentence, each kind in order."""

    sentence: Sentence
    parties: tuple[PartyMention, ...]
    items: tuple[ItemMention, ...]
    triggers: tuple[Trigger, ...]
    relations: tuple[Trigger, ...]
    steps: tuple[Trigger, ...]
    outlets: tuple[Match, ...]
    codes: tuple[str, ...]  # the parties of the sentence, each once, in order
    figures: Figures = field(repr=False, compare=False)

    @property
    def numbers(self) -> tuple[NumberMention, ...]:
        """What the sentence counts."""
        return self.figures.numbers

    @property
    def money(self) -> tuple[MoneyMention, ...]:
        """The amounts of money."""
        return self.figures.money

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates."""
        return self.figures.dates


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its tokens and what was found in each sentence."""

    text: str
    tokens: tuple[Token, ...]
    found: tuple[Found, ...]
    today: date | None = None

    @property
    def parties(self) -> Counter[str]:
        """How often each party is mentioned."""
        return Counter(party.code for found in self.found for party in found.parties)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last` (not included)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


class Analyser:
    """Turns text into passages; built once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._frames: Frames = frames_of(vocabulary)
        self._relations: Frames = frames_of(vocabulary, "cooperation.yaml")
        self._steps: Frames = frames_of(vocabulary, "stages.yaml")
        self._money = MoneyFinder(vocabulary)
        self._words: ItemWords = item_words(vocabulary)
        self._rebels = Rebels(vocabulary)

    @cached_property
    def _lexicon(self) -> Lexicon:
        """Made for the first text: who only asks for the reader's version does not wait for it."""
        return lexicon_of(self._vocabulary)

    def passage(self, text: str, today: date | None, title: Passage | None = None) -> Passage:
        """Everything found in a text; relative dates count from `today`, None where the report's day is not known.

        The title may say whose words the text is.
        """
        tokens = tokenise(text)
        cut = sentences(text, tokens)
        names = names_in(tokens, cut, self._lexicon, self._vocabulary)
        told = with_short_names(tokens, cut, names.parties)
        named = self._rebels.find(tokens, cut, as_of(told, self._vocabulary, today))
        finder, implied = ItemFinder(text, tokens, named, self._words), Implied(tokens)
        matches, outlets = _by_sentence(names.matches, cut), _by_sentence(names.outlets, cut)
        parties: dict[int, list[PartyMention]] = {}
        for party in self._with_speaker(tokens, cut, with_pronouns(tokens, cut, named), title):
            parties.setdefault(party.sentence, []).append(party)
        found = []
        for sentence in cut:
            here = tuple(parties.get(sentence.index, ()))
            codes = tuple(dict.fromkeys([party.code for party in here]))
            acts = self._frames.triggers(tokens, sentence)
            items = implied.find(sentence, finder.find(sentence, matches.get(sentence.index, []), acts), acts, here)
            found.append(
                Found(
                    sentence=sentence,
                    parties=here,
                    items=tuple(items),
                    triggers=tuple(
                        [
                            by_taker(tokens, sentence, t)
                            for t in _apart(acts, items, here)
                            if not only_asked(tokens, t, items) and not _no_goods(tokens, sentence, t, items)
                        ]
                    ),
                    relations=self._relations.triggers(tokens, sentence),
                    steps=self._stage_words(tokens, sentence, items, here) if items else (),
                    outlets=tuple(outlets.get(sentence.index, ())),
                    codes=codes,
                    figures=Figures(tokens, sentence, items, codes, self._money, today),
                )
            )
        return Passage(text, tokens, tuple(found), today)

    def _with_speaker(
        self,
        tokens: tuple[Token, ...],
        cut: tuple[Sentence, ...],
        parties: tuple[PartyMention, ...],
        title: Passage | None,
    ) -> Sequence[PartyMention]:
        """The mentions of parties with those by "I" and "we", where it is told for whom the text speaks."""
        titled = [party for found in title.found for party in found.parties] if title else []
        speaker = (in_title(title.tokens, titled) if title else None) or in_heading(tokens, cut, parties)
        if speaker is None:
            return parties
        return sorted((*parties, *first_person(tokens, cut, parties, speaker)), key=lambda party: party.first)

    def _stage_words(
        self, tokens: tuple[Token, ...], sentence: Sentence, items: list[ItemMention], parties: tuple[PartyMention, ...]
    ) -> tuple[Trigger, ...]:
        """The words of a sentence that tell how far a transfer has come; aid may be the item itself."""
        found = self._steps.triggers(tokens, sentence)
        apart = _apart(found, items, parties)
        return apart if len(apart) == len(found) else tuple(s for s in found if s.frame == "aid" or s in apart)


def _no_goods(tokens: tuple[Token, ...], sentence: Sentence, act: Trigger, items: Sequence[ItemMention]) -> bool:
    """Whether an act moves no equipment but people or papers."""

    def word(at: int) -> str:
        return tokens[at].lower if sentence.first <= at < sentence.last else ""

    return no_goods(act, word, lambda at: any(item.first <= at < item.last for item in items))


def _by_sentence(matches: tuple[Match, ...], cut: tuple[Sentence, ...]) -> dict[int, list[Match]]:
    """Matches by the index of their sentence."""
    out: dict[int, list[Match]] = {}
    at = 0
    for match in matches:
        while cut[at].last <= match.first:
            at += 1
        out.setdefault(at, []).append(match)
    return out


def _apart(
    acts: tuple[Trigger, ...], items: list[ItemMention], parties: tuple[PartyMention, ...]
) -> tuple[Trigger, ...]:
    """The triggers whose words belong to no name ("Block 70", "combat aircraft")."""
    if not (acts and (items or parties)):
        return acts
    ranges = [(item.last, item.first) for item in items] + [(party.last, party.first) for party in parties]
    ends = {at: last for last, first in sorted(ranges) for at in range(first, last)}  # of the longest name at a token
    return tuple([act for act in acts if act.last > ends.get(act.first, 0)])
