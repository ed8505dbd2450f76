"""What a whole text tells beside each of its relations: of arms, of each type, in its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Which sentences of a text have a word of forces or weapons, how many tell each type, and which the title does.

    `named` are the sentences that name each party. `titled` is None for a text without a title; `density` and `about`
    are reasons that hold for all its relations.
    """

    of_arms: frozenset[int]
    told: Counter[str]
    named: Mapping[str, frozenset[int]]
    titled: frozenset[str] | None
    density: str
    about: str
