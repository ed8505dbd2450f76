"""Equipment that a sentence means without naming it: "Its customers include Qatar", "were arming Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pactwatch.claims.agents import IS, TAKING, named_after
from pactwatch.claims.mentions import ItemMention, PartyMention, Trigger
from pactwatch.claims.samewords import again
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Category

_ARMING = frozenset("arming rearming".split())
_ARMS = "arms"  # a verb where it is no equipment
_ARM, _AHEAD = frozenset("arm rearm".split()), ("infinitive", "modal", "future")
_GROUPS = frozenset(
    "militia militias rebel rebels fighter fighters guerrilla guerrillas tribes tribesmen insurgents insurgency "
    "opposition warlords jihadists separatists paramilitaries militants clans contras mujahideen mujahedin".split()
)
_LEAD = 4  # words between "arming" and whom: "arming the moderate Syrian opposition"
_GOODS = frozenset("they these those".split())
_ALL = frozenset("all both".split())
_SHORT = 14  # tokens of a sentence that only tells that something was delivered
_CHANGES_HANDS = frozenset("sell supply deliver buy order".split())
_REACH = 8  # words between "Egypt" and "buyer" in "Egypt has also been the most faithful buyer"
_DRAWN = frozenset("drawdown drawdowns".split())
_MILITARY = frozenset("military defence defense".split())
_SALES = frozenset("sale sales purchase purchases".split())
_AGREEMENTS = frozenset("agreement agreements contract contracts deal deals".split())
_MILLIONS = frozenset("million billion".split())
_WORTH = 8  # words from a drawdown to its worth: "drawdown of up to $ 350 million"
_OF_THE = ["of", "the"]
_OF, _OF_ITEM = frozenset("of for the this its these".split()), 4  # tokens from "buyers" to the equipment
_BACK = 2  # sentences back in which the equipment was named


def armed(item: ItemMention, parties: Sequence[PartyMention]) -> PartyMention | None:
    """Whom arms that are only meant are for, of a sentence's parties; None for equipment that is named."""
    if not item.first == item.last == item.tail:
        return None
    return next((party for party in parties if 0 <= party.first - item.first < _LEAD), None)


def buyers(tokens: Sequence[Token], item: ItemMention, parties: Sequence[PartyMention]) -> frozenset[str]:
    """Whom a sentence says to be the buyers of equipment: "The main buyers are Chad and Peru", "buyers of the T-72"."""
    noun = item.first - 1
    while noun > max(0, item.first - _OF_ITEM) and tokens[noun].lower in _OF:
        noun -= 1
    if tokens[noun].lower not in TAKING:
        return frozenset()
    named = (party for party in parties if party.first >= item.last)
    return frozenset(party.code for party in named if named_after(tokens, noun + 1, party.first))


