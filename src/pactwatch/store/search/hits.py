"""What a search finds: records with the words around the hit, the hit itself marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pactwatch.model import PartialDate
from pactwatch.store.search.question import Clause, Kind, Question
from pactwatch.store.search.words import Word, placed_words

WIDTH = 240
_BEFORE = 60
_MOST_HITS = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet; `hit` tells that it is what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found.

    `title` names it; `snippet` is the passage that was hit, or the beginning where only fields were. `document` is the
    id of a claim's document, `deal` that of its deal, None where it is not linked. `place` is where the list goes on.
    """

    kind: Kind
    id: str
    title: str
    published: PartialDate | None
    snippet: tuple[Piece, ...]
    document: str | None
    deal: str | None
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a question found: the newest of each kind first, and how many there are of each.

    A total that is `most` means that there are so many at least. `suggestions` are words that a mistyped one may mean,
    where nothing was found.
    """

    question: Question
    hits: tuple[Hit, ...]
    totals: tuple[tuple[Kind, int], ...]
    most: int
    suggestions: tuple[str, ...] = ()


def snippet(text: str, clauses: Sequence[Clause], width: int = WIDTH) -> tuple[Piece, ...]:
    """The passage of a text that holds most of what was looked for, cut between words, each hit marked."""
    sought = any(":" not in phrase[0] for clause in clauses if not clause.without for phrase in clause.any_of)
    hits = list(islice(_spans(list(placed_words(text)), clauses), _MOST_HITS)) if sought else []
    start, end = _window(text, hits, width)
    pieces = list(_pieces(text, [(one, other) for _, one, other in hits], start, end))
    if start > 0:
        pieces.insert(0, Piece("… ", False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return tuple(pieces)


def _spans(words: Sequence[Word], clauses: Sequence[Clause]) -> Iterator[tuple[int, int, int]]:
    """Which clause is hit from where to where, in order, without those that lie in one before."""
    starts: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    prefixes: list[tuple[int, str]] = []
    for number, clause in enumerate(clauses):
        for phrase in () if clause.without else clause.any_of:
            if len(phrase) == 1 and phrase[0].endswith("*"):
                prefixes.append((number, phrase[0][:-1]))
            elif ":" not in phrase[0]:
                starts.setdefault(phrase[0], []).append((number, phrase))
    texts = [word.text for word in words]
    reached = 0
    for at, text in enumerate(texts):
        found = [(number, len(phrase)) for number, phrase in starts.get(text, ()) if _stands(texts, at, phrase)]
        found += [(number, 1) for number, prefix in prefixes if text.startswith(prefix)]
        if found and words[at].start >= reached:
            number, length = max(found, key=lambda one: one[1])
            reached = words[at + length - 1].end
            yield number, words[at].start, reached


def _stands(texts: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands here; its last word may be the beginning of one."""
    here = texts[at : at + len(phrase)]
    if phrase[-1].endswith("*"):
        return len(here) == len(phrase) and tuple(here[:-1]) == phrase[:-1] and here[-1].startswith(phrase[-1][:-1])
    return tuple(here) == phrase


def _window(text: str, hits: Sequence[tuple[int, int, int]], width: int) -> tuple[int, int]:
    """From where to where the passage goes that holds most different hits, the first of several."""
    if len(text) <= width:
        return 0, len(text)
    best, most = 0, 0
    for at, (_, start, _end) in enumerate(hits):
        held = len({number for number, _, end in hits[at:] if end <= start + width - _BEFORE})
        if held > most:
            best, most = start, held
    start = _between_words(text, max(0, best - _BEFORE))
    return start, _between_words(text, min(len(text), start + width))


def _between_words(text: str, at: int) -> int:
    """The nearest place at or before this one, as far as it is near, that cuts no word."""
    if at in (0, len(text)):
        return at
    blank = max(text.rfind(" ", max(0, at - _BEFORE // 2), at), text.rfind("\n", max(0, at - _BEFORE // 2), at))
    return blank + 1 if blank >= 0 else at


def _pieces(text: str, hits: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    at = start
    for first, last in hits:
        if first < at or last > end:
            continue
        if first > at:
            yield Piece(text[at:first], False)
        yield Piece(text[first:last], True)
        at = last
    if at < end:
        yield Piece(text[at:end].rstrip() if end < len(text) else text[at:end], False)
