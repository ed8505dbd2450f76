"""Whether a text may hold something: by the sentences that name arms, acts and parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from pactwatch.screen.matcher import Automaton
from pactwatch.screen.words import Kind, ScreenWords, Word

_SENTENCE = re.compile(
    rb"[.!?\n](?:(?<=\n)\n*"  # no other character begins a gap, which the search can use to hurry
    rb"|(?<!\n)(?<!\.[A-Z]\.)['\"\x80-\xff)\]]{0,4}\s+(?=[A-Z0-9(\"'\x80-\xff]))"
)
_ARMS, _ACT, _PARTY = Kind  # asked for at each word: a name of its own is found ten times as fast
_DENSE, _SURE, _NEAR = 0.1, 0.4, 2
_AMONG_OTHERS, _WORDS, _PARTIES, _FEWER = 0.3, 2, 4, 2
_TOLD, _MANY = 1 / 12, 5
_PROSE = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where the sentences of a text stand (spans of its UTF-8 bytes), and which of them may hold something.

    `surely` tells that a large part of them names arms, and acts with them, or that many may hold something: such a
    text is read without a trial.
    """

    relevant: bool
    surely: bool
    spans: tuple[tuple[int, int], ...]
    telling: tuple[int, ...]


class Relevance:
    """Judges texts by the words of screening."""

    def __init__(self, words: ScreenWords) -> None:
        self._plain, self._names = Automaton(words.plain, any_case=True), Automaton(words.names, any_case=False)

    def __call__(self, text: bytes) -> Verdict:
        """The verdict on a text in UTF-8.

        It is relevant where a sentence names arms and an act, a party is named anywhere, and such sentences do not
        stand alone in a long text: a tenth of all name arms, or two with an act stand near each other. Unless it is
        read for sure, one of them must name a party; and one must name goods, hold more than one word of each or many
        parties, where few of all name arms, or hardly any of those an act.
        """
        spans = _spans(text)
        starts = [start for start, _ in spans]
        places = [
            (bisect_right(starts, start) - 1, word) for start, _, word in (*self._plain(text), *self._names(text))
        ]
        armed, acting, party = set[int](), set[int](), False
        for number, word in places:
            if word.kind is _ARMS:
                armed.add(number)
            elif word.kind is _ACT:
                acting.add(number)
            else:
                party = True
        arms = sorted(armed)
        telling = tuple(number for number in arms if number in acting)
        if not telling or not party:
            return Verdict(relevant=False, surely=False, spans=spans, telling=telling)
        prose = sum(end - start >= _PROSE for start, end in spans)  # menus and captions are no sentences
        dense = len(arms) >= _DENSE * prose
        near = any(second - first <= _NEAR for first, second in pairwise(telling))
        few = len(telling) < _TOLD * prose
        most = _PARTIES if len(arms) < _AMONG_OTHERS * prose else _FEWER if few else None
        words: dict[int, list[Word]] = {number: [] for number in telling}
        for number, word in places:
            if number in words:
                words[number].append(word)
        said = list(words.values())
        full = (len(arms) >= _SURE * prose and not few) or len(telling) >= _MANY
        relevant = (dense or near) and (full or not _say_little(said, most))
        return Verdict(relevant, relevant and full, spans, telling)


def _say_little(said: list[list[Word]], most: int | None) -> bool:
    """Whether sentences with these words name no party, or each has one word of forces, one of an act and few parties.

    `most` is how many parties are few, None where they do not matter.
    """
    parties = [sum(word.kind is _PARTY for word in words) for words in said]
    others = [{word for word in words if word.kind is not _PARTY} for words in said]
    short = all(len(words) <= _WORDS and not any(word.goods for word in words) for words in others)
    return (short and most is not None and max(parties, default=0) <= most) or not any(parties)


def _spans(text: bytes) -> tuple[tuple[int, int], ...]:
    """The sentences, roughly: a full stop before a capital, or a new line, ends one."""
    spans, start = [], 0
    for gap in _SENTENCE.finditer(text):
        spans.append((start, gap.end()))
        start = gap.end()
    spans.append((start, len(text)))
    return tuple(spans)