class Implied:
    """Finds such equipment in one text, sentence by sentence; remembers what was named before."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._named: ItemMention | None = None
        self._place = -1 - _BACK
        self._alone = False

    def find(
        self,
        sentence: Sentence,
        items: Sequence[ItemMention],
        acts: Sequence[Trigger],
        parties: Sequence[PartyMention],
    ) -> list[ItemMention]:
        """The equipment of a sentence: what it names, or where it names none, what it means.

        The latter stands between two tokens, as its designation would: behind "customers" or "arming".
        """
        if items:
            items = [self._bought(item, parties) or item for item in items]
            self._named, self._place, self._alone = items[0], sentence.index, len(items) == 1
            return sorted((*items, *again(self._tokens, sentence, items, acts)), key=lambda item: item.first)
        if not acts:
            return []
        if meant := self._drawn(sentence) or self._agreed(sentence):
            return [meant]
        if places := list(self._armed(acts, parties)):
            return [ItemMention("arms", Category.OTHER, "class", at, at, at - 1, at, sentence.index) for at in places]
        buyers = chain(self._taken(sentence, parties), self._meant(sentence, acts, parties))
        at = next(buyers, None) if parties else self._arrived(sentence, acts)
        if self._named is None or sentence.index - self._place > _BACK or at is None:
            return []
        self._place = sentence.index
        return [replace(self._named, first=at, last=at, sentence=sentence.index)]

    def _bought(self, item: ItemMention, parties: Sequence[PartyMention]) -> ItemMention | None:
        """The equipment named before that a noun for it means, where the sentence says who else took it.

        "Other customers of the gun include Estonia": of the K9 that was named before. None elsewhere.
        """
        named, noun = self._named, item.first - len(_OF_THE) - 1
        if named is None or named.general or not item.general or noun < 0:
            return None
        if named.category is not item.category and item.kind != "weak":
            return None
        opening = [token.lower for token in self._tokens[noun : item.first]]
        if opening[0] not in TAKING or opening[1:] != _OF_THE or item.sentence - self._place > _BACK:
            return None
        if not any(party.first >= item.last and named_after(self._tokens, noun + 1, party.first) for party in parties):
            return None
        return replace(
            item, designation=named.designation, category=named.category, kind=named.kind, system=named.system
        )

    def _drawn(self, sentence: Sentence) -> ItemMention | None:
        """What comes from stocks of which only the worth is told: "a further drawdown worth $200 million"."""
        for at in range(sentence.first, sentence.last):
            if self._tokens[at].lower in _DRAWN:
                near = self._tokens[max(sentence.first, at - _WORTH) : min(sentence.last, at + _WORTH)]
                if any(token.lower in _MILLIONS for token in near):
                    return ItemMention(
                        "military equipment", Category.OTHER, "class", at + 1, at + 1, at, at + 1, sentence.index
                    )
        return None

    def _agreed(self, sentence: Sentence) -> ItemMention | None:
        """What is sold under agreements that the trade alone names: "$90 million in military sales agreements"."""
        for at in range(sentence.first + 2, sentence.last):
            words = [token.lower for token in self._tokens[at - 2 : at + 1]]
            if words[0] in _MILITARY and words[1] in _SALES and words[2] in _AGREEMENTS:
                return ItemMention(
                    "military equipment", Category.OTHER, "class", at + 1, at + 1, at, at + 1, sentence.index
                )
        return None

    def _armed(self, acts: Sequence[Trigger], parties: Sequence[PartyMention]) -> Iterator[int]:
        """The places behind a form of "arm" that whoever is armed follows: "arming Ukraine", "to arm the militias"."""
        for act in acts:
            word = self._tokens[act.first].lower
            told = word in _ARMING or (word in _ARM and act.aspect in _AHEAD) or (word == _ARMS and act.form == "third")
            near = [token.lower for token in self._tokens[act.last : act.last + _LEAD]]
            if told and (any(0 <= party.first - act.last < _LEAD for party in parties) or not _GROUPS.isdisjoint(near)):
                yield act.last

    def _taken(self, sentence: Sentence, parties: Sequence[PartyMention]) -> Iterator[int]:
        """The places behind a word for buyers that the sentence says parties to be."""
        for at in range(sentence.first, sentence.last):
            if self._tokens[at].lower not in TAKING:
                continue
            after = any(party.first > at and named_after(self._tokens, at + 1, party.first) for party in parties)
            if after or any(self._is(party.last, at) for party in parties):
                yield at + 1

    def _meant(self, sentence: Sentence, acts: Sequence[Trigger], parties: Sequence[PartyMention]) -> Iterator[int]:
        """The place behind "they" where it opens a sentence and is what changes hands: "They were sold to Chad"."""
        if self._tokens[sentence.first].lower in _GOODS:
            traded = (act for act in acts if act.frame in _CHANGES_HANDS and act.passive and act.form != "noun")
            if any(party.first > act.first for act in traded for party in parties):
                yield sentence.first + 1

    def _arrived(self, sentence: Sentence, acts: Sequence[Trigger]) -> int | None:
        """The place behind "these" or "all" where what was named alone arrives: "These have all been delivered"."""
        if not self._alone or sentence.index != self._place + 1 or sentence.last - sentence.first > _SHORT:
            return None
        if self._tokens[sentence.first].lower not in _GOODS | _ALL or self._tokens[sentence.first + 1].lower == "of":
            return None
        told = any(act.frame == "deliver" and act.passive and not act.negated for act in acts)
        return sentence.first + 1 if told else None

    def _is(self, start: int, noun: int) -> bool:
        """Whether a form of "be" stands between a party and a noun not far behind it."""
        return 0 <= noun - start <= _REACH and any(token.lower in IS for token in self._tokens[start:noun])
