"""The sentences of a text that can hold something, with their neighbours."""

from __future__ import annotations

from pactwatch.screen.relevance import Verdict

_BESIDE = 2


def excerpt(text: bytes, verdict: Verdict) -> str:
    """The opening of the text and the telling sentences with two before and two after; a gap ends a paragraph."""
    near = {0} | {number + step for number in verdict.telling for step in range(-_BESIDE, _BESIDE + 1)}
    numbers = sorted(number for number in near if 0 <= number < len(verdict.spans))
    parts: list[bytes] = []
    for at, number in enumerate(numbers):
        start, end = verdict.spans[number]
        parts.append(text[start:end])
        if at + 1 < len(numbers) and numbers[at + 1] != number + 1:
            parts.append(b"\n\n")
    return b"".join(parts).decode("utf-8", "replace").strip()


def sentences(text: bytes, verdict: Verdict) -> str:
    """The telling sentences of the text, and nothing else of it."""
    parts = (text[start:end] for start, end in (verdict.spans[number] for number in verdict.telling))
    return b" ".join(parts).decode("utf-8", "replace").strip()
