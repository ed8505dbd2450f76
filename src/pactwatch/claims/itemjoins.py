"""Two mentions of equipment beside each other that mean one thing: "carriers (APCs)", "tanks of the T-72 type"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pactwatch.claims.kinds import is_vague
from pactwatch.claims.line import HYPHENS, Line
from pactwatch.claims.mentions import ItemMention
from pactwatch.claims.numbers import ends_number
from pactwatch.model import Category

OF_ONE_KIND: Mapping[Category, tuple[Category, ...]] = {
    Category.MISSILE: (Category.AIR_DEFENCE,),
    Category.AIR_DEFENCE: (Category.MISSILE,),
}
_TYPES = frozenset("type class kind model series family make variant".split())
_TYPED = _TYPES | {"the"}
_FLYING = (Category.UAV, Category.MISSILE, Category.AIRCRAFT, Category.HELICOPTER)
_COUNTERS = frozenset("counter detect intercept defeat destroy jam down neutralise neutralize".split())
_TO_COUNTER = 8  # words from equipment to what it counters: "to counter the Russian use of"
_ROUNDS = frozenset("round rounds".split())
_BRACKETS = ("()", "[]")


def joined(line: Line, found: list[ItemMention]) -> list[ItemMention]:
    """The mentions, two that mean one thing made one: "700 explosive drones and spy UAVs", "tanks of the T-72 type"."""
    for one, two in pairwise(found):
        if _in_brackets(line, one, two):
            second = one.general and not two.general and not _abbreviates(line, one, two)
            both = replace(two, first=one.first) if second else replace(one, last=two.last)
        elif _counted_together(line, one, two):
            both = replace(one, designation=f"{one.designation} and {two.designation}", last=two.last, tail=two.tail)
        elif _of_type(line, one, two) or _rounds_of(line, one, two):
            both = replace(two, first=one.first)
        elif _explains(line, one, two):
            both = replace(one, last=two.last)
        elif _counters(line, one, two):
            name = line.text[line.tokens[one.head].start : line.tokens[two.last - 1].end]
            both = replace(
                one, designation=name, category=Category.AIR_DEFENCE, kind="class", last=two.last, tail=two.last
            )
        elif one.kind == two.kind == "shape" and one.last == one.tail == two.head:  # "K-211 Blorvat submarine"
            both = replace(two, designation=f"{one.designation} {two.designation}", first=one.first, head=one.head)
        else:
            continue
        place = found.index(one)
        return [*found[:place], *joined(line, [both, *found[place + 2 :]])]
    return found


def _in_brackets(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether brackets hold a second name of what stands before them: "armoured personnel carriers (APCs)".

    Who quotes puts in words of his own: "the S-400 [missile] sale".
    """
    around = line.lower(one.last) + line.lower(two.last)
    if two.first != one.last + 1 or around not in _BRACKETS:
        return False
    return one.category is two.category or (not one.general and two.category in OF_ONE_KIND.get(one.category, ()))


def _counters(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether equipment is told by what in the air it is used against: "systems to counter the use of drones"."""
    if not (one.general and two.general and two.category in _FLYING and is_vague(one.designation)):
        return False
    words = [line.lower(at) for at in range(one.last, two.first)]
    if not 2 <= len(words) <= _TO_COUNTER or "," in words:
        return False
    return words[0] == "to" and words[1] in _COUNTERS


def _explains(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether nouns behind brackets say what stands before them: "the Joint Standoff Weapon (JSOW) munitions"."""
    if one.general or one.kind == "part" or not two.general or two.first != one.last + 1:
        return False
    return line.lower(one.last) == ")" and "(" in [line.lower(at) for at in range(one.head, one.last)]


def _abbreviates(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether brackets hold the initials of a kind that is written small: "light utility helicopters (LUH)"."""
    words = [line.lower(at) for at in range(one.head, one.last) if line.tokens[at].text not in HYPHENS]
    small = not any(line.tokens[at].capital for at in range(one.head, one.last))
    return small and "".join(word[0] for word in words) == two.designation.lower().removesuffix("s")


def _of_type(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether a noun of equipment is followed by its type: "tanks of the T-72 type", "frigates of type 054"."""
    if not one.general or two.general or one.category is not two.category:
        return False
    between = [line.lower(at) for at in range(one.last, two.first)]
    if between[:1] != ["of"] or not {*between[1:]} <= _TYPED:
        return False
    return bool(_TYPES & {*between}) or line.lower(two.last) in _TYPES


def _rounds_of(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether ammunition is counted by its rounds: "20,000 rounds of mortar ammunition"."""
    beside = two.first == one.last + 1 and line.lower(one.last) == "of"
    return beside and line.lower(one.last - 1) in _ROUNDS and two.category is Category.AMMUNITION


def _counted_together(line: Line, one: ItemMention, two: ItemMention) -> bool:
    """Whether two nouns of one category stand with "and" after one number."""
    beside = two.first == one.last + 1 and line.lower(one.last) in ("and", "&")
    return (
        beside
        and one.kind == two.kind == "class"
        and one.category is two.category
        and ends_number(line.tokens, line.sentence.first, one.first)
    )
