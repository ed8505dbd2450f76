"""Which documents tell one story: copies, light edits, syndicated copies and excerpts of one report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from pactwatch.model import Document

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_BANDS, _ROWS = 64, 2
_SEED = 7
_CONTAINED = 0.6
_LEAST_SHARED = 8
_BATCH = 2_000
_MOST_NEIGHBOURS = 8


def stories(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to story id: the smallest document id of the group. Independent of the order of the documents.

    Two documents tell one story where most of the word 5-grams of the shorter one stand in the longer one too. MinHash
    bands propose the pairs, so the time grows with the number of documents and not with its square.
    Source: Broder, On the resemblance and containment of documents, 1997.
    """
    texts = {document.id: document.text for document in documents}
    groups = _Groups(sorted(texts))
    shingles = {id_: _shingles(texts[id_]) for id_ in sorted(texts)}
    distinct = list(_distinct(shingles, groups))
    for first, second in _candidates(distinct, shingles):
        if groups.root(first) != groups.root(second) and _one_story(shingles[first], shingles[second]):
            groups.join(first, second)
    return {id_: groups.root(id_) for id_ in texts}


class _Groups:
    """Disjoint sets of ids; the root of each is its smallest id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {id_: id_ for id_ in ids}

    def root(self, id_: str) -> str:
        while self._above[id_] != id_:
            self._above[id_] = self._above[self._above[id_]]
            id_ = self._above[id_]
        return id_

    def join(self, first: str, second: str) -> None:
        low, high = sorted((self.root(first), self.root(second)))
        self._above[high] = low


def _shingles(text: str) -> frozenset[bytes]:
    """The word 5-grams of a text, hashed; all words as one where there are fewer than five; none for no words."""
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    grams = [words[at : at + _SHINGLE] for at in range(max(1, len(words) - _SHINGLE + 1))]
    return frozenset(blake2b(" ".join(gram).encode("utf-8", "replace"), digest_size=8).digest() for gram in grams)


def _distinct(shingles: dict[str, frozenset[bytes]], groups: _Groups) -> Iterator[str]:
    """One id for each different text; the others join it."""
    seen: dict[frozenset[bytes], str] = {}
    for id_, grams in shingles.items():
        if not grams:
            continue
        first = seen.setdefault(grams, id_)
        if first == id_:
            yield id_
        else:
            groups.join(first, id_)


def _candidates(ids: Sequence[str], shingles: dict[str, frozenset[bytes]]) -> Iterator[tuple[str, str]]:
    """Pairs that share a band of their signatures, in order of their ids, each once.

    A band that a stock phrase puts hundreds of documents into proposes a bounded number of pairs for each.
    """
    buckets: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        for id_, signature in zip(batch, _signatures([shingles[id_] for id_ in batch]), strict=True):
            for band in range(_BANDS):
                buckets[(band, signature[_ROWS * band], signature[_ROWS * band + 1])].append(id_)
    seen: set[tuple[str, str]] = set()
    for members in buckets.values():
        for at, second in enumerate(members):
            for first in members[max(0, at - _MOST_NEIGHBOURS) : at]:
                if (first, second) not in seen:
                    seen.add((first, second))
                    yield first, second


def _signatures(texts: Sequence[frozenset[bytes]]) -> list[list[int]]:
    from rensa import RMinHash

    found: list[list[int]] = RMinHash.digests_from_token_sets([sorted(text) for text in texts], _BANDS * _ROWS, _SEED)
    return found


def _one_story(first: frozenset[bytes], second: frozenset[bytes]) -> bool:
    """Whether most of the shorter text stands in the longer one. Texts of a few words must agree in full."""
    shared = len(first & second)
    return shared >= _LEAST_SHARED and shared >= _CONTAINED * min(len(first), len(second))
