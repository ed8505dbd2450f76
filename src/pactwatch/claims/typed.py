"""What a person types or a cell holds for one field, read by the same grammar as reports: "approx. 20", "$1.2bn"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pactwatch.claims.dates import dates_in
from pactwatch.claims.mentions import MoneyMention, NumberMention
from pactwatch.claims.money import MoneyFinder
from pactwatch.claims.numbers import numbers_in
from pactwatch.claims.tokens import Sentence, Token, tokenise
from pactwatch.errors import RecordError
from pactwatch.model import Money, PartialDate, Qualifier, Quantity
from pactwatch.vocab import Vocabulary
from pactwatch.vocab.rates import to_usd

_SIGNS = (  # how tables write what reports put in words
    (re.compile(r"^\s*(?:approximately|approx|appr|ca|c|est|circa)\b\.?\s*(?=\d)", re.IGNORECASE), "about "),
    (re.compile(r"^\s*[~≈±]\s*"), "about "),
    (re.compile(r"^\s*(?:>=|≥|>|min\.?)\s*"), "at least "),
    (re.compile(r"^\s*(?:<=|≤|<|max\.?)\s*"), "at most "),
    (re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)"), ""),
    (re.compile(r"(?<=\d)\s*\+\s*$"), " or more"),
)
_DOUBT = re.compile(r"\s*\?\s*$")
_FIGURES = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_WHOLE = re.compile(r"\d+\.0+$")


def quantity_typed(text: str) -> Quantity:
    """The number of items that a short text tells: "approx. 20" is about 20, "20+" at least 20, "9?" about 9.

    Raises: RecordError for a text that tells no number, or more than one.
    """
    doubtful = _DOUBT.search(text) is not None
    plain = _DOUBT.sub("", text)
    plain = plain.partition(".")[0] if _WHOLE.fullmatch(plain.strip()) else plain
    tokens, whole = _tokens(_spelled(plain))
    found = numbers_in(tokens, whole)
    if len(found) != 1 or found[0].value != found[0].value.to_integral_value() or _left(tokens, found[0]):
        raise RecordError(f'{text!r} is no number of items; write a whole number, "about 20", "at least 20" or "20+"')
    qualifier = found[0].qualifier
    if doubtful and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.ABOUT
    return Quantity(int(found[0].value), qualifier)


def money_typed(text: str, vocabulary: Vocabulary, day: date | None = None, currency: str | None = None) -> Money:
    """The amount of money that a short text tells: "about $1.2bn", "900,000,000 USD", "Rs 5,083 crore".

    `currency` is what a bare number is in, `day` the day whose rate gives the dollars. Raises: RecordError for a text
    that tells no amount, or more than one.
    """
    finder, (tokens, whole) = MoneyFinder(vocabulary), _tokens(_spelled(text))
    found = finder.find(tokens, whole, ())
    if not found and currency is not None:
        tokens, whole = _tokens(f"{_spelled(text).strip()} {currency}")
        found = finder.find(tokens, whole, ())
    if len(found) != 1 or _left(tokens, found[0]):
        raise RecordError(f'{text!r} is no amount of money; write it with its currency: "900 million USD"')
    amount = found[0].amount
    exact = amount if amount != amount.to_integral_value() else Decimal(int(amount))
    usd = to_usd(exact, found[0].currency, day, vocabulary.pegs) if day is not None else None
    return Money(exact, found[0].currency, " ".join(text.split()), found[0].qualifier, usd)


def date_typed(text: str, day_first: bool | None = None) -> PartialDate:
    """The date that a short text tells: "2021-05", "12 May 2021", "May 2021", "12/05/2021".

    Where `day_first` is None and day and month of figures could each be the other, only the year is kept.
    Raises: RecordError for a text that tells no date.
    """
    plain = re.split(r"[T ]00:00", text.strip())[0]
    try:
        return PartialDate.parse(plain)
    except RecordError:
        pass
    if _FIGURES.fullmatch(plain):
        return _by_figures(plain, day_first)
    tokens, whole = _tokens(plain)
    found = dates_in(tokens, whole, None)
    if len(found) != 1 or found[0].last - found[0].first != len(tokens):
        raise RecordError(f'{text!r} is no date; write YYYY, YYYY-MM, YYYY-MM-DD or "12 May 2021"')
    return found[0].date


def _by_figures(text: str, day_first: bool | None) -> PartialDate:
    """A date of three figures; the year is the one of four."""
    one, two, three = (int(part) for part in re.split(r"[./-]", text))
    if len(re.split(r"[./-]", text)[0]) == 4:
        return PartialDate(one, two, three)
    if len(re.split(r"[./-]", text)[2]) != 4:
        raise RecordError(f"{text!r}: a year of two figures; write it with four")
    if one == two:
        return PartialDate(three, one, two)
    if one > 12 or two > 12:
        day, month = (one, two) if one > 12 else (two, one)
        return PartialDate(three, month, day)
    if day_first is None:
        return PartialDate(three)
    day, month = (one, two) if day_first else (two, one)
    return PartialDate(three, month, day)


def is_ambiguous(text: str) -> bool:
    """Whether day and month of a date in figures could each be the other."""
    if not _FIGURES.fullmatch(text.strip()) or re.match(r"\d{4}", text.strip()):
        return False
    one, two, _ = (int(part) for part in re.split(r"[./-]", text.strip()))
    return one != two and max(one, two) <= 12


def _spelled(text: str) -> str:
    """The text with the signs of tables put in the words of reports."""
    for pattern, words in _SIGNS:
        text = pattern.sub(words, text)
    return text


def _tokens(text: str) -> tuple[tuple[Token, ...], Sentence]:
    tokens = tokenise(text)
    return tokens, Sentence(0, 0, len(text), 0, len(tokens))


def _left(tokens: tuple[Token, ...], found: NumberMention | MoneyMention) -> bool:
    """Whether the text says anything beside the value; an article or a unit word is let pass."""
    return any(token.lower not in _IGNORED for token in (*tokens[: found.first], *tokens[found.last :]))


_IGNORED = frozenset("the a an unit units item items piece pieces worth of total in . ,".split())
