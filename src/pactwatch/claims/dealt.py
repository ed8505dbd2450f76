"""Who gets which of several things: "frigates to Egypt, submarines to Brazil and jets to India"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pactwatch.claims.context import Context
from pactwatch.claims.exchanged import exchanged
from pactwatch.claims.governors import listed_with
from pactwatch.claims.mentions import ItemMention, PartyMention
from pactwatch.claims.passage import Found
from pactwatch.claims.respectively import in_order

_WAYS = frozenset("to from".split())
_JOINTS = frozenset(", and ; & as well".split())
_BETWEEN = 3  # tokens from equipment to "to": "Rafale fighters ( F3R ) to"
_NEXT = 8  # tokens from a party to the next equipment: "and 12 refurbished light attack helicopters"
_NONE: Mapping[int, frozenset[str]] = {}


class _Pair(NamedTuple):
    """Equipment, the word before whom it goes to or comes from, and these parties."""

    item: ItemMention
    way: str
    parties: tuple[PartyMention, ...]


def others(context: Context, found: Found, item: ItemMention) -> frozenset[str]:
    """The parties that a sentence deals other equipment than an item: Brazil and India, of the frigates."""
    kept = context.kept.dealt
    if found.sentence.index not in kept:
        few = len(found.items) < 2 or len(found.codes) < 2  # most sentences
        kept[found.sentence.index] = _NONE if few else _all_dealt(context, found)
    return kept[found.sentence.index].get(item.first, frozenset())


def _all_dealt(context: Context, found: Found) -> Mapping[int, frozenset[str]]:
    """By the first token of each thing, the parties that have to do with others alone."""
    out: dict[int, frozenset[str]] = {}
    for found_others in (_dealt(context, found), in_order(context, found), exchanged(context, found)):
        for first, codes in found_others.items():
            out[first] = out.get(first, frozenset()) | codes
    return out


def _dealt(context: Context, found: Found) -> dict[int, frozenset[str]]:
    """By the first token of each thing that is dealt to its own parties: the others' parties."""
    out: dict[int, frozenset[str]] = {}
    run: list[_Pair] = []
    for pair in (*_pairs(context, found), None):
        if pair is not None and (not run or _goes_on(context, found, run[-1], pair)):
            run.append(pair)
            continue
        if len(run) > 1:
            out |= _of_run(found, run)
        run = [pair] if pair is not None else []
    return out


def _pairs(context: Context, found: Found) -> list[_Pair]:
    """The equipment of a sentence that parties follow under "to" or "from"."""
    out = []
    for item in found.items:
        at = next((at for at in range(item.last, item.last + _BETWEEN) if context.word(at, found) in _WAYS), None)
        if at is None or any(other.first >= item.last and other.first < at for other in found.items):
            continue
        first = at + 1 + (context.word(at + 1, found) == "the")
        parties = [party for party in found.parties if party.first == first]
        if parties:
            for party in sorted(found.parties, key=lambda party: party.first):
                if party.first >= parties[-1].last and listed_with(context, found, parties[-1], party):
                    parties.append(party)
            out.append(_Pair(item, context.word(at, found), tuple(parties)))
    return out


def _goes_on(context: Context, found: Found, before: _Pair, pair: _Pair) -> bool:
    """Whether a pair follows another in one list, with no act of its own."""
    start, end = before.parties[-1].last, pair.item.first
    if before.way != pair.way or not 0 < end - start <= _NEXT or context.word(start, found) not in _JOINTS:
        return False
    return not any(start <= act.first < end and act.form != "noun" for act in (*found.triggers, *found.steps))


def _of_run(found: Found, run: list[_Pair]) -> dict[int, frozenset[str]]:
    """For the equipment of each pair of a run, that listed before it included, the parties of the other pairs."""
    out = {}
    every = {party.code for pair in run for party in pair.parties}
    start = max((act.last for act in found.triggers if act.last <= run[0].item.first), default=run[0].item.first)
    for pair in run:
        own = {party.code for party in pair.parties}
        for item in found.items:
            if start <= item.first <= pair.item.first:
                out[item.first] = frozenset(every - own)
        start = pair.parties[-1].last
    return out
