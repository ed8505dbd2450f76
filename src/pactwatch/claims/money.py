"""Amounts of money as news writes them: signs, codes, names, millions and crores."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from pactwatch.claims.mentions import MoneyMention
from pactwatch.claims.numbers import number_at, qualified
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Qualifier
from pactwatch.vocab import Currency, Vocabulary

_EACH = (
    ("each",),
    ("apiece",),
    ("per", "unit"),
    ("per", "aircraft"),
    ("per", "piece"),
    ("a", "piece"),
    ("per", "missile"),
    ("a", "unit"),
)
_LONGEST_SIGN = 3
_LONGEST_NAME = 3


class MoneyFinder:
    """Finds amounts of money; knows the currencies and multipliers of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._multipliers = {tuple(word.lower().split()): factor for word, factor in vocabulary.multipliers.items()}

    def find(self, tokens: tuple[Token, ...], sentence: Sentence, near: Collection[str]) -> list[MoneyMention]:
        """The amounts of one sentence, in order; `near` holds the codes of parties in it, for "rupees" and "dollars"."""
        found: list[MoneyMention] = []
        at = sentence.first
        while at < sentence.last:
            mention = self._at(tokens, sentence, at, near)
            if mention is None:
                at += 1
                continue
            found.append(mention)
            at = mention.last
        return found

    def _at(self, tokens: tuple[Token, ...], sentence: Sentence, at: int, near: Collection[str]) -> MoneyMention | None:
        value, last = number_at(tokens, at, sentence.last)
        if value is None:
            value, last = self._article(tokens, at, sentence.last)
        if value is None:
            return None
        factor, last = self._multiplier(tokens, last, sentence.last)
        currency, first = self._sign(tokens, sentence.first, at, near)
        if currency is None:
            currency, last = self._name(tokens, last, sentence.last, near)
        if currency is None or value * factor <= 0:
            return None
        first, qualifier = qualified(tokens, sentence.first, first)
        if last < sentence.last and tokens[last].text == "+":
            qualifier, last = Qualifier.AT_LEAST, last + 1
        each = any(tuple(token.lower for token in tokens[last : last + len(words)]) == words for words in _EACH)
        return MoneyMention(value * factor, currency.code, qualifier, first, last, sentence.index, each)

    def _article(self, tokens: tuple[Token, ...], at: int, end: int) -> tuple[Decimal | None, int]:
        """ "a billion dollars" is one billion, "half a billion" half of one."""
        word = tokens[at].lower
        if word == "a" and at + 1 < end and (tokens[at + 1].lower,) in self._multipliers:
            if at > 0 and tokens[at - 1].lower == "half":
                return Decimal("0.5"), at + 1
            return Decimal(1), at + 1
        return None, at

    def _multiplier(self, tokens: tuple[Token, ...], at: int, end: int) -> tuple[int, int]:
        """The factor of the words that follow a number, and the token after them."""
        if at < end and tokens[at].text in "-–" and at + 1 < end and not tokens[at].space:
            factor, last = self._multiplier(tokens, at + 1, end)
            return (factor, last) if last > at + 1 else (1, at)
        for size in (2, 1):
            key = tuple(token.lower for token in tokens[at : at + size])
            if at + size <= end and key in self._multipliers:
                return self._multipliers[key], at + size
        return 1, at

    def _sign(
        self, tokens: tuple[Token, ...], floor: int, at: int, near: Collection[str]
    ) -> tuple[Currency | None, int]:
        """The currency of a sign or code that stands before a number, and its first token."""
        for size in range(_LONGEST_SIGN, 0, -1):
            first = at - size
            if first < floor:
                continue
            written = _written(tokens, first, at)
            currency = self._vocabulary.currency_named(written, near) if _sign_like(written) else None
            if currency is not None:
                return currency, first
        return None, at

    def _name(self, tokens: tuple[Token, ...], at: int, end: int, near: Collection[str]) -> tuple[Currency | None, int]:
        """The currency of a name or code that follows a number, and the token after it."""
        while at < end and tokens[at].text in "-–":
            at += 1
        if at + 1 < end and tokens[at].lower == "of" and tokens[at + 1].lower in ("us", "dollars"):
            at += 1
        for size in range(_LONGEST_NAME, 0, -1):
            if at + size > end:
                continue
            written = _written(tokens, at, at + size)
            currency = self._vocabulary.currency_named(written, near)
            if currency is not None:
                return currency, at + size
        return None, at


def _written(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """Tokens as written, one space between words that white space parted."""
    return "".join((" " if token.space and at else "") + token.text for at, token in enumerate(tokens[first:last]))


def _sign_like(written: str) -> bool:
    """Whether words can stand before an amount: a sign, or a short code ("US$", "Rs.", "EUR")."""
    return any(not sign.isalnum() for sign in written) or (len(written) <= 3 and written[0].isupper())
