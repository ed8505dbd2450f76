"""Lists whose members belong to each other in their order: "frigates and jets to Oman and Peru respectively"."""

from __future__ import annotations

from collections.abc import Sequence

from pactwatch.claims.context import Context
from pactwatch.claims.governors import listed_with
from pactwatch.claims.itemlists import lists
from pactwatch.claims.mentions import ItemMention, NumberMention, PartyMention
from pactwatch.claims.passage import Found

RESPECTIVELY = "respectively"
_JOINTS = frozenset(", and &".split())


def in_order(context: Context, found: Found) -> dict[int, frozenset[str]]:
    """By the first token of each thing of a list that goes to its own party of another: the parties of the others."""
    if RESPECTIVELY not in context.words(found):
        return {}
    out: dict[int, frozenset[str]] = {}
    parties = _parties(context, found)
    for things in lists(context, found):
        for named in parties:
            if len(things) == len(named):
                codes = [party.code for party in named]
                out |= {item.first: frozenset(codes) - {own} for item, own in zip(things, codes, strict=True)}
    return out


def own_number(
    context: Context, found: Found, item: ItemMention, number: NumberMention, sides: Sequence[str | None]
) -> NumberMention:
    """The number of a list that belongs to one of the sides: of "12 and 8 trainers" for Chad and Mali, 8 for Mali.

    The number as it is where the sentence pairs none.
    """
    if RESPECTIVELY not in context.words(found):
        return number
    counts = _numbers(context, found, number)
    for named in _parties(context, found):
        place = next((at for at, party in enumerate(named) if party.code in sides), None)
        if len(named) == len(counts) > 1 and place is not None and item.first >= counts[-1].last:
            return counts[place]
    return number


def _parties(context: Context, found: Found) -> list[list[PartyMention]]:
    """The lists of two parties and more of a sentence."""
    runs: list[list[PartyMention]] = []
    for party in sorted(found.parties, key=lambda party: party.first):
        if runs and listed_with(context, found, runs[-1][-1], party):
            runs[-1].append(party)
        else:
            runs.append([party])
    return [run for run in runs if len({party.code for party in run}) == len(run) > 1]


def _numbers(context: Context, found: Found, last: NumberMention) -> list[NumberMention]:
    """The numbers of the list that ends with one, which nothing but commas and "and" part."""
    out = [last]
    for number in sorted(found.numbers, key=lambda number: -number.first):
        between = [token.lower for token in context.tokens[number.last : out[0].first]]
        if number.first < out[0].first and between and _JOINTS.issuperset(between):
            out.insert(0, number)
    return out
