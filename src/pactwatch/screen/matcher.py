"""Many words found in bytes at once: by Hyperscan where it runs, by an Aho-Corasick automaton anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from pactwatch.screen.words import Ending, Word

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

Place = tuple[int, int, Word]
"""Where a word stands: its first byte, the byte after its last, and the word."""


class Finder(Protocol):
    """Finds words in bytes."""

    def __call__(self, data: bytes | bytearray) -> list[Place]:
        """Each place where one of the words stands."""

    def any_in(self, data: bytes | bytearray) -> bool:
        """Whether one of the words stands anywhere."""


_LETTERS = frozenset(byte for byte in range(0x80) if chr(byte).isalnum())
_PLURAL = frozenset(b"sS")
_FEW = 2_000


def stands_alone(data: bytes | bytearray, start: int, end: int, ending: Ending) -> bool:
    """Whether what was found is a word of its own and no part of a longer one."""
    if start and data[start - 1] in _LETTERS:
        return False
    if ending is Ending.ANY:
        return True
    if ending is Ending.PLURAL and end < len(data) and data[end] in _PLURAL:
        end += 1
    return end >= len(data) or data[end] not in _LETTERS


_OPENS = frozenset((*b" \t\n\r\f\v>(", *range(0x80, 0x100)))
"""What stands before a word in running text: a quotation mark of ASCII is left out, since scripts are full of them."""


class Automaton:
    """Finds words by an Aho-Corasick automaton, the longest at each place."""

    def __init__(self, words: Sequence[Word], any_case: bool) -> None:
        self._words, self._any_case = words, any_case
        self._automaton = _automaton([word.form for word in words])

    def __call__(self, data: bytes | bytearray) -> list[Place]:
        """Each place where one of the words stands."""
        found = self._automaton.find_matches_as_indexes(bytes(data).lower() if self._any_case else bytes(data))
        places = ((start, end, self._words[number]) for number, start, end in found)
        return [place for place in places if stands_alone(data, place[0], place[1], place[2].ending)]

    def any_in(self, data: bytes | bytearray) -> bool:
        """Whether one of the words stands anywhere."""
        return bool(self(data))


def _automaton(forms: list[bytes]) -> BytesAhoCorasick:
    """The automaton of these forms; of few, the kind that takes longer to build and finds them in half the time."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

    kind = Implementation.DFA if len(forms) <= _FEW else None
    return BytesAhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=kind)


class Scanner:
    """Finds plain words in any case by Hyperscan, near the speed of memory.

    `running` asks for words that stand in running text, where the bytes are a whole page.
    """

    def __init__(self, words: Sequence[Word], running: bool = False) -> None:
        import hyperscan

        self._words, self._running = words, running
        self._data: bytes | bytearray = b""
        self._found = list[Place]()
        self._ended = hyperscan.ScanTerminated
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        # What may stand around a word is looked at here: compiled with the words it takes fifty times as long to load
        self._database.compile(
            expressions=[word.form for word in words],
            ids=list(range(len(words))),
            flags=hyperscan.HS_FLAG_CASELESS,
            literal=True,
        )

    def __call__(self, data: bytes | bytearray) -> list[Place]:
        """Each place where one of the words stands; of words within words each counts."""
        self._data, self._found = data, []
        if data:
            self._database.scan(data, match_event_handler=self._take)  # type: ignore[type-var]  # takes either
        return self._found

    def any_in(self, data: bytes | bytearray) -> bool:
        """Whether one of the words stands anywhere; what is behind the first is not looked at."""
        if not data or self._running:
            return bool(self(data))
        self._data = data
        try:
            self._database.scan(data, self._stands)  # type: ignore[type-var]  # takes either
        except self._ended:
            return True
        return False

    def _stands(self, number: int, start: int, end: int, flags: int, context: object) -> bool:
        """Whether what was found is a word of its own, which ends the scan."""
        del start, flags, context
        word = self._words[number]
        return stands_alone(self._data, end - len(word.form), end, word.ending)

    def _take(self, number: int, start: int, end: int, flags: int, context: object) -> None:
        del flags, context
        word, data = self._words[number], self._data
        start = end - len(word.form)  # Hyperscan tells the start only for a price
        if self._running and (start == 0 or data[start - 1] not in _OPENS):
            return
        if stands_alone(data, start, end, word.ending):
            self._found.append((start, end, word))


def plain_finder(words: Sequence[Word], running: bool = False) -> Finder:
    """What finds plain words in bytes, in any case: the fastest that this machine runs; see `Scanner` for `running`."""
    try:
        return Scanner(words, running)
    except ImportError:  # no wheel for this machine
        return Automaton(words, any_case=True)
