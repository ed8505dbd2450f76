"""Leases by who takes them: "leased two drones from Italy" is told of who gets them, as a purchase is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pactwatch.claims.mentions import Trigger
from pactwatch.claims.tokens import Sentence, Token

_HIRES = ("leas", "rent", "hir", "borrow", "charter")
_ENDS = frozenset("to , ; : . ( ) that which who while and after before".split())
_REACH = 12  # tokens from "leased" to "from"


def by_taker(tokens: Sequence[Token], sentence: Sentence, act: Trigger) -> Trigger:
    """An act of leasing as one of buying, where "from" follows what is leased; any other act as it is."""
    if act.frame != "supply" or not act.word.startswith(_HIRES):
        return act
    for at in range(act.last, min(sentence.last, act.last + _REACH)):
        word = tokens[at].lower
        if word == "from":
            return replace(act, frame="buy")
        if word in _ENDS:
            break
    return act
