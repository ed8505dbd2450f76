"""Numbers as news writes them: digits, words, dozens, ranges, and how they are qualified."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pactwatch.claims.mentions import NumberMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Qualifier

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_ONES.split())}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "score": 20, "lakh": 100_000, "million": 1_000_000}
_AFTER_DIGITS = frozenset("hundred thousand dozen lakh million".split())
_MONEY_LETTERS = frozenset("bn m mn mln b k cr trn tn".split())
_THOUSANDS = ("K", "k")
_HYPHENS = "-‐‑–"
_QUALIFIERS: dict[tuple[str, ...], Qualifier] = {
    tuple(phrase.split()): qualifier
    for qualifier, phrases in {
        Qualifier.AT_LEAST: "over|more than|at least|upwards of|no fewer than|no less than|not less than|in excess of|"
        "minimum of|exceeding|above",
        Qualifier.AT_MOST: "up to|at most|as many as|as much as|no more than|not more than|a maximum of|maximum of|"
        "fewer than|less than|under|upto|below",
        Qualifier.ABOUT: "about|around|some|approximately|nearly|almost|roughly|an estimated|estimated|close to|circa|"
        "approx|an estimate of",
    }.items()
    for phrase in phrases.split("|")
}
_AFTER: dict[tuple[str, ...], Qualifier] = {
    ("or", "so"): Qualifier.ABOUT,
    ("odd",): Qualifier.ABOUT,
    ("-", "odd"): Qualifier.ABOUT,
    ("or", "more"): Qualifier.AT_LEAST,
    ("-", "plus"): Qualifier.AT_LEAST,
    ("plus",): Qualifier.AT_LEAST,
    ("+",): Qualifier.AT_LEAST,
}
_MORE = frozenset("more additional extra further another".split())
_FIRST_WORDS = frozenset((*_UNITS, *_TENS, "a", "an", "half"))
Read = tuple[Decimal | None, int]


def numbers_in(tokens: tuple[Token, ...], sentence: Sentence) -> list[NumberMention]:
    """The numbers of one sentence, in order, each with its qualifier.

    "a dozen" is 12, "hundreds" no number at all, "three to five" at least 3; zero counts nothing.
    """
    found: list[NumberMention] = []
    rest = sentence  # what follows the last number: no qualifier belongs to two
    for at in number_places(tokens, sentence):
        value, last = number_at(tokens, at, sentence.last) if at >= rest.first else (None, at)
        if value:
            found.append(_mention(tokens, rest, at, (value, last)))
            rest = replace(rest, first=found[-1].last)
    return found


def number_places(tokens: tuple[Token, ...], sentence: Sentence) -> list[int]:
    """The tokens of a sentence with which a number can begin: digits, a number word, an article."""
    here = enumerate(tokens[sentence.first : sentence.last], start=sentence.first)
    return [at for at, token in here if token.numeric or token.lower in _FIRST_WORDS]


def _mention(tokens: tuple[Token, ...], sentence: Sentence, at: int, read: tuple[Decimal, int]) -> NumberMention:
    """The number that was read at a token, with what qualifies it."""
    first, qualifier = qualified(tokens, sentence.first, at)
    value, last = read
    low, end = _range(tokens, (sentence.first, at), read, sentence.last)
    if low is not None:
        value, last = low, end
        qualifier = Qualifier.AT_LEAST if qualifier is Qualifier.EXACT else qualifier
    for words, after in _AFTER.items():
        if _follow(tokens, last, sentence.last, words):
            last, qualifier = last + len(words), after
            break
    beside = (*tokens[max(first - 1, sentence.first) : first], *tokens[last : min(last + 1, sentence.last)])
    more = any(token.lower in _MORE for token in beside)
    return NumberMention(value, qualifier, first, last, sentence.index, more)


def number_at(tokens: tuple[Token, ...], at: int, end: int) -> Read:
    """The number that begins at a token and the token after it; None where none begins there."""
    if not tokens[at].numeric:
        return _words(tokens, at, end) if tokens[at].lower in _FIRST_WORDS else (None, at + 1)
    if _part_of_word(tokens, at, end):
        return None, at + 1
    return digits_at(tokens, at, end)


def digits_at(tokens: tuple[Token, ...], at: int, end: int) -> tuple[Decimal, int]:
    """The number of the digits at a token and the token after it, "hundred" or "million" after them included."""
    value = Decimal(tokens[at].text.replace(",", ""))
    if at + 1 < end and tokens[at + 1].lower in _AFTER_DIGITS and tokens[at + 1].space and value < 1000:
        return value * _SCALES[tokens[at + 1].lower], at + 2
    if at + 2 < end and tokens[at + 1].text in _THOUSANDS and not tokens[at + 1].space and value < 1000:
        return value * 1000, at + 2  # "36K rounds"
    return value, at + 1


def _part_of_word(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether digits belong to a designation or a measure ("F-16", "155mm") and are no number of their own."""
    token = tokens[at]
    if at > 0 and not token.space and (tokens[at - 1].word or tokens[at - 1].text in _HYPHENS + "/."):
        return True
    if at + 1 >= end or tokens[at + 1].space or not tokens[at + 1].word:
        return False
    return tokens[at + 1].lower not in _MONEY_LETTERS


