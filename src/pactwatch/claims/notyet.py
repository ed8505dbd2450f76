"""What was bought or leased and has not come: "leased a submarine, with the transfer expected in 2025"."""

from __future__ import annotations

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.smallwords import OPENERS

_HANDING = frozenset("delivery deliveries transfer handover".split())
_LEADS = frozenset(("with", "and", "whose"))
_DUE = frozenset("expected due scheduled planned slated set".split())
_DEALS = frozenset("contract deal agreement order".split())
_TAKEN = ("acquir", "procur", "leas")
_BEFORE, _AFTER, _PART = 3, 10, 12  # tokens from "with" to "delivery", from there to the year, from "part" to "deal"


def not_yet(clauses: Clauses, item: ItemMention, step: Trigger, year: int | None) -> bool:
    """Whether what was acquired or leased is told to come, or to belong to a deal just made."""
    if not step.word.startswith(_TAKEN) or step.form == "noun":
        return False
    for at in range(item.last, clauses.last):
        if clauses.word(at) in _HANDING and _LEADS & {clauses.word(at - back) for back in range(1, _BEFORE)}:
            return _to_come(clauses, at, year)
        if clauses.word(at) == "part" and clauses.word(at - 1) == "as" and clauses.word(at + 1) == "of":
            return _of_deal(clauses, at) and not clauses.old(item, year)
    return False


def _to_come(clauses: Clauses, noun: int, year: int | None) -> bool:
    """Whether a delivery is due or dated in a year that has not come."""
    for at in range(noun, noun + _AFTER):
        word = clauses.word(at)
        if word in _DUE or (year is not None and len(word) == 4 and word.isdigit() and int(word) > year):
            return True
        if word in OPENERS:
            return False
    return False


def _of_deal(clauses: Clauses, at: int) -> bool:
    """Whether equipment is part of a contract: "as part of a 2 billion euro contract"."""
    return any(clauses.word(place) in _DEALS for place in range(at, at + _PART))
