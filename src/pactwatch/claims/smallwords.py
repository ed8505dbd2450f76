"""The words of one sentence: which stands where, and what small ones there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from pactwatch.claims.passage import Found
from pactwatch.claims.tokens import Token

OPENERS = frozenset(
    "that which who whom whose where when while if whether because although though but whereas than so unless until "
    "once".split()
)
RELATIVE = frozenset("that which who whom".split())
TIMED = frozenset("after since following before".split())
PREPOSITIONS = frozenset(
    "of for to with from in on by at into over under like including against between through as during upon via about "
    "towards toward regarding among within without across".split()
)
BOUNDS = PREPOSITIONS | OPENERS
JOINTS = frozenset(("and", "or", "&", ",", "/", "plus", "as", "well"))
BE = frozenset("is are was were be been being".split())
AUXILIARIES = BE | frozenset(
    "will would may might could can shall should has have had to not also now soon already further then".split()
)
_SMALL = BOUNDS | JOINTS | BE
BE_OR_HAVE = BE | {"has", "have", "had"}
_REMAINS = frozenset("remain remains remained stay stays stayed".split())
_ASIDE = 14


class SentenceWords:
    """The words of one sentence by their tokens."""

    def __init__(self, tokens: Sequence[Token], found: Found) -> None:
        self._tokens = tokens
        self.first, self.last = found.sentence.first, found.sentence.last
        self._shouted = _shouted(tokens[self.first : self.last])

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the sentence in lower case."""
        return frozenset([token.lower for token in self._tokens[self.first : self.last]])

    def word(self, at: int) -> str:
        """The word at a token in lower case; "" outside the sentence."""
        return self._tokens[at].lower if self.first <= at < self.last else ""

    def plain(self, at: int) -> bool:
        """Whether a plain word stands at a token: no sign, no name, no preposition, conjunction or auxiliary."""
        token = self._tokens[at]
        return token.word and not self._capital(at) and token.lower not in _SMALL

    def number(self, at: int) -> bool:
        """Whether a number stands at a token."""
        return self._tokens[at].numeric

    def nominal(self, at: int) -> bool:
        """Whether a plain word or a name stands at a token: what may belong to one noun."""
        return self.first <= at < self.last and (self.plain(at) or self._capital(at))

    def _capital(self, at: int) -> bool:
        """Whether a capital letter at a token tells a name: it does not where all words are in capitals."""
        return self._tokens[at].capital and not self._shouted

    def before(self, first: int, count: int = 4) -> Iterator[str]:
        """The words just before a token, nearest first, up to a sign."""
        for at in range(first - 1, max(self.first, first - count) - 1, -1):
            if self._tokens[at].text in ",;:":
                return
            yield self._tokens[at].lower

    def opened(self, at: int, floor: int) -> int:
        """The bracket that the one at a token closes."""
        return next((n for n in range(at, max(floor, at - 15), -1) if self._tokens[n].text == "("), at)

    def closed(self, at: int, end: int) -> int:
        """The bracket that closes the one at a token."""
        return next((n for n in range(at, end) if self._tokens[n].text == ")"), at)

    def aside(self, at: int, end: int) -> int:
        """The comma that ends what a comma and an opener begin; the last token where none does."""
        return next((n for n in range(at, min(end, at + _ASIDE)) if self.word(n) == ","), end)

    def auxiliary(self, at: int) -> bool:
        """Whether a form of "be" or "have" stands at a token."""
        return self.word(at) in BE_OR_HAVE

    def links(self, at: int) -> bool:
        """Whether a verb stands at a token that tells how something is: a form of "be" or "have", "remains"."""
        return self.auxiliary(at) or self.word(at) in _REMAINS


def _shouted(tokens: Sequence[Token]) -> bool:
    """Whether all words of a sentence are written in capitals, as agencies write their first lines."""
    words = [token.text for token in tokens if token.word]
    return len(words) > 1 and all(map(str.isupper, words))
