"""Offers beside a tender: who leaves the tender "for a government-to-government deal" still offers."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.passage import Found

_GOVERNMENTS = ("government", "-", "to", "-", "government")
_SHORT = frozenset(("g2g", "gtog"))
_OFFERS = frozenset(
    "offer offers offered offering propose proposes proposed proposing proposal push pushes pushing pushed pitch "
    "pitches pitched pitching seek seeks seeking sought".split()
)


def offers_directly(context: Context, supplier: str) -> bool:
    """Whether a sentence tells that a state offers equipment from government to government."""
    return any(supplier in found.codes and _direct(context, found) for found in context.passage.found)


def _direct(context: Context, found: Found) -> bool:
    """Whether a sentence tells of an offer between governments."""
    words = context.words(found)
    if _OFFERS.isdisjoint(words) or (_SHORT.isdisjoint(words) and "government" not in words):
        return False
    if not _SHORT.isdisjoint(words):
        return True
    tokens = [token.lower for token in context.tokens[found.sentence.first : found.sentence.last]]
    size = len(_GOVERNMENTS)
    return any(tuple(tokens[at : at + size]) == _GOVERNMENTS for at in range(len(tokens)))
