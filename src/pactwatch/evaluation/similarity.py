"""How far a predicted transfer and an annotated one are the same: parties, and the words of the item."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from pactwatch.evaluation.annotation import AnnotatedTransfer

MATCH_AT = 0.6
SAME_ITEM_AT = 0.8
_WORD = re.compile(r"[a-zçğıöşüа-я]+|\d+")
_EMPTY_WORDS = frozenset("the a an of and new system type class series military".split())
_CLASS_NOUNS = frozenset(
    """
    drone uav ucav jet fighter plane aircraft helicopter chopper missile rocket tank vehicle ship warship frigate
    corvette submarine boat gun howitzer radar bomb round shell battery combat attack armed multirole transport trainer
    air defence defense anti guided weapon arm
    """.split()
)
P = TypeVar("P")
G = TypeVar("G")


def item_words(text: str | None) -> list[str]:
    """The words of a designation in lower case, letters and digits parted, without plural endings and empty words."""
    found = (
        word[:-1] if len(word) > 3 and word.endswith("s") else word for word in _WORD.findall((text or "").lower())
    )
    return [word for word in found if word not in _EMPTY_WORDS]


def item_similarity(first: AnnotatedTransfer, second: AnnotatedTransfer) -> float:
    """How far two items agree, 0 to 1: one designation's words within the other's give 1, the category alone 0.5."""
    one, two = item_words(first.get("item")), item_words(second.get("item"))
    same_kind = bool(first.get("category")) and first.get("category") == second.get("category")
    floor = 0.5 if same_kind else 0.0
    named_one, named_two = ([word for word in words if word not in _CLASS_NOUNS] for words in (one, two))
    if named_one and named_two:
        one, two = named_one, named_two
    elif not named_one and not named_two and same_kind:
        return 1.0 if one == two else 0.8
    shared = set(one) & set(two)
    if not one or not two:
        return floor
    if shared in (set(one), set(two)):
        return 1.0
    ratio = SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(two))).ratio()
    return max(floor, ratio if ratio >= MATCH_AT else 0.0)


def party_similarity(first: Sequence[str] | None, second: Sequence[str] | None) -> float:
    """The share of common codes; 1 where both are unknown, a quarter where only one is."""
    one, two = set(first or ()), set(second or ())
    if not one and not two:
        return 1.0
    return len(one & two) / len(one | two) if one and two else 0.25


def pair_score(first: AnnotatedTransfer, second: AnnotatedTransfer) -> float:
    """How far two transfers are the same, 0 to 1: three tenths for each side, four for the item."""
    return (
        0.3 * party_similarity(first.get("supplier"), second.get("supplier"))
        + 0.3 * party_similarity(first.get("recipient"), second.get("recipient"))
        + 0.4 * item_similarity(first, second)
    )


def align(predicted: Sequence[P], gold: Sequence[G], score: Callable[[P, G], float]) -> list[tuple[int, int]]:
    """Pairs of places (predicted, gold), one to one, the most similar first; pairs under MATCH_AT are left out."""
    scored = sorted(((score(p, g), -i, -j) for i, p in enumerate(predicted) for j, g in enumerate(gold)), reverse=True)
    pairs: list[tuple[int, int]] = []
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    for similarity, i, j in scored:
        if similarity >= MATCH_AT and i not in used_predicted and j not in used_gold:
            used_predicted.add(i)
            used_gold.add(j)
            pairs.append((-i, -j))
    return pairs