def _words(tokens: tuple[Token, ...], at: int, end: int) -> Read:
    """A number in words: "a dozen", "half a million", "twenty-four", "two hundred and ten"."""
    word = tokens[at].lower
    if word in ("a", "an", "half"):
        return _after_article(tokens, at, end)
    return _cardinal(tokens, at, end)


_ARTICLES: dict[tuple[str, ...], Decimal] = {
    ("a",): Decimal(1),
    ("an",): Decimal(1),
    ("half", "a"): Decimal("0.5"),
    ("a", "half"): Decimal("0.5"),
    ("half", "-"): Decimal("0.5"),
    ("a", "half", "-"): Decimal("0.5"),
}


def _after_article(tokens: tuple[Token, ...], at: int, end: int) -> Read:
    """A scale after an article or "half"."""
    for words, factor in _ARTICLES.items():
        scale = at + len(words)
        if scale < end and _follow(tokens, at, end, words) and tokens[scale].lower in _SCALES:
            return factor * _SCALES[tokens[scale].lower], scale + 1
    return None, at + 1


def _cardinal(tokens: tuple[Token, ...], at: int, end: int) -> Read:
    total, current, last = 0, 0, at
    before = ""  # what kind of word was read last
    place = at
    while place < end:
        kind, value = _kind(tokens[place].lower)
        if before and not kind and _joins(tokens, place, end, before):
            place += 1
            continue
        if not _continues(before, kind, value):
            break
        if kind == "scale":
            current *= value
            if value >= 1000:
                total, current = total + current, 0
        else:
            current += value
        before, place = kind, place + 1
        last = place
    whole = total + current
    return (Decimal(whole), last) if before and whole else (None, at + 1)


def _kind(word: str) -> tuple[str, int]:
    """The kind of a number word and its value; "" and 0 for any other word."""
    for kind, words in (("unit", _UNITS), ("ten", _TENS), ("scale", _SCALES)):
        if word in words:
            return kind, words[word]
    return "", 0


def _continues(before: str, kind: str, value: int) -> bool:
    """Whether a number word can follow the one before it in the same number: "two three" are two numbers."""
    if kind == "unit":
        return before in ("", "scale") or (before == "ten" and value < 10)
    if kind == "ten":
        return before in ("", "scale")
    return kind == "scale" and before != ""


def _joins(tokens: tuple[Token, ...], at: int, end: int, before: str) -> bool:
    """Whether a hyphen or "and" stands inside one number ("twenty-four", "two hundred and ten")."""
    if at + 1 >= end:
        return False
    kind, _ = _kind(tokens[at + 1].lower)
    if tokens[at].text == "-":
        return before == "ten" and kind == "unit"
    return tokens[at].lower == "and" and kind in ("unit", "ten") and tokens[at - 1].lower in ("hundred", "thousand")


def _range(tokens: tuple[Token, ...], start: tuple[int, int], read: tuple[Decimal, int], end: int) -> Read:
    """The lower bound of "three to five", "60-80" or "70 or 80" and the token after the upper one; None where no range.

    `start` is the first token of the sentence and that of the number. A rise "from 36 to 114" is no range.
    """
    floor, at = start
    low, joint = read
    if joint + 1 >= end or not _range_joint(tokens, floor, at, joint):
        return None, joint
    upper = joint + 1
    high, last = digits_at(tokens, upper, end) if tokens[upper].numeric else _words(tokens, upper, end)
    if high is None:
        return None, joint
    scale = high / Decimal(tokens[upper].text.replace(",", "")) if last == upper + 2 and tokens[upper].numeric else 1
    if joint == at + 1 and low < 1000:
        low = low * scale
    return (low, last) if low < high else (None, joint)


def _range_joint(tokens: tuple[Token, ...], floor: int, at: int, joint: int) -> bool:
    """Whether the token after a number can stand between the bounds of a range."""
    token, before = tokens[joint], tokens[at - 1].lower if at > floor else ""
    if token.text in _HYPHENS:
        return not token.space and not tokens[joint + 1].space
    return (
        token.lower == "or" or (token.lower == "to" and before != "from") or (token.lower, before) == ("and", "between")
    )


def ends_number(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether a number ends right before a token."""
    for first in range(max(floor, at - 4), at):
        value, last = number_at(tokens, first, at)
        if value is not None and last == at:
            return True
    return False


def qualified(tokens: tuple[Token, ...], floor: int, at: int) -> tuple[int, Qualifier]:
    """The first token and the kind of a qualifier that stands before a number."""
    for size in (3, 2, 1):
        first = at - size
        if first < floor:
            continue
        qualifier = _QUALIFIERS.get(tuple([token.lower for token in tokens[first:at]]))
        if qualifier is not None:
            return first, qualifier
    return at, Qualifier.EXACT


def _follow(tokens: tuple[Token, ...], at: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether these words stand from a token on."""
    if at >= end or tokens[at].lower != words[0]:
        return False  # nearly always
    return at + len(words) <= end and tuple([token.lower for token in tokens[at : at + len(words)]]) == words
