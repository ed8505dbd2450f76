"""For whom one contract combines purchases: "combines purchases for the Navy, and the governments of Chad and Mali"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.passage import Found

PURCHASES = frozenset(("purchases", "procurements", "requirements"))
_COMBINES = frozenset("combines combine combined combining includes involves".split())
_HOME = "USA"  # whose contracts are told so, and who sells what others get by them
_ENDS = frozenset("under through by with which that who".split())


def combined(context: Context, found: Found) -> frozenset[str]:
    """The states that get equipment by a contract which combines the purchases of several."""
    words = context.words(found)
    if PURCHASES.isdisjoint(words) or _COMBINES.isdisjoint(words):
        return frozenset()
    for at in range(found.sentence.first, found.sentence.last):
        if context.word(at, found) in PURCHASES and context.word(at + 1, found) == "for":
            if context.word(at - 1, found) not in _COMBINES:
                return frozenset()
            end = next((to for to in range(at, found.sentence.last) if context.word(to, found) in _ENDS), None)
            listed = (party.code for party in found.parties if at < party.first < (end or found.sentence.last))
            return frozenset(listed) - {_HOME}
    return frozenset()
