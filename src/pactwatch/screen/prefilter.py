"""The first test of a page, on its raw bytes: a word of arms with an act of trade beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pactwatch.screen.matcher import Automaton, Finder, plain_finder
from pactwatch.screen.scripts import end_of_script
from pactwatch.screen.words import Kind, ScreenWords, Word

REACH = 300
"""How far from a word of arms an act may stand, in bytes of a page."""

NEAR = 600
"""How far from it a party may be named, in bytes."""

_TAG = re.compile(rb"<[^>]*>?")
_INLINE = rb"a|abbr|b|em|font|i|mark|span|strong|sub|sup|u"
_BREAK = re.compile(
    rb"[<.!?{}\\\"](?:"  # no other character begins one, which the search can use to hurry
    rb"(?<=<)(?!/?(?:" + _INLINE + rb")\b)[^>]*>?"  # a tag that ends a line of text
    rb"|(?<=[.!?])['\"\x80-\xff)]{0,4}\s"  # the end of a sentence
    rb"|(?<=[{}\\])|(?<=\"):)",  # what scripts and their data are full of
    re.IGNORECASE,
)
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Prefilter:
    """Tells whether raw bytes of a page may hold something; knows nothing of their encoding but that ASCII is in it."""

    arms: Finder
    acts: Finder
    parties: Finder

    @classmethod
    def of(cls, words: ScreenWords) -> Prefilter:
        """The prefilter of these words."""
        parties = tuple(word for word in words.names if word.kind is Kind.PARTY)
        return cls(
            plain_finder(_shortest(words.of(Kind.ARMS)), running=True),
            plain_finder(words.of(Kind.ACT)),
            Automaton(parties, any_case=False),
        )

    def __call__(self, data: bytes | bytearray) -> tuple[int, int] | None:
        """From where to where sentences of the page name arms and an act, with a party near them; None for none."""
        first = last = seen = -1
        for start, end, _ in self.arms(data):
            if start < seen:
                continue  # in a sentence that was looked at, or a word within a word
            if not self.acts.any_in(data[max(0, start - REACH) : end + REACH]):
                continue  # the cheapest question first
            opening, ending = _sentence(data, start, end)
            sentence = without_tags(data[opening:ending])
            if len(sentence.split()) < _LEAST or not self.acts.any_in(sentence):
                continue
            if not self.parties.any_in(data[max(0, start - NEAR) : end + NEAR]):
                continue
            script = end_of_script(data, start)
            if script is not None:
                seen = script  # no reader sees what stands there
                continue
            first = start if first < 0 else first
            last = seen = ending
        return (first, last) if first >= 0 else None


def _sentence(data: bytes | bytearray, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence around a word stands, as far as it is looked for."""
    opening = max(0, start - REACH)
    for gap in _BREAK.finditer(data, opening, start):
        opening = gap.end()
    after = _BREAK.search(data, end, end + REACH)
    return opening, after.start() if after is not None else min(end + REACH, len(data))


def without_tags(part: bytes | bytearray) -> bytes | bytearray:
    """A part of a page with a blank for each tag, also for those of which it holds only the beginning or the end."""
    inside, opens = part.find(b">"), part.find(b"<")
    if inside >= 0 and (opens < 0 or inside < opens):
        part = b" " + part[inside + 1 :]
    return part if opens < 0 else _TAG.sub(b" ", part)


def _shortest(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without those that hold another one: where "attack helicopter" stands, "helicopter" does."""
    known = {word.form for word in words}
    return tuple(word for word in words if not any(part in known for part in _parts(word.form)))


def _parts(form: bytes) -> list[bytes]:
    words = form.split(b" ")
    pairs = [(first, last) for first in range(len(words)) for last in range(first + 1, len(words) + 1)]
    return [b" ".join(words[first:last]) for first, last in pairs if last - first < len(words)]
