"""Values that stand for a whole package, and sentences that give a deal's value without naming its items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.mentions import MoneyMention
from pactwatch.claims.merge import Group
from pactwatch.claims.passage import Found

_DEAL_WORDS = frozenset("deal agreement contract package pact order sale purchase accord".split())
_WORTH = frozenset("worth valued value cost costs costing estimated price totalling totaling for".split())
_AID = frozenset("assistance aid drawdown tranche".split())
_TOTALS = frozenset("total totalling totaling bringing brings altogether overall since".split())
_REACH = 3


def deal_values(context: Context) -> list[tuple[Found, MoneyMention]]:
    """Sentences that give the value of "the deal" and name no item themselves, with the amount."""
    out = []
    for found in context.passage.found:
        words = context.words(found)
        named = any(item.kind in ("system", "shape", "class") and item.category != "other" for item in found.items)
        if named or not ((words & _DEAL_WORDS and words & _WORTH) or words & _AID):
            continue
        amounts = [amount for amount in found.money if not amount.each and not _total(context, found, amount)]
        if amounts:
            out.append((found, amounts[0]))
    return out


def _total(context: Context, found: Found, amount: MoneyMention) -> bool:
    """Whether an amount is what several deals come to: "brings the total aid to more than $2 billion"."""
    before = context.tokens[found.sentence.first : amount.first]
    return any(token.lower in _TOTALS for token in before)


def spread(context: Context, groups: Sequence[Group]) -> dict[int, MoneyMention]:
    """The amount of money of each group by its place: its own, else that of "the deal" told within three sentences.

    A deal's value goes to the groups that share the parties told most often near it.
    """
    own = {place: told.money for place, group in enumerate(groups) if (told := group.first("money")) and told.money}
    for found, amount in deal_values(context):
        gaps = {place: _gap(group, found) for place, group in enumerate(groups)}
        near = [place for place, gap in gaps.items() if gap <= _REACH]
        if not near:
            continue
        times = Counter(_pair(groups[place]) for place in near)
        pair = _pair(groups[min(near, key=lambda place: (-times[_pair(groups[place])], gaps[place], place))])
        for place in near:
            if _pair(groups[place]) == pair:
                own.setdefault(place, amount)
    return own


def shared(amounts: dict[int, MoneyMention]) -> dict[int, MoneyMention]:
    """The amounts that several groups share: those of a package."""
    times = Counter((amount.first, amount.last) for amount in amounts.values())
    return {place: amount for place, amount in amounts.items() if times[amount.first, amount.last] > 1}


def _gap(group: Group, found: Found) -> int:
    """How many sentences stand between a sentence and the nearest that tells a group."""
    return min(abs(told.draft.found.sentence.index - found.sentence.index) for told in group.told)


def _pair(group: Group) -> tuple[str | None, str | None]:
    return group.supplier, group.recipient
