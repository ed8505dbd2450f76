"""Amounts of money as news writes them: signs, codes, names, millions and crores."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pactwatch.claims.mentions import MoneyMention
from pactwatch.claims.numbers import digits_at, number_at, number_places, qualified
from pactwatch.claims.tokens import Sentence, Token, words_of
from pactwatch.model import Qualifier
from pactwatch.vocab import Currency, Vocabulary

_EACH = (("each",), ("apiece",), ("a", "piece"), ("a", "unit"))
_TIMES = frozenset("year month week day hour annum cent capita quarter".split())
_HYPHENS = "-‐‑–"
_INDIAN = frozenset(("crore", "crores"))
_AFTER_CRORES = frozenset(
    ". , ; ) : contract deal order project tender package programme program for and in on to".split()
)
_BEFORE_SUMS = ("pounds",)  # "pounds 500m", as some papers write where they lack the sign
_PRICES = (
    ("unit", "cost"),
    ("unit", "price"),
    ("flyaway", "cost"),
    ("flight", "cost"),
    ("per", "unit"),
    ("per", "hour"),
)
_BEFORE_PRICE = 5
_LEAST_CODED, _PENNANT = 1_000, 2  # the least amount written like the pennant of a ship, and letters of one
_LEAST_POUNDS = 100_000
_LONGEST_SIGN = 3
_LONGEST_NAME = 3


class MoneyFinder:
    """Finds amounts of money; knows the currencies and multipliers of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._multipliers = {tuple(word.lower().split()): factor for word, factor in vocabulary.multipliers.items()}
        forms = (form for one in vocabulary.currencies.values() for form in (*one.forms, *one.shared))
        # the last words or signs of the currencies' forms, of which one stands in each sentence with an amount
        self._ends = _INDIAN.union([[part for part in words_of(form) if part != "."][-1] for form in forms])

    def find(self, tokens: tuple[Token, ...], sentence: Sentence, near: Collection[str]) -> list[MoneyMention]:
        """The amounts of one sentence, in order.

        `near` holds the codes of the parties in it: they tell whose "rupees" and "dollars" are meant.
        """
        if self._ends.isdisjoint([token.lower for token in tokens[sentence.first : sentence.last]]):
            return []  # most sentences
        found: list[MoneyMention] = []
        rest = sentence  # what follows the last amount: no sign or qualifier belongs to two
        for at in number_places(tokens, sentence):
            mention = self._at(tokens, rest, at, near) if at >= rest.first else None
            if mention is not None:
                found.append(mention)
                rest = replace(rest, first=mention.last)
        return found

    def _at(self, tokens: tuple[Token, ...], sentence: Sentence, at: int, near: Collection[str]) -> MoneyMention | None:
        """The amount whose number begins at a token, None where none does."""
        currency, first = self._sign(tokens, sentence.first, at, near)
        value, last = self._value(tokens, at, sentence.last, signed=currency is not None)
        if value is None:
            return None
        factor, last = self._of_range(tokens, last, sentence.last) or self._multiplier(tokens, last, sentence.last)
        if currency is None:
            currency, last = self._named_after(tokens, last, sentence.last, near, value * factor)
        if currency is None or value * factor <= 0:
            return None
        if factor == 1 and value < _LEAST_CODED and _glued(tokens, first, at):
            return None
        first, qualifier = qualified(tokens, sentence.first, first)
        if last < sentence.last and tokens[last].text == "+":
            qualifier, last = Qualifier.AT_LEAST, last + 1
        each = _each(tokens, last, sentence.last) or _each_before(tokens, sentence.first, first)
        return MoneyMention(value * factor, currency.code, qualifier, first, last, sentence.index, each)

    def _value(self, tokens: tuple[Token, ...], at: int, end: int, signed: bool) -> tuple[Decimal | None, int]:
        """The number before the multiplier: after a sign any digits, else a number that stands alone.

        "a billion dollars" is one billion, "half a billion" half of one.
        """
        if signed and tokens[at].numeric:
            return digits_at(tokens, at, end)
        for words, value in _ARTICLES.items():
            last = at + len(words)
            if _lowered(tokens, at, last) == words and last < end and (tokens[last].lower,) in self._multipliers:
                return value, last
        return number_at(tokens, at, end)

    def _multiplier(self, tokens: tuple[Token, ...], at: int, end: int) -> tuple[int, int]:
        """The factor of the words that follow a number, and the token after them."""
        start = at + 1 if at < end and tokens[at].text in _HYPHENS and not tokens[at].space else at
        for size in (2, 1):
            key = _lowered(tokens, start, start + size)
            if start + size <= end and key in self._multipliers:
                return self._multipliers[key], start + size
        return 1, at

    def _of_range(self, tokens: tuple[Token, ...], at: int, end: int) -> tuple[int, int] | None:
        """The factor of a range whose lower bound ends here ("50-55 million"), and the token after it."""
        if at + 2 >= end or tokens[at].text not in (*_HYPHENS, "to") or not tokens[at + 1].numeric:
            return None
        factor, after = self._multiplier(tokens, at + 2, end)
        return (factor, after) if factor > 1 else None

    def _named_after(
        self, tokens: tuple[Token, ...], at: int, end: int, near: Collection[str], amount: Decimal
    ) -> tuple[Currency | None, int]:
        """The currency of the words after an amount; crores alone are of rupees.

        A small number of "pound" is a weight ("a 1,000-pound bomb").
        """
        currency, last = self._name(tokens, at, end, near)
        if currency is None and tokens[at - 1].lower in _INDIAN and (at >= end or tokens[at].lower in _AFTER_CRORES):
            return self._vocabulary.currency_named("Rs", near), at
        if currency is not None and amount < _LEAST_POUNDS and tokens[last - 1].lower == "pound":
            return None, at
        return currency, last

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
        while at < end and tokens[at].text in _HYPHENS:
            at += 1
        if at + 1 < end and tokens[at].lower == "of" and tokens[at + 1].lower in ("us", "dollars"):
            at += 1
        for size in range(_LONGEST_NAME, 0, -1):
            if at + size > end:
                continue
            written = _written(tokens, at, at + size)
            currency = self._vocabulary.currency_named(written, near)
            if currency is not None and not _of_class(tokens, at + size, end):
                return currency, at + size
        return None, at


