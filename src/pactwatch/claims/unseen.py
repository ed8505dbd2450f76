"""Designations that the catalogue has not seen: letters with a number, a "-class", a name before a noun."""

from __future__ import annotations

from pactwatch.claims.designations import code_end, long_enough, reads_like_designation, without_plural
from pactwatch.claims.lexicon import Kind
from pactwatch.claims.line import HYPHENS, Line, Span
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.nouns import CLASS_WORDS, NounPhrase, noun_after
from pactwatch.model import Category

_MOST_WORDS = 3
_LONGEST = 80  # signs: what is longer names nothing, whatever it looks like
_EXAMPLE = (
    ("such", "as"),
    ("like",),
    ("including",),
    ("called",),
    ("named",),
    ("dubbed",),
    ("known", "as"),
    ("namely",),
)
_BEFORE_EXAMPLE = frozenset(words[-1] for words in _EXAMPLE)
_KNOWN = (Kind.CLASS, Kind.SYSTEM, Kind.MODIFIER, Kind.PART)


def unseen(line: Line, at: int) -> ItemMention | None:
    """The designation not in the catalogue that begins at a token, None where none does."""
    token = line.tokens[at]
    if not (token.word and token.capital):
        return None
    found = _coded(line, at) or _named(line, at)
    return found if found is not None and len(found.designation) <= _LONGEST else None


def _coded(line: Line, at: int) -> ItemMention | None:
    """A code: with a noun of equipment after it, with a count or its maker before it, or plainly a designation."""
    if line.tokens[at].lower in line.words.not_codes:
        return None
    end = code_end(line, at)
    if end is None:
        return None
    noun = noun_after(line, end)
    before = line.token(at - 1)
    owned = before is not None and (at - 1 in line.taken or before.numeric)
    introduced = owned and long_enough(line, at, end)
    if noun is None and not introduced and not reads_like_designation(line, at, end):
        return None
    span = Span(at, max(noun.last, end) if noun else end, at, without_plural(line, at, end))
    return line.mention("shape", noun.category if noun else None, span)


def _named(line: Line, at: int) -> ItemMention | None:
    """Up to three words with a capital directly before a noun ("Swathi radars", "Jose Rizal-class frigate")."""
    tail = at
    while tail < min(line.end, at + _MOST_WORDS) and _namelike(line, tail):
        tail += 1
    if tail == at:
        return None
    example_of = _introduced_as(line, at)
    if example_of is not None and noun_after(line, tail) is None:
        return line.mention("shape", example_of, Span(at, tail, at, tail))
    place = line.skip(tail)
    is_class = line.lower(place) in CLASS_WORDS
    noun = noun_after(line, tail)
    if is_class and line.tokens[place - 1].text in HYPHENS:
        return _of_class(line, at, place + 1, noun)
    if noun is None or (not is_class and (noun.weak or not _trusted(line, at, tail))):
        return None
    tail = place + 1 if is_class else tail
    return line.mention("shape", noun.category, Span(at, max(noun.last, tail), at, tail))


def _introduced_as(line: Line, at: int) -> Category | None:
    """The category of the noun of which a name is an example ("jets such as the Gripen"), None where it is none."""
    at = at - 1 if line.lower(at - 1) in ("the", "its", "a", "an") else at
    if line.lower(at - 1) not in _BEFORE_EXAMPLE:
        return None
    for words in _EXAMPLE:
        first = at - len(words)
        if first > line.sentence.first and all(line.lower(first + step) == word for step, word in enumerate(words)):
            before = first - 1 if line.lower(first - 1) == "," else first
            ending = (start for start, match in line.names.items() if match.last == before)
            nouns = [noun for noun in (line.term(start, Kind.CLASS) for start in ending) if noun is not None]
            return nouns[0].category if nouns else None
    return None


def _of_class(line: Line, at: int, tail: int, noun: NounPhrase | None) -> ItemMention:
    """A "-class", which is one of ships unless a noun says otherwise."""
    last, category = (max(noun.last, tail), noun.category) if noun else (tail, Category.SHIP)
    return line.mention("shape", category, Span(at, last, at, tail))


def _trusted(line: Line, at: int, tail: int) -> bool:
    """Whether words with a capital are a name: not in a heading, and not one word at the start of the sentence."""
    return not line.heading and not (at == line.sentence.first and tail == at + 1)


def _namelike(line: Line, at: int) -> bool:
    """Whether a word may be part of a name: with a capital, nowhere written without one, and known as nothing else."""
    token = line.tokens[at]
    return (
        token.word
        and token.capital
        and len(token.text) > 2
        and token.lower not in line.words.not_names
        and token.lower not in line.ordinary
        and at not in line.taken
        and not (at in line.names and any(line.term(at, kind) is not None for kind in _KNOWN))
    )
