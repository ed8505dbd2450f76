"""A text cut into tokens and sentences; both keep their offsets."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

from pactwatch.claims.record import record

_TOKEN = re.compile(
    r"""
    (?:[A-Z]\.){2,}                         # U.S., U.A.E.
  | \d+(?:,\d+)*(?:\.\d+)?                  # 5,083 or 1.2
  | [^\W\d_]+(?:['’][^\W\d_]+)?             # words; can't, Russia's is parted below
  | (?<=\d)['’]s\b                         # TB2's
  | [^\w\s] | _
    """,
    re.VERBOSE,
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col maj capt adm sgt cpl brig cmdr comdr sen rep gov st no nos vs inc corp co ltd jr sr prof"
    " rs dlrs jan feb mar apr jun jul aug sep sept oct nov dec approx est fig al etc ret hon rev mk".split()
)
_DOMAINS = frozenset("com org net info news co gov int edu".split())
_CLOSERS = "\"'”’)]"
_LONGEST = 300  # tokens of a sentence; the work on one grows faster than its length, and what is longer is no sentence
OWNS = frozenset(("'s", "’s", "'", "’"))
"""Endings that make a name an owner's."""
_PAUSES = frozenset(",;:|•·")
_SHORTEST, _WIDEST = 60, 160  # characters of a line that was wrapped


@record
class Token:
    """One word, number or sign; `lower` is its lower-case form, `space` whether white space stands before it.

    By its first sign, `capital` tells a capital letter, `word` letters (and perhaps an apostrophe), `numeric` a number
    in decimal digits. They are kept, since everything that reads a text asks for them many times over.
    """

    start: int
    end: int
    text: str
    lower: str
    space: bool
    capital: bool
    word: bool
    numeric: bool


@record
class Sentence:
    """A range of characters and the tokens `first` to `last` (not included) inside it; `index` counts from 0."""

    index: int
    start: int
    end: int
    first: int
    last: int


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; letters and digits are parted ("TB2" is "TB", "2"), possessive endings too."""
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        start, stop = found.span()
        word, space = found[0], start > end or start == 0
        end = stop
        if word[-1] in "sS" and len(word) > len("'s") and word[-2] in "'’":
            stop -= len("'s")
            lower, capital, letters, numeric = _kind(word[: stop - start])
            tokens.append(Token(start, stop, word[: stop - start], lower, space, capital, letters, numeric))
            start, word, space = stop, word[stop - start :], False
        lower, capital, letters, numeric = _kind(word)
        tokens.append(Token(start, end, word, lower, space, capital, letters, numeric))
    return tuple(tokens)


def words_of(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase in lower case."""
    if phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())  # nearly all: what tokens would give, in a tenth of the time
    return tuple([token.lower for token in tokenise(phrase)])


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> tuple[str, bool, bool, bool]:
    """A word in lower case, and whether its first sign is a capital, a letter, a digit; most words are seen often."""
    sign = word[0]
    return word.lower().replace("’", "'"), sign.isupper(), sign.isalpha(), sign.isdecimal()


def sentences(text: str, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; each token belongs to just one. A line break ends a sentence.

    What goes on for more than 300 tokens is cut, behind a comma or the like where the second half of these has one.
    """
    ends: list[int] = []
    shortest = _shortest_wrapped(text)
    for at, (token, after) in enumerate(pairwise(tokens)):
        if token.word and token.text[-1] != "." and not (after.space and "\n" in text[token.end : after.start]):
            continue  # a word that is followed in its line, as nearly all are
        if _ends(text, tokens, at, shortest):
            ends.append(at + 1)
    out: list[Sentence] = []
    first = 0
    for end in (*ends, len(tokens)):
        while first < end:
            last = end if end - first <= _LONGEST else _cut(tokens, first)
            out.append(Sentence(len(out), tokens[first].start, tokens[last - 1].end, first, last))
            first = last
    return tuple(out)


def _cut(tokens: tuple[Token, ...], first: int) -> int:
    """Where what begins at `first` is cut, since it goes on for too long."""
    end = first + _LONGEST
    pauses = (at + 1 for at in range(end - 1, end - _LONGEST // 2, -1) if tokens[at].text in _PAUSES)
    return next(pauses, end)


def _shortest_wrapped(text: str) -> float:
    """How long a line is at least that was cut for its length; in a text of whole paragraphs no line was.

    Its lines are headings and paragraphs then, and each ends what it says: "Kenya confirms sale of 12 boats".
    """
    longest = max(map(len, text.split("\n")))
    return _SHORTEST if longest <= _WIDEST else math.inf


def _ends(text: str, tokens: tuple[Token, ...], at: int, shortest: float) -> bool:
    """Whether the sentence ends after token `at`; lines are wrapped where they are as long as `shortest`."""
    token, after = tokens[at], tokens[at + 1]
    gap = text[token.end : after.start]
    if "\n" in gap:
        return _paragraph_ends(text, token, after, gap, shortest)
    if token.text in _CLOSERS and at and after.space:
        return tokens[at - 1].text in ".!?" and not _abbreviation(tokens, at - 1) and _opens(after)
    if token.text in "!?":
        return after.space and _opens(after)
    if token.text == ".":
        return after.space and (_opens(after) or _site(tokens, at + 1)) and not _abbreviation(tokens, at)
    if token.text.endswith("."):  # U.S. ends a sentence only before a word that rarely follows it inside one
        return after.space and after.lower in _STARTERS and after.capital
    return False


_STARTERS = frozenset(
    "the a an it he she they we this that these those in on at but however meanwhile according".split()
)


def _paragraph_ends(text: str, token: Token, after: Token, gap: str, shortest: float) -> bool:
    """Whether a line break is more than a wrapped line: a blank line, a full stop before it, or a capital after it."""
    if gap.count("\n") > 1 or token.text in ".!?:" + _CLOSERS or token.text.endswith("."):
        return True
    line = text[text.rfind("\n", 0, token.end) + 1 : token.end]
    return len(line) < shortest and _opens(after)


def _opens(token: Token) -> bool:
    return not token.text[0].islower() and token.text not in ",;:)%"


def _site(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the name of a web site stands here; it begins a sentence though it is written small."""
    parts = tokens[at : at + 3]
    if len(parts) < 3 or not parts[0].word or parts[1].text != ".":
        return False
    return not parts[1].space and not parts[2].space and parts[2].lower in _DOMAINS


def _abbreviation(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation or an initial."""
    before = tokens[at - 1] if at else None
    if before is None or before.end != tokens[at].start:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before.lower in ("no", "nos", "mk", "rs") and not (after and after.numeric):
        return False
    if _designates(tokens, at - 1):
        return False
    initial = len(before.text) == 1 and before.capital and before.text.isalpha()
    return before.lower in _ABBREVIATIONS or initial


def _designates(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether capitals end a designation: "F-35A", "NASM-MR"; they are no initial and no title then."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if before is None or token.space or not token.text.isupper():
        return False
    return before.numeric or before.text == "-"