_ARTICLES: dict[tuple[str, ...], Decimal] = {
    ("a",): Decimal(1),
    ("half", "a"): Decimal("0.5"),
    ("a", "half"): Decimal("0.5"),
}


def _lowered(tokens: tuple[Token, ...], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[first:last])


def _each(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether an amount is the price of one item: "each", "apiece", "per aircraft", but not "per year"."""
    if any(_lowered(tokens, at, min(at + len(words), end)) == words for words in _EACH):
        return True
    return at + 1 < end and tokens[at].lower == "per" and tokens[at + 1].lower not in _TIMES


def _each_before(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether words before an amount tell that it is the price of one item or of an hour ("a unit cost of")."""
    before = [token.lower for token in tokens[max(floor, at - _BEFORE_PRICE) : at]]
    return any(pair in _PRICES for pair in pairwise(before))


def _of_class(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether words name a class of ships, and no currency: "eight Yuan-class submarines"."""
    at += at < end and tokens[at].text in _HYPHENS
    return at < end and tokens[at].lower in ("class", "type")


def _glued(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether letters touch a number, as in the pennant of a ship: "the LD609"; amounts of arms are greater."""
    letters = tokens[first].text
    return len(letters) == _PENNANT and letters.isupper() and first + 1 == at and not tokens[at].space


def _written(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """Tokens as written, one space between words that white space parted."""
    return "".join((" " if token.space and at else "") + token.text for at, token in enumerate(tokens[first:last]))


def _sign_like(written: str) -> bool:
    """Whether words can stand before an amount: a sign, or a short code ("US$", "Rs.", "EUR")."""
    if any(not sign.isalnum() for sign in written) or written in _BEFORE_SUMS:
        return True
    return len(written) <= _LONGEST_SIGN and (
        written.isupper() or (len(written) < _LONGEST_SIGN and written[0].isupper())
    )
