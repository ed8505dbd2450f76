"""Noun phrases around a word of speaking: where they begin and end, without a parser."""

from __future__ import annotations

from pactwatch.claims.closed import (
    ADJECTIVES,
    BE,
    DAYS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SETTINGS,
    SIGNS,
    SKIPPED,
    STOP_LEFT,
    STOP_RIGHT,
    TIMES,
)
from pactwatch.claims.record import record
from pactwatch.claims.speech import SpeechWords
from pactwatch.claims.tokens import Token

_LONGEST = 16
_ADVERBS = SKIPPED - {"has", "have", "had"}
_BE_NOT = BE | {"not"}
_STOPS_NAME = STOP_RIGHT - {"may", "will"}


@record
class Phrase:
    """A noun phrase at tokens `first` to `last`; `near` is its apposition ("X, a minister, said"), None without one."""

    first: int
    last: int
    near: tuple[int, int] | None = None


class PhraseFinder:
    """Finds the noun phrases of one text that may name speakers."""

    def __init__(self, tokens: tuple[Token, ...], words: SpeechWords) -> None:
        self._tokens = tokens
        self._words = words

    def before(self, floor: int, verb: int) -> Phrase | None:
        """The noun phrase that is the subject of a verb; adverbs and an apposition between commas are stepped over."""
        last = self._before_setting(floor, self.skipped_back(floor, verb))
        if last <= floor:
            return None
        if self._tokens[last - 1].text != ",":
            subject = self._subject(floor, last)
            return self._with_name(floor, subject) if subject is not None else None
        for comma in range(last - 2, max(floor, last - 32), -1):
            if self._tokens[comma].text != ",":
                continue
            head = self._subject(floor, comma)
            if head is not None and self._named(head):
                return Phrase(head.first, head.last, (comma + 1, last - 1))
        return None

    def after(self, first: int, end: int) -> Phrase | None:
        """The noun phrase that begins at a token, without the clause or setting that follows it."""
        last = first
        while last < end and last - first < _LONGEST and not self._ends_right(first, last):
            last += 1
        while last > first and (self._tokens[last - 1].lower in PREPOSITIONS or self._tokens[last - 1].text in ".,-'’"):
            last -= 1
        if last <= first:
            return None
        near = None
        if last + 1 < end and self._tokens[last].text == ",":
            stop = next((at for at in range(last + 1, min(end, last + 14)) if self._tokens[at].text in ",.;"), end)
            described = (
                self._tokens[last + 1].lower in ("a", "an", "the", "chief")
                or self._tokens[last + 1].lower in self._words.sources
            )
            spoken = any(token.lower in self._words.verbs for token in self._tokens[last + 1 : stop])
            near = (last + 1, stop) if described and not spoken and stop > last + 1 else None
        return Phrase(first, last, near)

    def skipped_back(self, floor: int, verb: int) -> int:
        """The end of what stands before a verb, without adverbs, auxiliaries, times and bracketed words."""
        last = verb
        while last > floor:
            token = self._tokens[last - 1]
            if token.text == ")":
                opened = next(
                    (at for at in range(last - 2, max(floor, last - 14), -1) if self._tokens[at].text == "("), -1
                )
                if opened < 0:
                    break
                last = opened
            elif self._lowers(last - 4, last) == ["for", "the", "first", "time"] and last - 4 > floor:
                last -= 4
            elif token.lower in SKIPPED or (last < verb and token.lower == "on"):
                last -= 1
            else:
                break
        return last

    def _lowers(self, first: int, last: int) -> list[str]:
        return [token.lower for token in self._tokens[max(first, 0) : last]]

    def _before_setting(self, floor: int, last: int) -> int:
        """The end of what stands before "in a statement" or "in an interview with X", where that precedes the verb."""
        for at in range(last - 1, max(floor, last - 12), -1):
            if self._tokens[at].text == "," or self._tokens[at].lower in STOP_LEFT:
                break
            if self._tokens[at].lower in SETTINGS and not self._tokens[at].capital:
                opened = next(
                    (
                        n
                        for n in range(at - 1, max(floor, at - 5), -1)
                        if self._tokens[n].lower in ("in", "during", "at")
                    ),
                    None,
                )
                if opened is not None and self._tokens[opened + 1].lower in DETERMINERS:
                    return self.skipped_back(floor, opened)
        return last

    def passive(self, floor: int, verb: int) -> bool:
        """Whether a form of "to be" governs the verb ("was told")."""
        at = verb - 1
        while at >= floor and self._tokens[at].lower in _ADVERBS:
            at -= 1
        return at >= floor and self._tokens[at].lower in _BE_NOT

    def _subject(self, floor: int, last: int) -> Phrase | None:
        """The noun phrase that ends at a token, None where a preposition or verb governs it."""
        first = last
        while first > floor and last - first < _LONGEST and self._extends(floor, first, last):
            first -= 1
        if first < last and self._governed(floor, first):
            carried = self._carried(floor, first)
            if carried is not None:
                return carried
            cut = next((at for at in range(last - 1, first, -1) if self._tokens[at].lower == "and"), None)
            if cut is None:
                return None
            first = cut + 1
        first = self._after_setting(first, last)
        return Phrase(first, last) if first < last else None

    def _carried(self, floor: int, first: int) -> Phrase | None:
        """The noun before "obtained by X", "made public by X", where the phrase that begins at a token is that X."""
        by = first - 1
        if by - 2 < floor or self._tokens[by].lower != "by":
            return None
        last = by - 2 if self._tokens[by - 1].lower == "public" else by - 1
        if not self._verbal(self._tokens[last].lower) and self._tokens[last].lower not in ("seen", "made"):
            return None
        return self._subject(floor, last)

    def _with_name(self, floor: int, phrase: Phrase) -> Phrase:
        """The name before "X, chairman of Y said", where the second comma is left out."""
        comma = phrase.first - 1
        rank = self._tokens[phrase.first].lower in self._words.sources
        if not rank or comma - 2 < floor or self._tokens[comma].text != ",":
            return phrase
        name = self._subject(floor, comma)
        if name is None or not all(t.capital or t.text == "." for t in self._tokens[name.first : name.last]):
            return phrase
        return Phrase(name.first, name.last, (phrase.first, phrase.last))

    def _extends(self, floor: int, first: int, last: int) -> bool:
        """Whether the token before `first` belongs to the noun phrase that begins at `first`."""
        token = self._tokens[first - 1]
        word = token.lower
        if token.text in SIGNS or token.text in ".,":
            return self._sign_extends(first, last)
        if first == last and word in PRONOUNS:
            return True
        if first < last and self._tokens[first].lower in DETERMINERS and word not in ("of", "and"):
            linking = word in ("both", "all", "one", "two", "for", "in", "at", "from", "to", "with")
            return linking and self._links(floor, first - 1)
        if word == "and" or word in PREPOSITIONS:
            links = self._joins if word == "and" else self._links
            return first < last and links(floor, first if word == "and" else first - 1)
        if word in STOP_LEFT or word in PRONOUNS or (word in DAYS and first < last):
            return False
        if first < last and self._tokens[first].lower in PRONOUNS:
            return False
        return token.capital or word in self._words.sources or not self._verbal(word)

    def _sign_extends(self, first: int, last: int) -> bool:
        """Whether the sign before `first` stands inside a name: ", Jr." or the full stop of an initial."""
        token = self._tokens[first - 1]
        if token.text == "," and first < last:
            return self._tokens[first].lower in ("jr", "sr")
        return (
            token.text == "."
            and first < last
            and self._tokens[first - 2].end == token.start
            and not self._full_stop(first - 1)
        )

    def _full_stop(self, at: int) -> bool:
        """Whether the full stop at a token ends a word that is no abbreviation or initial."""
        before = self._tokens[at - 1]
        return len(before.text) > 4 or not before.capital

    @staticmethod
    def _verbal(word: str) -> bool:
        return (
            (word.endswith(("ed", "ing")) and word not in ADJECTIVES)
            or word in TIMES
            or word in ("went", "came", "got", "gave", "took", "made", "sold", "bought")
        )

    def _links(self, floor: int, at: int) -> bool:
        """Whether the preposition at a token belongs to a noun that speaks ("minister for", "familiar with")."""
        if at <= floor:
            return False
        before = self._tokens[at - 1]
        if self._tokens[at].lower == "of":
            return (
                before.capital
                or before.lower in self._words.sources
                or before.lower in ("one", "two", "some", "wing", "division", "arm", "ministers")
            )
        known = before.lower in self._words.sources or before.lower in self._words.knowing
        return known and before.lower not in SETTINGS

    def _joins(self, floor: int, first: int) -> bool:
        """Whether the "and" before `first` joins two names or offices."""
        if first - 2 < floor:
            return False
        left, right = self._tokens[first - 2], self._tokens[first]
        known = left.capital or left.text == "." or left.lower in self._words.sources
        return known and (right.capital or right.lower in DETERMINERS)

    def _governed(self, floor: int, first: int) -> bool:
        """Whether a preposition stands before the phrase."""
        if first <= floor:
            return False
        before = self._tokens[first - 1].lower
        joined = before in ("between", "and") and first - 2 > floor and not self._clause(first - 1)
        return before in PREPOSITIONS or joined

    def _clause(self, at: int) -> bool:
        """Whether an "and" at a token begins a new clause: a comma stands before it."""
        return self._tokens[at].lower == "and" and self._tokens[at - 1].text in ',"”’'

    def _after_setting(self, first: int, last: int) -> int:
        """The first token after "in a statement" where a name follows it at once."""
        for at in range(first, last - 1):
            if self._tokens[at].lower in SETTINGS and self._tokens[at + 1].capital:
                return at + 1
        return first

    def _named(self, phrase: Phrase) -> bool:
        """Whether a phrase holds a name or a noun that speaks."""
        tokens = self._tokens[phrase.first : phrase.last]
        return any(
            (t.capital and t.lower not in MONTHS) or t.lower in self._words.sources or t.lower in PRONOUNS
            for t in tokens
        )

    def _ends_right(self, first: int, last: int) -> bool:
        """Whether the noun phrase that begins at `first` ends before the token `last`."""
        token, before = self._tokens[last], self._tokens[last - 1]
        after = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
        if last == first:
            return (token.text in SIGNS and token.text not in '"“”') or token.text in ".,"
        if token.text == ".":
            return before.end != token.start or self._full_stop(last)
        if token.text == ",":
            return after is None or after.lower not in ("jr", "sr")
        if token.text in SIGNS:
            return True
        if token.lower == "and":
            return after is None or not before.capital or not (after.capital or after.lower in DETERMINERS)
        return self._word_ends(token, before)

    def _word_ends(self, token: Token, before: Token) -> bool:
        """Whether a word, with what stands before it, cannot belong to the noun phrase before it."""
        word = token.lower
        if word in ("on", "by", "as"):
            return True
        if word in ("in", "at", "to", "with"):
            return before.lower not in self._words.sources and before.lower not in self._words.knowing
        if word in ("the", "a", "an"):
            return before.capital
        if token.capital:
            return word in _STOPS_NAME
        if before.capital and self._verbal(word):
            return True
        return (word in self._words.verbs and word not in self._words.ambiguous) or word in STOP_RIGHT
