"""Choices that leave the contest open: "selected Leonardo and Thales as bidders", "picked the Gripen for trials"."""

from __future__ import annotations

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import ItemMention, Trigger
from pactwatch.claims.passage import Found

_CHOOSES = ("select", "choos", "chose", "pick", "nam", "identif", "opt", "approv", "clear", "qualif", "advanc")
_BETWEEN = frozenset("between among from".split())
_RIVALS = frozenset(
    "bidder bidders contender contenders candidate candidates finalist finalists option options vendor vendors "
    "competitor competitors rivals contestants".split()
)
_TRIED = frozenset(
    "trial trials test tests testing evaluation evaluations assessment assessments tryout tryouts demonstrations "
    "consideration".split()
)
_ROUNDS = frozenset("round stage phase".split())
_QUALIFIES = frozenset(
    "the a an its their further field flight technical final next last second first possible potential preferred "
    "user summer winter competitive detailed leading main three two four".split()
)
_SEVERAL = 3
_NEAR = 1  # tokens between who makes a rival and its name


def shortlisted(context: Context, found: Found, item: ItemMention, step: Trigger) -> bool:
    """Whether an act that chooses an item only lets it go on: to trials, to the next round, or beside its rivals."""
    if not step.word.startswith(_CHOOSES):
        return False
    if context.word(step.last, found) in _BETWEEN:
        return True
    return _goes_on(context, found, step) or _among_rivals(found, item, step)


def _goes_on(context: Context, found: Found, step: Trigger) -> bool:
    """Whether "as bidders", "for trials" or "for the final round" follows an act."""
    for at in range(step.last, found.sentence.last - 1):
        word = context.word(at, found)
        if word not in ("as", "for"):
            continue
        after = at + 1
        while context.word(after, found) in _QUALIFIES:
            after += 1
        head = context.word(after, found)
        if head in (_RIVALS if word == "as" else _TRIED) or (word == "for" and head in _ROUNDS):
            return True
    return False


def _among_rivals(found: Found, item: ItemMention, step: Trigger) -> bool:
    """Whether an act chooses three systems and more of one category from several states: nobody buys them all."""
    alike = [one for one in found.items if one.first >= step.last and one.category is item.category and one.system]
    if item not in alike or len(alike) < _SEVERAL:
        return False
    if any(alike[0].last <= act.first < alike[-1].first for act in (*found.triggers, *found.steps)):
        return False
    if any(step.last <= number.first < alike[-1].head for number in found.numbers):
        return False  # what is counted is bought
    makers = {party.code for party in found.parties for one in alike if 0 <= one.first - party.last <= _NEAR}
    return len(makers) > 1
