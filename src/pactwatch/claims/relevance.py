"""Whether a text as a whole tells of transfers or agreements, however unsure each single reading of it is."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pactwatch.model import CooperationType

LEAST_RELEVANCE = 0.72
_USUAL, _SHORT = 2000, 500  # characters of a report
_RELATION, _BESIDE = 2.0, 0.1
_BY_THE_WAY = frozenset({CooperationType.VISIT, CooperationType.SUPPORT, CooperationType.ACCUSATION})
_SURE = 0.55  # a claim that makes a text relevant, however long that is
_SUREST = 0.99


def relevance(transfers: Iterable[float], relations: Iterable[tuple[CooperationType, float]], length: int) -> float:
    """How likely a text of `length` characters tells of any transfer or agreement at all, 0 to 1.

    Taken are the probabilities of all readings, those too faint for a claim included: twenty faint hints of one sale
    make it likely that something is sold, though not what. A relation counts double: its probability is low where its
    parties are unsure, not whether there is one. Visits, support and accusations alone make no text relevant, but stand
    beside what does, and count a little. A long text gathers faint hints by chance, so its length counts against it, as
    its square root; a text shorter than a short report counts as one.
    """
    hints = sum(map(_weight, transfers))
    for kind, probability in relations:
        hints += _weight(probability) * (_BESIDE if kind in _BY_THE_WAY else _RELATION)
    return 1 - math.exp(-hints / math.sqrt(max(length, _SHORT) / _USUAL))


def claimed(surest: float) -> float:
    """How likely a text tells of anything by its surest claim of a transfer alone, 0 to 1; at 0.55 it is relevant."""
    return min(1.0, surest + LEAST_RELEVANCE - _SURE) if surest else 0.0


def _weight(probability: float) -> float:
    """What a reading adds: alone in a usual report, it makes that as likely as it is itself."""
    return -math.log(1 - min(probability, _SUREST))
