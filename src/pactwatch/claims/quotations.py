"""Which sentences of a text stand inside quotation marks, and in which paragraph: whose words they are."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.naming import Heard
from pactwatch.claims.passage import Found, Passage

_LEAST_QUOTED = 0.5
_QUOTES = frozenset('"“”')


class Quotations:
    """The quotations and paragraphs of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._paragraphs = _paragraphs(passage)
        self._inside, self._opened = self._quoted()

    def inside(self, found: Found) -> bool:
        """Whether most of a sentence is quoted."""
        return found.sentence.index in self._inside

    def same_paragraph(self, first: int, second: int) -> bool:
        """Whether two sentences, by index, stand in one paragraph."""
        return self._paragraphs[first] == self._paragraphs[second]

    def speaker(self, found: Found, heard: Sequence[tuple[Heard, ...]]) -> tuple[Heard, ...]:
        """The speakers of the quotation that a sentence is part of; `heard` are those that each sentence names.

        He is named beside the quotation in the same paragraph, else in the paragraph where it began or just before it.
        """
        at = found.sentence.index
        here = [n for n, paragraph in enumerate(self._paragraphs) if paragraph == self._paragraphs[at] and heard[n]]
        if here:
            before = [n for n in here if n < at]
            return heard[before[-1] if before else here[0]]
        start = self._opened.get(at, at)
        if start < at and heard[start]:
            return heard[start]
        before = [n for n in range(max(0, at - 6), at) if heard[n]]
        return heard[before[-1]] if before else ()

    def _quoted(self) -> tuple[frozenset[int], dict[int, int]]:
        """The sentences of which most is quoted, and for each the sentence where its quotation began."""
        inside: set[int] = set()
        opened: dict[int, int] = {}
        quoted, start, paragraph = False, 0, -1
        for found in self._passage.found:
            sentence = found.sentence
            if self._paragraphs[sentence.index] != paragraph:
                paragraph = self._paragraphs[sentence.index]
                continued = quoted and self._passage.tokens[sentence.first].text in '"“'
                quoted, start = False, start if continued else sentence.index
            held, tokens = 0, self._passage.tokens[sentence.first : sentence.last]
            if _QUOTES.isdisjoint(self._passage.text[sentence.start : sentence.end]):
                held, tokens = len(tokens) if quoted else 0, ()  # most sentences
            for token in tokens:
                if token.text in _QUOTES:
                    quoted = token.text == "“" or (token.text == '"' and not quoted)
                    start = sentence.index if quoted and token.start > sentence.start else start
                else:
                    held += quoted
            if held > _LEAST_QUOTED * (sentence.last - sentence.first):
                inside.add(sentence.index)
                opened[sentence.index] = start
        return frozenset(inside), opened


def _paragraphs(passage: Passage) -> list[int]:
    """The number of the paragraph of each sentence; a line break after a full stop begins a paragraph."""
    out: list[int] = []
    number, end = 0, 0
    for found in passage.found:
        if "\n" in passage.text[end : found.sentence.start] and out:
            number += 1
        out.append(number)
        end = found.sentence.end
    return out
