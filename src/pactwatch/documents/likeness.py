"""What a text is like, in a form that is compared without reading it again: word 5-grams, MinHash, bands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_BANDS, _ROWS = 64, 2
_SEED = 7
_CONTAINED, _MAYBE = 0.6, 0.4
_LEAST_SHARED = 8

SHARED_BANDS = 2
"""How many bands two texts share at least where one may be a copy of the other: a stock phrase shares fewer."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text by how many different 5-grams it has, and their MinHash signature; no signature for no words."""

    grams: int
    signature: bytes

    def bands(self) -> tuple[int, ...]:
        """The keys of the signature's bands, as signed numbers of 64 bits; copies share some of them."""
        values = _values(self.signature)
        digests = (
            blake2b(f"{at} {values[at]} {values[at + 1]}".encode(), digest_size=8).digest()
            for at in range(0, len(values), _ROWS)
        )
        return tuple(int.from_bytes(digest, signed=True) for digest in digests)

    def may_share(self, other: Sketch) -> bool:
        """Whether most of the shorter text may stand in the longer one, by an estimate that errs to yes."""
        if not self.grams or not other.grams:
            return False
        mine, theirs = _values(self.signature), _values(other.signature)
        alike = sum(map(int.__eq__, mine, theirs)) / len(mine)
        shared = alike * (self.grams + other.grams) / (1 + alike)
        return shared >= _MAYBE * min(self.grams, other.grams)


def sketches(texts: Sequence[str]) -> list[Sketch]:
    """The sketch of each text."""
    from rensa import RMinHash

    hashed = [_hashed(text) for text in texts]
    filled = [sorted(one) for one in hashed if one]
    signatures = iter(RMinHash.digests_from_token_sets(filled, _BANDS * _ROWS, _SEED) if filled else [])
    return [Sketch(len(one), array("I", next(signatures)).tobytes() if one else b"") for one in hashed]


@lru_cache(maxsize=256)
def grams(text: str) -> frozenset[str]:
    """The word 5-grams of a text; all words as one where there are fewer than five; none for no words."""
    return frozenset(_grams(text))


def _grams(text: str) -> Iterable[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < _SHINGLE:
        return [" ".join(words)] if words else []
    return map(" ".join, zip(*(words[at:] for at in range(_SHINGLE)), strict=False))  # ends with the last whole one


def one_story(first: str, second: str) -> bool:
    """Whether most of the shorter text stands in the longer one. Texts of a few words must agree in full.

    Source: Broder, On the resemblance and containment of documents, 1997.
    """
    mine, theirs = grams(first), grams(second)
    if mine == theirs:
        return bool(mine)
    shared = len(mine & theirs)
    return shared >= _LEAST_SHARED and shared >= _CONTAINED * min(len(mine), len(theirs))


def _hashed(text: str) -> set[bytes]:
    """The 5-grams of a text, each in eight bytes."""
    return {blake2b(gram.encode("utf-8", "replace"), digest_size=8).digest() for gram in _grams(text)}


@lru_cache(maxsize=4096)
def _values(signature: bytes) -> array[int]:
    return array("I", signature)
