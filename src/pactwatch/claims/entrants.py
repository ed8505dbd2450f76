"""Equipment that takes part in a tender: "the Gripen was the cheapest in the tender", "its chances of winning"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.clauses import Clauses
from pactwatch.claims.hold import Link
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.smallwords import BE
from pactwatch.claims.stagetable import AHEAD, tense

_TENDERS = frozenset("tender competition contest race bidding bid rfp evaluation".split())
_CHANCES = frozenset("chance chances likelihood odds prospect prospects".split())
_WINS = ("win", "bag", "clinch", "secur", "land")
_LISTED = ("shortlist", "short-", "short -")
_MEETS = frozenset(
    "meet meets met meeting fulfil fulfils fulfill fulfills fulfilled satisfy satisfies satisfied".split()
)
_RACES = frozenset(
    ("in the race", "left in the race", "in the running", "in the fray", "in the final race", "in contention")
)
_REACH, _CLAUSE = 7, 16  # tokens from a tender back to "in", and to what is bid or may be won


def enters(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether an act that tells a wish tells that equipment is bid: it is in the tender, may win, meets what is asked.

    Only equipment with a name is; of a kind alone the buyer is told to look for it.
    """
    if item.general or step.frame != "want":
        return False
    if step.word.startswith(_LISTED):
        return step.passive
    if step.word in _CHANCES:
        return _may_win(clauses, step)
    if item.last > step.first or step.first - item.last > _CLAUSE:
        return False
    if step.word in _TENDERS:
        return _faces(clauses, step) or _stands_in(clauses, item, step)
    return step.word.startswith("requirement") and any(
        clauses.word(at) in _MEETS for at in range(item.last, step.first)
    )


def _may_win(clauses: Clauses, step: Trigger) -> bool:
    """Whether a chance is one of winning: "the chances of the Gripen winning", "has little chance of securing"."""
    acts = (clauses.steps.get(at) for at in range(step.last, min(clauses.last, step.last + _CLAUSE)))
    return any(act is not None and act.form == "ing" and act.word.startswith(_WINS) for act in acts)


def _faces(clauses: Clauses, step: Trigger) -> bool:
    """Whether a rival is told: "faces competition from"."""
    return step.word == "competition" and clauses.word(step.last) == "from"


def _stands_in(clauses: Clauses, item: ItemMention, step: Trigger) -> bool:
    """Whether equipment is told to be something in a tender: "was the cheapest in the navy's tender"."""
    at = step.first - 1
    while step.first - at <= _REACH and at > item.last and clauses.word(at) != "in":
        at -= 1
    if clauses.word(at) != "in":
        return False
    between = [clauses.word(place) for place in range(item.last, at)]
    return not BE.isdisjoint(between) or "emerged" in between or "emerges" in between


def bids(clauses: Clauses, links: Sequence[Link]) -> bool:
    """Whether who wishes for a deal sells: "hopes to win the order for", "to secure a deal for its frigates"."""
    deal = links[0].step
    if deal.frame not in ("deal", "order", "sell") or deal.form != "noun":
        return False
    over = links[1].step if len(links) > 1 else deal
    if over.frame != "conclude" or tense(over) != AHEAD:
        return False
    own = clauses.word(deal.last) == "for" and clauses.word(deal.last + 1) in ("its", "their")
    return own or over.word in ("win", "bag")


def races(item: ItemMention, step: Trigger) -> bool:
    """Whether an act near equipment with a name tells that it is in a race: "left in the race are the F-16 and"."""
    return not item.general and not step.negated and step.word in _RACES
