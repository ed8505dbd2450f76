"""How probable parties are on one side, as what is known of it leaves them; and the odds of that."""

from __future__ import annotations

import math
from collections.abc import Mapping

from pactwatch.claims.linear import likelihood
from pactwatch.claims.somebody import SOMEBODY

_NAMED, NOT_NAMED = 0.9, 0.05  # how probable a party is whom the phrase around equipment names, and any other
_UNNAMED, _RULED_OUT = 0.85, 0.1  # how probable somebody unnamed is, and others at most, on a side left to him
_SUREST = 0.99
_LEAST = 1 - _SUREST
Leaders = tuple[float, float, float]


def with_named(probable: Mapping[str, float], named: str | None) -> Mapping[str, float]:
    """The probabilities of a side that a phrase gives to a party; as they are where it gives it to nobody."""
    if named is None:
        return probable
    return {code: max(p, _NAMED) if code == named else min(p, NOT_NAMED) for code, p in probable.items()}


def raised(probable: Mapping[str, float], sure: frozenset[str], other: frozenset[str]) -> dict[str, float]:
    """The probabilities of a side, with those probable that are surely on it, and those improbable on the other."""
    return {
        code: max(p, _NAMED) if code in sure else min(p, NOT_NAMED) if code in other else p
        for code, p in probable.items()
    }


def left_unnamed(probable: Mapping[str, float]) -> dict[str, float]:
    """The probabilities of a side that is somebody's without a name."""
    return {**{code: min(probability, _RULED_OUT) for code, probability in probable.items()}, SOMEBODY: _UNNAMED}


def blend(first: Mapping[str, float], again: Mapping[str, float], own: float) -> dict[str, float]:
    """Two weighings of a side as one: the first is the share `own` of the odds, and all where there is no second."""
    return {
        code: likelihood(2 * (own * odds(probability) + (1 - own) * odds(again[code])))
        if code in again
        else probability
        for code, probability in first.items()
    }


def leaders(probable: Mapping[str, float]) -> Leaders:
    """The highest probability, and the odds of the two highest; 0 where there are fewer parties."""
    *_, second, best = sorted((*probable.values(), 0.0, 0.0))
    return best, odds(best), odds(second)


def odds(probability: float) -> float:
    """Half the log-odds, bounded."""
    bounded = _LEAST if probability < _LEAST else _SUREST if probability > _SUREST else probability
    return math.log(bounded / (1 - bounded)) / 2
