"""One sentence as acts, equipment and the small words between them: what a chain of acts is read from."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pactwatch.claims.frames import licensed
from pactwatch.claims.inflection import is_adverb
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.noacts import no_act
from pactwatch.claims.passage import Found
from pactwatch.claims.smallwords import (
    AUXILIARIES,
    BE,
    BE_OR_HAVE,
    BOUNDS,
    OPENERS,
    PREPOSITIONS,
    RELATIVE,
    TIMED,
    SentenceWords,
)
from pactwatch.claims.tokens import Token

ALSO_NOUNS = frozenset(
    "order orders purchase purchases contract contracts request requests plan plans supply transfer transfers lease "
    "loan offer offers bid bids export exports import imports need needs delay delays permit ban halt freeze pause "
    "approach gift pitch design designs licence licences license licenses permits bans".split()
)
"""Words that may be verbs by their form and are nouns before "of" and "for"."""
_TRANSPARENT = frozenset(
    "include includes included including feature features featuring comprise comprises contain contains involve "
    "involves involving involved see sees saw seeing like entails cover covers covering".split()
)
_COME = frozenset("come comes came coming".split())
_MODELLED = frozenset("based modelled modeled patterned derived".split())
_AFTER = frozenset("on upon after from".split())
_BEFORE_ADJECTIVE = frozenset(
    "- the a an of for its their his our two three four five six seven eight nine ten dozen several some recently "
    "already first new with from more these those and".split()
)
_BEFORE_VERB = frozenset("and also recently already first".split())
_COUNTING = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred several some "
    "dozens hundreds thousands over about around more another nearly".split()
)
_BEFORE_NOW = frozenset(("originally", "previously"))
_LONG_AGO = frozenset("decades 1950s 1960s 1970s 1980s 1990s".split())
OLD_YEARS = 4
_DECADES = {"fifties": 1959, "sixties": 1969, "seventies": 1979, "eighties": 1989, "nineties": 1999}
_SAID = frozenset("that any it he she they reports report rumours rumors allegations claims involvement".split())
_NOW = ("present", "progressive", "gerund")
_AHEAD = frozenset(("to", "will"))
_MODAL = frozenset("would may might could should must can".split())
_DUE = frozenset("expected set due likely scheduled slated".split())
_TELLING = frozenset("said told showed meant knew met".split())
_SUBJECTS = frozenset("that which who it they he she we i".split())
_COMES = frozenset(("be", "become"))
_CLAUSE_OPENERS = frozenset((",", "hence", "thus", "therefore", "so"))
_ALSO_ADJECTIVES = frozenset("clear secure".split())
_ARRIVED = frozenset("arrived landed docked came reached flowed collapsed lapsed fell".split())
_NO_TRADE = ("use", "other", "make")
_BETWEEN_JOINED = frozenset("later then also since now was were been have has".split())
_TAKEN = frozenset("want offer order approve refuse negotiate deal".split())
_TAKEN_REACH = 6
_THAT_REACH = 14
_LIST_REACH = 12
_FINITE = BE - {"be", "been", "being"} | frozenset("has have had will would may might could can".split())
_JOINS = frozenset((",", "and", "but"))
_NOUN = 5  # tokens before equipment that belong to it: ", the new light"


class Clauses(SentenceWords):
    """The acts and items of one sentence by their tokens, and what the words around them say."""

    def __init__(self, tokens: Sequence[Token], found: Found) -> None:
        super().__init__(tokens, found)
        self.items: dict[int, ItemMention] = {at: item for item in found.items for at in range(item.first, item.last)}
        self.steps: dict[int, Trigger] = {}
        for step in found.steps:
            none = self._named(step) or self._adjunct(step) or self._disclaims(step)
            if not (none or no_act(step, self.word, self.items)):
                for at in range(step.first, step.last):
                    self.steps.setdefault(at, step)
        self._parties = {party.last: party.first for party in found.parties}

    def _named(self, step: Trigger) -> bool:
        """Whether a word is no act: part of a name ("Adriatic Shipping & Marine"), an adjective ("it is clear")."""
        if step.word in _ALSO_ADJECTIVES and self.word(step.first - 1 - (self.word(step.first - 1) == "not")) in BE:
            return True
        if step.form in ("noun", "phrase") or not self._capital(step.first) or step.first == self.first:
            return False
        around = [at for at in (step.first - 1, step.last) if self.first <= at < self.last]
        return any(map(self._capital, around)) or self.word(step.last) == "&"

    def _adjunct(self, step: Trigger) -> bool:
        """Whether a request is only what is answered: "in response to Latvia's requests", "at the request of"."""
        if not step.word.startswith("request") or step.form == "past":
            return False
        words = [self.word(at) for at in range(step.first - 6, step.first)]
        return "response" in words or words[-1] in ("on", "upon") or (words[-2] == "at" and words[-1] != ",")

    def _disclaims(self, step: Trigger) -> bool:
        """Whether a denial is of something said or known, not of equipment: "denied knowing", "denies that"."""
        after = self.word(step.last)
        told = after.endswith("ing") or after in _SAID
        return step.word.startswith(("denied", "deny", "denies", "denying")) and told

    def transparent(self, at: int) -> bool:
        """Whether a word only says what belongs to something: "a package that includes", "frigates based on"."""
        if self.word(at) in _MODELLED and self.word(at + 1) in _AFTER:
            return at - 1 in self.items and self.items[at - 1].general
        comes_with = self.word(at) == "with" and self.word(at - 1) in _COME  # "jets that come with missiles"
        return comes_with or self.word(at) in _TRANSPARENT

    def hopped(self, at: int) -> int:
        """The token left of a word like "includes", its auxiliaries and the relative pronoun before it."""
        at -= 1 + (self.word(at) == "with")
        while self.word(at) in AUXILIARIES:
            at -= 1
        return at - 1 if self.word(at) in RELATIVE else at

    def opens(self, item: ItemMention) -> bool:
        """Whether an item is the subject of a clause that a comma opens: "after its sale to Oman, the Gripen is"."""
        at = item.first - 1
        while at >= self.first and self.word(at) in ("the", "a", "an"):
            at -= 1
        return self.word(at) == "," and self.auxiliary(item.last)

    def listed(self, comma: int, floor: int) -> bool:
        """Whether a comma stands inside a list of equipment: an item before it, and no act between the two."""
        end = comma - 1
        if self.word(end) == ")":
            end = self.opened(end, floor) - 1
        for at in range(end, max(floor, end + 1 - _LIST_REACH), -1):
            if at in self.items:
                return True
            if at in self.steps or self.word(at) in OPENERS:
                return False
        return False

    def other_subject(self, step: Trigger) -> bool:
        """Whether an act is told of a party that opens a clause: "after the sale of jets, China supplied missiles"."""
        at = step.first
        while at not in self._parties and self.word(at - 1) in AUXILIARIES:
            at -= 1
        return at in self._parties and self.word(self._parties[at] - 1) in _CLAUSE_OPENERS

    def begins(self, first: int) -> bool:
        """Whether equipment at a token is the subject of its own clause: "offered by Oman, the jet is", "the same was".

        The members of a list are not: "tanks, radars and jets were".
        """
        item = self.items.get(first)
        if item is None:
            return self.word(first - 1) == "same" and self.auxiliary(first)
        if item.first != first or self.word(item.last) not in _FINITE:
            return False
        at = first - 1
        while first - at < _NOUN and at not in self.items and at not in self.steps and self._of_noun(at):
            at -= 1
        if self.word(at) not in _JOINS:
            return False
        at -= 1 + (self.word(at - 1) == ",")
        return at not in self.items

    def _of_noun(self, at: int) -> bool:
        """Whether a word may stand before the noun of a clause's subject."""
        return self.word(at) not in _JOINS and (self.word(at) in ("the", "a", "its", "-") or self.nominal(at))

    def for_party(self, step: Trigger) -> bool:
        """Whether equipment is built for a party: "is building two frigates for the Chadian navy"."""
        item = next((self.items[at] for at in range(step.last, step.last + _TAKEN_REACH) if at in self.items), None)
        if item is None or self.word(item.last) != "for" or not step.word.startswith(("buil", "construct")):
            return False
        at = item.last + 1 + (self.word(item.last + 1) == "the")
        return at in self._parties.values()

    def qualifies(self, step: Trigger) -> bool:
        """Whether a participle stands before a noun as its adjective: "Russian-supplied", "the leased"."""
        if step.form not in ("past", "participle") or step.aspect not in ("past", "passive-past") or step.passive:
            return False
        if step.first <= self.first or step.last >= self.last:
            return False
        after = self.word(step.last)
        if after in BOUNDS or after in ("the", "a", "an", ",", ".", "its", "their"):
            return False
        if step.frame in ("other", "make") and not self.auxiliary(step.first - 1):
            finite = self._counting(step.last) or self.word(step.first - 1) in _SUBJECTS  # "that made", "built two"
            return step.word not in _TELLING and not (step.frame == "make" and finite)
        before = self._tokens[step.first - 1]
        if self._counting(step.last) and (before.lower in _BEFORE_VERB or is_adverb(before.lower)):
            return False  # "turned down the tanks and ordered 250 Abrams"
        if before.lower == "and" and step.first - 2 in self.steps:
            return False  # "has sold and delivered"
        return before.lower in _BEFORE_ADJECTIVE or before.numeric or is_adverb(before.lower)

    def _counting(self, at: int) -> bool:
        """Whether a count begins at a token: "250 tanks", "a dozen", "more than 20"."""
        return self._tokens[at].numeric or self.word(at) in _COUNTING

    def joined_to(self, step: Trigger) -> Trigger:
        """The act of the trade that a participle of another kind is joined to: "were built and later delivered"."""
        if step.frame not in _NO_TRADE or step.form not in ("past", "participle"):
            return step
        at = step.last
        if self.word(at) not in ("and", "or"):
            return step
        at += 1
        while self.word(at) in _BETWEEN_JOINED or is_adverb(self.word(at)):
            at += 1
        other = self.steps.get(at)
        if other is None or other.form not in ("past", "participle") or other.frame in _NO_TRADE:
            return step
        return other

    def goes_on(self, step: Trigger) -> bool:
        """Whether another participle goes on the relative clause of a passive verb: "that were ordered and built"."""
        other = self.steps.get(step.last + 1) if self.word(step.last) == "and" else None
        return step.passive and other is not None and other.form in ("past", "participle") and not other.passive

    def reduced(self, step: Trigger) -> bool:
        """Whether a participle stands after the noun that it qualifies: "jets bought from", "to be delivered"."""
        if step.aspect == "infinitive" or self.word(step.first - 1) in ("be", "been", "being"):
            return self.word(step.first - 2) == "to" and not self._finite_before(step.first - 2)
        if step.form not in ("past", "participle") or step.aspect not in ("past", "passive-past"):
            return False
        if step.word in _ARRIVED:
            return False
        after = self.word(step.last)
        return not self.auxiliary(step.first - 1) and (after in PREPOSITIONS or after in ("", ",", "."))

    def _finite_before(self, at: int) -> bool:
        """Whether "to" goes on a finite verb: "is to", "has yet to", "is expected to"."""
        before = self.word(at - 1)
        return before in BE_OR_HAVE or before == "yet" or (before in _DUE and self.word(at - 2) in BE)

    def progressive(self, step: Trigger) -> bool:
        """Whether a form in -ing is finite: after a form of "be", an adverb between them or not."""
        adverb = is_adverb(self.word(step.first - 1)) and self.word(step.first - 2) in BE
        return step.aspect == "progressive" or adverb

    def undergone(self, step: Trigger) -> bool:
        """Whether a relative clause tells what its noun underwent: "that was sold", "that France sold", "that came"."""
        if step.passive or step.form == "phrase" or step.frame in ("deliver", "begin", "fail", "lose", "cancel"):
            return True
        at = step.first - 1
        while self.word(at) in AUXILIARIES or is_adverb(self.word(at)):
            at -= 1
        return self.word(at) not in RELATIVE

    def infinitive_before(self, at: int, reach: int) -> Trigger | None:
        """The infinitive that a bare verb after "and" goes on: "plans to buy jets and lease tankers"."""
        for place in range(at, max(self.first, at - reach), -1):
            step = self.steps.get(place)
            if step is not None and step.aspect == "infinitive":
                return step
            if self.word(place) in OPENERS:
                return None
        return None

    def bare(self, step: Trigger, reach: int = 26) -> bool:
        """Whether a bare verb is no present tense: it goes on an infinitive, or is asked for ("urged that it buy")."""
        if step.form != "base" or step.aspect != "present":
            return False
        joined = self.word(step.first - 1) in ("and", "or", ",")
        if joined and self.infinitive_before(step.first - 1, reach) is not None:
            return True
        if self.joined(step, _AHEAD):
            return True
        return not licensed(self._tokens, step.first, self.first)  # "urged that it buy", "to see Kenya buy"

    def possible(self, step: Trigger) -> bool:
        """Whether an act may take place: "might buy", "may go ahead and buy", "would be the first customer"."""
        return step.aspect == "modal" or self.joined(step, _MODAL) or (step.form == "noun" and self._would_be(step))

    def _would_be(self, step: Trigger) -> bool:
        """Whether a noun is what something would or could be."""
        at = step.first - 1
        while at > self.first and self.nominal(at) and self.word(at) not in _COMES:
            at -= 1
        return self.word(at) in _COMES and self.word(at - 1) in _MODAL

    def joined(self, step: Trigger, words: Set[str]) -> bool:
        """Whether a bare verb after "and" goes on one of these words: "will go ahead and buy"."""
        follows = step.form == "base" and step.aspect == "present" and self.word(step.first - 1) == "and"
        return follows and any(word in words for word in self.before(step.first - 1, 5))

    def announced(self, step: Trigger) -> bool:
        """Whether a verb tells what is announced: "announced that it will provide"."""
        for at in range(step.first - 1, max(self.first, step.first - _THAT_REACH) - 1, -1):
            if self.word(at) == "that":
                near = (self.steps.get(n) for n in range(at - 1, max(self.first, at - 4) - 1, -1))
                return any(found is not None and found.frame == "announce" for found in near)
        return False

    def timed(self, step: Trigger) -> str:
        """The word of time that governs an act: "after", "following"; "" without one."""
        for at in range(step.first - 1, max(self.first, step.first - 4) - 1, -1):
            word = self.word(at)
            if word in TIMED:
                return word
            if word in PREPOSITIONS or word in OPENERS or word == ",":
                return ""
        return ""

    def recent(self, step: Trigger) -> bool:
        """Whether what a noun tells has taken place: "Chad's recent purchase", "after the purchase"."""
        if step.form == "noun" and "recent" in self.before(step.first, 2):
            return True
        return self.timed(step) in ("after", "since", "following")

    def old(self, item: ItemMention, year: int | None, years: int = OLD_YEARS, reach: int = 24) -> bool:
        """Whether the sentence dates what it tells of an item at least `years` before the report's `year`.

        "Previously" dates it too, where four years are enough.
        """
        vague = _BEFORE_NOW if years <= OLD_YEARS else frozenset[str]()
        for at in range(max(self.first, item.first - reach), min(self.last, item.last + reach)):
            word = self.word(at)
            if word in _LONG_AGO or word in vague or (word == "years" and self.word(at + 1) == "ago"):
                return True
            told = int(word) if len(word) == 4 and word.isdigit() else _DECADES.get(word, 0)
            if year is not None and 1900 <= told <= year - years:
                return True
        return False

    def owed(self, step: Trigger) -> bool:
        """Whether an infinitive is what its clause tells: "is to deliver", "were to be delivered"."""
        at = step.first - 1
        while self.word(at) in ("be", "been", "have"):
            at -= 1
        return self.word(at) == "to" and self._finite_before(at)

    def yields(self, at: int) -> bool:
        """Whether what begins at a token is only where something comes from: "profits from the arms sales"."""
        at -= 1
        while at > self.first and (self.nominal(at) or self.word(at) in ("'s", "’s")):
            if at in self.steps or at in self.items:
                return False
            at -= 1
        return self.word(at) == "from"

    def subject(self, step: Trigger) -> str:
        """The word before a verb and its auxiliaries."""
        at = step.first - 1
        while self.word(at) in AUXILIARIES:
            at -= 1
        return self.word(at)

    def taken(self, step: Trigger) -> Trigger | None:
        """The noun of an act that is received, and no equipment: "the tank received orders", "got most inquiries"."""
        if step.frame != "receive" or step.passive:
            return None
        for at in range(step.last, min(step.last + _TAKEN_REACH, self.last)):
            act = self.steps.get(at)
            if act is not None:
                noun = act.form == "noun" or act.word in ALSO_NOUNS
                return act if noun and act.frame in _TAKEN else None
            if at in self.items or not (self.nominal(at) or self.word(at) == "of"):
                return None
        return None

    def under_licence(self) -> bool:
        """Whether the sentence tells of a licence that something is built under, as a verb or after "under"."""
        for at in range(self.first, self.last):
            word = self.word(at)
            under = "under" in (self.word(at - 1), self.word(at - 2))
            if word.startswith("licen") and (under or self.word(at + 1) in ("-", "built")):
                return True
        return False

    def announcing(self, at: int) -> bool:
        """Whether what stands at a token is told by way of announcing it: "today we announce"."""
        acts = (self.steps.get(place) for place in range(self.first, at))
        return any(act is not None and act.frame == "announce" and act.aspect in _NOW for act in acts)

    def soon(self) -> bool:
        """Whether the sentence tells of days and weeks to come."""
        return any(
            self.word(at) == "tomorrow"
            or (self.word(at) in ("next", "coming", "this") and self.word(at + 1) in ("week", "weeks", "days"))
            for at in range(self.first, self.last)
        )
