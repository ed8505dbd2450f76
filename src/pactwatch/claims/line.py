"""One sentence as the search for equipment sees it: its tokens, and the names that the vocabulary knows in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pactwatch.claims.itemwords import ItemWords
from pactwatch.claims.lexicon import Kind, Match, Term, ends_as_plural
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.record import record
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Category

HYPHENS = "-‐‑–−"
_BETWEEN_WORDS = HYPHENS + "'’\"“”"


def end_of_name(kind: str, last: Token) -> int:
    """Where the words of an equipment's name end in the text; the plural of a designation is no part: "F-16Cs"."""
    return last.end - 1 if kind in ("system", "shape") and ends_as_plural(last) else last.end


class Span(NamedTuple):
    """The tokens of an item mention, `first` to `last`, and of the designation in it, `head` to `tail`."""

    first: int
    last: int
    head: int
    tail: int


@record
class Line:
    """A sentence of a text and what is known of its tokens.

    `names` holds the matches by their first token, `taken` the tokens of parties and makers, `ordinary` the words that
    the text writes without a capital somewhere, `heading` tells that most words have one. `trades` are the places of
    the acts by which equipment changes hands; `spoken_of` counts how often the whole text names each category of
    equipment by its nouns.
    """

    text: str
    tokens: tuple[Token, ...]
    sentence: Sentence
    names: Mapping[int, Match]
    taken: frozenset[int]
    ordinary: frozenset[str]
    heading: bool
    words: ItemWords
    trades: tuple[int, ...] = ()
    spoken_of: Callable[[], Counter[Category]] = Counter

    @property
    def end(self) -> int:
        """The token after the last one of the sentence."""
        return self.sentence.last

    def token(self, at: int) -> Token | None:
        """The token at a place, None outside the sentence."""
        return self.tokens[at] if self.sentence.first <= at < self.sentence.last else None

    def lower(self, at: int) -> str:
        """The token at a place in lower case, "" outside the sentence."""
        return self.tokens[at].lower if self.sentence.first <= at < self.sentence.last else ""

    def term(self, at: int, kind: Kind) -> Term | None:
        """The meaning of this kind of the words that begin at a token, None where they have none."""
        match = self.names.get(at)
        if match is None:
            return None
        if match.term.kind is kind or not match.others:
            return match.term if match.term.kind is kind else None  # nearly all
        return next((term for term in match.others if term.kind is kind), None)

    def skip(self, at: int) -> int:
        """The first token from `at` on that is neither hyphen nor quotation mark."""
        end = self.end
        while at < end and self.tokens[at].text in _BETWEEN_WORDS:
            at += 1
        return at

    def nouns_from(self, at: int) -> Iterator[tuple[Match, Term]]:
        """The nouns of equipment that stand in a row from a token on ("air defence", "missile", "battery").

        Words that are the name of a system as well ("Humvee") are that system.
        """
        while True:
            noun = self.term(at, Kind.CLASS)
            if noun is None or self.names[at].term.kind is Kind.SYSTEM:
                return
            yield self.names[at], noun
            at = self.names[at].last
            at = self.skip(at) if self.lower(at) in HYPHENS else at

    def mention(self, kind: str, category: Category | None, span: Span, system: str | None = None) -> ItemMention:
        """The mention of these tokens, with the designation as the text writes it."""
        words = self.text[self.tokens[span.head].start : end_of_name(kind, self.tokens[span.tail - 1])]
        return ItemMention(
            designation=" ".join(words.split()),
            category=category or Category.OTHER,
            kind=kind,
            first=span.first,
            last=span.last,
            head=span.head,
            tail=span.tail,
            sentence=self.sentence.index,
            system=system,
        )
