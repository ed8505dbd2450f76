"""Numbers as news writes them: digits, words, dozens, and how they are qualified."""

from __future__ import annotations

from decimal import Decimal

from pactwatch.claims.mentions import NumberMention
from pactwatch.claims.tokens import Sentence, Token
from pactwatch.model import Qualifier

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12, "score": 20, "million": 1_000_000, "lakh": 100_000}
_PLURAL_SCALES = frozenset("hundreds thousands dozens scores tens".split())
_QUALIFIERS: dict[tuple[str, ...], Qualifier] = {
    tuple(words.split()): qualifier
    for qualifier, phrases in {
        Qualifier.AT_LEAST: (
            "over",
            "more than",
            "at least",
            "upwards of",
            "no fewer than",
            "no less than",
            "in excess of",
            "minimum of",
            "exceeding",
            "above",
        ),
        Qualifier.AT_MOST: (
            "up to",
            "at most",
            "as many as",
            "no more than",
            "a maximum of",
            "maximum of",
            "fewer than",
            "less than",
            "under",
            "upto",
            "below",
        ),
        Qualifier.ABOUT: (
            "about",
            "around",
            "some",
            "approximately",
            "nearly",
            "almost",
            "roughly",
            "an estimated",
            "estimated",
            "close to",
            "circa",
            "approx",
            "an estimate of",
        ),
    }.items()
    for words in phrases
}
_AFTER: dict[tuple[str, ...], Qualifier] = {
    ("or", "so"): Qualifier.ABOUT,
    ("odd",): Qualifier.ABOUT,
    ("or", "more"): Qualifier.AT_LEAST,
    ("plus",): Qualifier.AT_LEAST,
    ("+",): Qualifier.AT_LEAST,
}
_MORE = frozenset("more additional extra further another".split())


def numbers_in(tokens: tuple[Token, ...], sentence: Sentence) -> list[NumberMention]:
    """The numbers of one sentence, in order, each with its qualifier. "a dozen" is 12, "hundreds" no number at all."""
    found: list[NumberMention] = []
    at = sentence.first
    while at < sentence.last:
        value, last = number_at(tokens, at, sentence.last)
        if value is None:
            at += 1
            continue
        first, qualifier = qualified(tokens, sentence.first, at)
        for words, after in _AFTER.items():
            if (
                tuple(token.lower for token in tokens[last : last + len(words)]) == words
                and last + len(words) <= sentence.last
            ):
                last, qualifier = last + len(words), after
                break
        more = any(
            token.lower in _MORE for token in tokens[max(first - 1, sentence.first) : min(last + 1, sentence.last)]
        )
        found.append(NumberMention(value, qualifier, first, last, sentence.index, more))
        at = last
    return found


def number_at(tokens: tuple[Token, ...], at: int, end: int) -> tuple[Decimal | None, int]:
    """The number that begins at a token and the token after it; None where none begins there."""
    token = tokens[at]
    if token.text[0].isdigit():
        return _digits(tokens, at, end)
    return _words(tokens, at, end)


def _digits(tokens: tuple[Token, ...], at: int, end: int) -> tuple[Decimal | None, int]:
    token = tokens[at]
    attached = at > 0 and not token.space and (tokens[at - 1].word or tokens[at - 1].text in "-‐‑–/.")
    suffixed = (
        at + 1 < end
        and not tokens[at + 1].space
        and tokens[at + 1].word
        and tokens[at + 1].lower not in ("bn", "m", "mn", "mln", "b", "k", "cr")
    )
    if attached or suffixed:
        return None, at + 1
    value = Decimal(token.text.replace(",", "").rstrip("."))
    last = at + 1
    if last < end and tokens[last].lower in ("hundred", "thousand", "dozen", "lakh") and value < 1000:
        return value * _SCALES[tokens[last].lower], last + 1
    return value, last


def _words(tokens: tuple[Token, ...], at: int, end: int) -> tuple[Decimal | None, int]:
    total, current, last, seen = 0, 0, at, False
    start = at
    if (
        tokens[at].lower in ("a", "an")
        and at + 1 < end
        and tokens[at + 1].lower in ("dozen", "hundred", "thousand", "score")
    ):
        at += 1
    elif (
        tokens[at].lower in ("a", "an")
        and at + 2 < end
        and tokens[at + 1].lower == "half"
        and tokens[at + 2].lower == "dozen"
    ):
        return Decimal(6), at + 3
    while at < end:
        word = tokens[at].lower
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES and (seen or start != at):
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif not (
            word in ("-", "and")
            and seen
            and at + 1 < end
            and (tokens[at + 1].lower in _UNITS or tokens[at + 1].lower in _TENS)
            and _joins(tokens, at)
        ):
            break
        if word not in ("-", "and"):
            seen, last = True, at + 1
        at += 1
    return (Decimal(total + current), last) if seen and total + current > 0 else (None, start + 1)


def _joins(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a hyphen or "and" stands inside one number ("twenty-four", "two hundred and ten")."""
    before = tokens[at - 1].lower
    return before in _TENS if tokens[at].text == "-" else before in ("hundred", "thousand")


def qualified(tokens: tuple[Token, ...], floor: int, at: int) -> tuple[int, Qualifier]:
    """The first token and the kind of a qualifier that stands before a number."""
    for size in (3, 2, 1):
        first = at - size
        if first < floor:
            continue
        qualifier = _QUALIFIERS.get(tuple(token.lower for token in tokens[first:at]))
        if qualifier is not None:
            return first, qualifier
    return at, Qualifier.EXACT
