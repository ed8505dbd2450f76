"""Equipment named in a text: systems of the catalogue, classes with their modifiers, and designations not seen before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pactwatch.claims.lexicon import JOINTS, Kind, Match
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Category

_NOT_NAMES = frozenset(
    "the a an this that these those its their his her our new two three four five six seven eight nine ten navy army force air coast guard marine "
    "corps defence defense ministry president minister general admiral senator congress pentagon government us and or of for with by to in on at from "
    "state department secretary prime foreign military royal national union council security first second third such other some many more most all any".split()
)
_NOT_DESIGNATIONS = frozenset("covid g q h fy cop iso b-school us un eu ukr mr vs".split())
_CLASS_WORDS = frozenset("class type variant series version".split())
_SUFFIXES = frozenset("mk block blk tranche batch variant pac".split())
_WEAPON_KINDS = (Category.SHIP, Category.SUBMARINE)


class ItemFinder:
    """Builds item mentions of one text from the matches of the lexicon."""

    def __init__(
        self, text: str, tokens: tuple[Token, ...], parties: Sequence[PartyMention], transparent: frozenset[str]
    ) -> None:
        self._transparent = transparent
        self._text = text
        self._tokens = tokens
        self._taken = {at for party in parties for at in range(party.first, party.last)}

    def find(self, sentence: Sentence, matches: Sequence[Match]) -> list[ItemMention]:
        """The item mentions of one sentence, in order, none overlapping another."""
        by_start = {match.first: match for match in matches}
        found: list[ItemMention] = []
        at = sentence.first
        while at < sentence.last:
            mention = self._at(sentence, at, by_start)
            if mention is not None:
                mention = self._left(sentence, mention, by_start, found[-1].last if found else sentence.first)
                found.append(mention)
                at = mention.last
            else:
                at += 1
        return found

    def _at(self, sentence: Sentence, at: int, by_start: dict[int, Match]) -> ItemMention | None:
        if at in self._taken:
            return None
        match = by_start.get(at)
        if match is not None and match.term.kind is Kind.SYSTEM:
            return self._system(sentence, match, by_start)
        shape = self._shape(sentence, at, by_start)
        if shape is not None:
            return shape
        return self._class(sentence, at, by_start)

    def _system(self, sentence: Sentence, match: Match, by_start: dict[int, Match]) -> ItemMention | None:
        tail = self._designation_end(match.last, sentence.last)
        category = match.term.category or Category.OTHER
        part = by_start.get(tail)
        if part is not None and part.term.kind is Kind.PART and part.term.category is not category:
            if not (part.term.ref in ("missile", "missiles", "radar", "radars") and category is not Category.AIRCRAFT):
                return self._mention(sentence, "part", part.term.category, match.first, part.last, part.last, None)
        last, head = self._class_after(sentence, tail, by_start)
        if match.term.loose and head is None and not self._in_context(match, sentence, by_start):
            return None
        return self._mention(sentence, "system", category, match.first, last, tail, match.term.ref)

    def _in_context(self, match: Match, sentence: Sentence, by_start: dict[int, Match]) -> bool:
        """Whether another word of arms or a number stands near a loose designation."""
        near = range(max(sentence.first, match.first - 12), min(sentence.last, match.last + 12))
        kinds = (Kind.SYSTEM, Kind.CLASS)
        if any(at in by_start and by_start[at].term.kind in kinds and at != match.first for at in near):
            return True
        before = self._tokens[match.first - 1] if match.first > sentence.first else None
        return bool(before and (before.text[0].isdigit() or match.first - 1 in self._taken))

    def _designation_end(self, last: int, end: int) -> int:
        """The token after a designation, what is attached to it or numbers its mark ("-GE-IN20", "Mk 2", "Block 70") included."""
        tokens = self._tokens
        while last < end:
            token = tokens[last]
            if (
                not token.space
                and token.text not in JOINTS
                and token.text[0].isalnum()
                and not tokens[last - 1].text.startswith(",")
            ):
                last += 1
            elif (
                token.text in "-‐‑–"
                and not token.space
                and last + 1 < end
                and not tokens[last + 1].space
                and self._is_code(tokens[last + 1])
            ) or (token.lower in _SUFFIXES and last + 1 < end and self._is_code(tokens[last + 1])):
                last += 2
            else:
                break
        return last

    @staticmethod
    def _is_code(token: Token) -> bool:
        return token.text[0].isdigit() or (token.text.isupper() and len(token.text) <= 5)

    def _class_after(self, sentence: Sentence, at: int, by_start: dict[int, Match]) -> tuple[int, Category | None]:
        """The end and category of a class noun that follows a designation, modifiers between allowed."""
        start, at = at, self._skip(at, sentence.last)
        if at < sentence.last and self._tokens[at].lower in _CLASS_WORDS:
            at += 1
        for _ in range(5):
            match = by_start.get(at)
            if match is not None and match.term.kind is Kind.CLASS:
                return self._class_chain(sentence, match, by_start)
            if match is None or match.term.kind is not Kind.MODIFIER:
                break
            at = self._skip(match.last, sentence.last)
        return start, None

    def _class_chain(self, sentence: Sentence, match: Match, by_start: dict[int, Match]) -> tuple[int, Category | None]:
        """Class nouns in a row ("air defence" "missile" "batteries"): the last one rules."""
        while True:
            after = by_start.get(self._skip(match.last, sentence.last))
            if after is None or after.term.kind is not Kind.CLASS or self._tokens[after.first - 1].text in ",/":
                return match.last, match.term.category
            match = after

    def _skip(self, at: int, end: int) -> int:
        while at < end and self._tokens[at].text in "-‐‑–'’" + '"“”':
            at += 1
        return at

    def _shape(self, sentence: Sentence, at: int, by_start: dict[int, Match]) -> ItemMention | None:
        """A designation that the catalogue has not seen: letters with digits, a "-class" of ships, or a name before a class noun."""
        tokens = self._tokens
        token = tokens[at]
        if not (token.word and token.capital) or token.lower in _NOT_NAMES | _NOT_DESIGNATIONS:
            return None
        tail = self._coded(at, sentence.last)
        if tail is not None:
            last, category = self._class_after(sentence, tail, by_start)
            if category is None and not self._strong_code(at, tail):
                return None
            return self._mention(sentence, "shape", category or Category.OTHER, at, last, tail, None)
        return self._capitalised(sentence, at, by_start)

    def _coded(self, at: int, end: int) -> int | None:
        """The end of a code such as "KZ-900", "CSR 338" or "T700-GE-401C" that begins at a token, or None."""
        tokens = self._tokens
        if len(tokens[at].text) > 6 or "'" in tokens[at].text:
            return None
        after = at + 1
        if after < end and tokens[after].text in "-‐‑–" and not tokens[after].space:
            after += 1
        if after >= end or not tokens[after].text.isdigit() or len(tokens[after].text) > 4:
            return None
        attached = not tokens[after].space
        if not attached and not (tokens[at].text.isupper() and 2 <= len(tokens[at].text) <= 5 and after == at + 1):
            return None
        return self._designation_end(after + 1, end)

    def _strong_code(self, at: int, tail: int) -> bool:
        """Whether a code reads like a designation with no class noun beside it: capitals, a hyphen, few digits."""
        text = self._text[self._tokens[at].start : self._tokens[tail - 1].end]
        letters = self._tokens[at].text
        return (
            "-" in text and letters.isupper() and len(letters) <= 4 and at + 2 < len(self._tokens) and " " not in text
        )

    def _capitalised(self, sentence: Sentence, at: int, by_start: dict[int, Match]) -> ItemMention | None:
        """Up to three capitalised words directly before a class noun ("Swathi radars", "Jose Rizal-class frigate")."""
        tokens = self._tokens
        tail = at
        while tail < min(sentence.last, at + 3) and self._namelike(tail, by_start):
            tail += 1
        if tail == at or (at == sentence.first and tail == at + 1 and tokens[at].lower in _NOT_NAMES):
            return None
        after = self._skip(tail, sentence.last)
        is_class = after < sentence.last and tokens[after].lower in _CLASS_WORDS
        last, category = self._class_after(sentence, tail, by_start)
        if category is None and not (is_class and tokens[after - 1].text in "-‐–"):
            return None
        head = by_start.get(self._skip(after + is_class, sentence.last))
        if category is not None and head is not None and head.term.loose and not is_class:
            return None
        if category is None:
            category, last = Category.SHIP, after + 1
        tail = after + 1 if is_class else tail
        return self._mention(sentence, "shape", category, at, max(last, tail), tail, None)

    def _namelike(self, at: int, by_start: dict[int, Match]) -> bool:
        token = self._tokens[at]
        match = by_start.get(at)
        known = match is not None and match.term.kind in (Kind.CLASS, Kind.SYSTEM, Kind.MODIFIER, Kind.PART)
        return (
            token.word
            and token.capital
            and len(token.text) > 2
            and token.lower not in _NOT_NAMES
            and at not in self._taken
            and not known
        )

    def _class(self, sentence: Sentence, at: int, by_start: dict[int, Match]) -> ItemMention | None:
        match = by_start.get(at)
        if match is None:
            return None
        if match.term.kind is Kind.MODIFIER:
            last, category = self._class_after(sentence, match.last, by_start)
            if category is None:
                return None
            kind = "weak" if self._weak_head(last, by_start) else "class"
            return self._mention(sentence, kind, category, at, last, last, None)
        if match.term.kind is not Kind.CLASS:
            return None
        last, category = self._class_chain(sentence, match, by_start)
        weak = match.term.loose and last == match.last
        return self._mention(sentence, "weak" if weak else "class", category, at, last, last, None)

    def _weak_head(self, last: int, by_start: dict[int, Match]) -> bool:
        return any(
            match.last == last and match.term.loose for match in by_start.values() if match.term.kind is Kind.CLASS
        )

    def _left(self, sentence: Sentence, mention: ItemMention, by_start: dict[int, Match], floor: int) -> ItemMention:
        """The mention with the modifiers directly before it taken in; they do not change the designation of a system."""
        ends = sorted((match.last, match.first) for match in by_start.values() if match.term.kind is Kind.MODIFIER)
        first = mention.first
        while first > floor:
            place = bisect_right(ends, (first, first)) - 1
            if place < 0 or ends[place][0] != first or ends[place][1] < floor:
                break
            first = ends[place][1]
        if first == mention.first:
            return mention
        head = self._descriptive(first, mention.head) if mention.kind in ("class", "weak") else mention.head
        return self._mention(
            sentence, mention.kind, mention.category, first, mention.last, mention.tail, mention.system, head
        )

    def _descriptive(self, first: int, head: int) -> int:
        """The first token from `first` on that describes the kind of equipment; modifiers such as "new" do not."""
        while first < head and self._tokens[first].lower in self._transparent | {"-", ","}:
            first += 1
        return first

    def _mention(
        self,
        sentence: Sentence,
        kind: str,
        category: Category | None,
        first: int,
        last: int,
        tail: int,
        system: str | None,
        head: int | None = None,
    ) -> ItemMention:
        head = first if head is None else head
        words = self._text[self._tokens[head].start : self._tokens[tail - 1].end]
        return ItemMention(
            " ".join(words.split()), category or Category.OTHER, kind, first, last, head, tail, sentence.index, system
        )
