"""What grammar alone says of the two sides: points from the relation of a party to an act."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.claims.lexicon import Form
from pactwatch.claims.mentions import PartyMention
from pactwatch.claims.record import record


@record
class Points:
    """Points for being the supplier and for being the recipient; they add up over reasons."""

    supplier: float = 0.0
    recipient: float = 0.0

    def plus(self, other: Points, share: float = 1.0) -> Points:
        """The sum, the other's points at a share of their worth."""
        return Points(self.supplier + share * other.supplier, self.recipient + share * other.recipient)


def _gives(points: float) -> Points:
    return Points(supplier=points)


def _takes(points: float) -> Points:
    return Points(recipient=points)


_TAKE = {
    "subject": _takes(2),
    "far-subject": _takes(1),
    "owner": _takes(2),
    "adjective": _takes(1.5),
    "subject-noun": _takes(1.5),
    "by-passive": _takes(2),
    "by": _takes(1.5),
    "from": _gives(2),
    "from-passive": _gives(2),
    "far-from": _gives(1),
    "to": _gives(0.7),
    "with": _gives(1),
    "for": _takes(1),
    "object": _gives(0.7),
    "pre-from": _gives(1.5),
    "pre-by": _takes(0.5),
    "pre-for": _takes(0.7),
    "pre-of": _takes(0.5),
    "pre-to": _takes(0.5),
    "in": _takes(0.3),
    "pre-in": _takes(0.3),
    "subject-passive": _takes(0.5),
}
_GIVE = {
    "subject": _gives(2),
    "far-subject": _gives(1),
    "owner": _gives(1.5),
    "adjective": _gives(1.2),
    "subject-noun": _gives(1),
    "by-passive": _gives(2),
    "by": _gives(2),
    "far-by-passive": _gives(1),
    "to": _takes(2),
    "to-passive": _takes(2),
    "far-to": _takes(1),
    "for": _takes(1.5),
    "for-passive": _takes(1.5),
    "far-for": _takes(0.7),
    "into": _takes(1),
    "object": _takes(1.5),
    "from": _gives(1.5),
    "from-passive": _gives(1.5),
    "with": Points(),
    "subject-passive": _takes(0.7),
    "pre-to": _takes(1.2),
    "pre-to-passive": _takes(1),
    "pre-from": _gives(1.2),
    "pre-by": _gives(1),
    "pre-for": _takes(1),
    "pre-of": _gives(0.4),
    "in": _takes(0.5),
    "pre-with": _gives(0.3),
}
_BY_ACT = {
    "take": _TAKE,
    "give": _GIVE,
    "agree": {
        "subject": Points(0.4, 0.7),
        "with": Points(0.7, 0.4),
        "from": Points(0.3, 1.0),
        "to": Points(0.7, 0.5),
        "by": _takes(0.7),
        "by-passive": _takes(0.7),
        "for": _takes(0.7),
        "owner": Points(0.3, 0.7),
    },
    "negotiate": {
        "subject": Points(0.3, 0.8),
        "with": Points(0.9, 0.3),
        "between": Points(0.4, 0.4),
        "for": _takes(0.5),
        "from": _gives(0.7),
    },
    "refuse": {
        "subject": _gives(1.2),
        "to": _takes(1.5),
        "object": _takes(1),
        "subject-passive": _takes(1),
        "by": _gives(1),
        "by-passive": _gives(1),
        "from": _gives(0.5),
        "owner": _gives(0.8),
        "for": _takes(0.7),
    },
    "cancel": {
        "subject": _takes(1),
        "from": _gives(1.5),
        "by": _takes(0.7),
        "to": _takes(1),
        "with": _gives(0.7),
        "owner": _takes(0.7),
    },
    "suspend": {"subject": Points(0.7, 0.4), "to": _takes(1.5), "from": _gives(0.7), "by": _gives(0.5)},
    "produce": {
        "by": _gives(1),
        "by-passive": _gives(1.2),
        "in": _takes(0.5),
        "subject": Points(0.4, 0.3),
        "with": _gives(0.4),
        "from": _gives(0.7),
    },
    "operate": {
        "subject": _takes(1),
        "far-subject": _takes(0.5),
        "owner": _takes(1),
        "by": _takes(1),
        "by-passive": _takes(1),
        "in": _takes(0.4),
        "adjective": _takes(0.7),
    },
    "pay": {"subject": _takes(1.5), "to": _gives(1.2)},
}


def act_points(relation: str, act: str) -> Points:
    """The points that a relation to an act of a kind gives."""
    return _BY_ACT.get(act, {}).get(relation, Points())


def beside_points(party: PartyMention, after: str, gap: int, origin: bool | None) -> Points:
    """The points of a party named just before an item: "Russian S-400", "Pakistani F-16", "Boeing's offer of ...".

    `origin` tells whether the catalogue names the party as the item's origin; None where it does not know the item.
    """
    if party.role == "made":
        return _gives(2.5)
    if party.maker is not None:
        return _gives(1.5 if origin is not False else 0.8)
    if gap > 2:
        return Points()
    if origin is None:
        return Points(0.7, 0.7) if party.form is Form.ADJECTIVE else Points(0.5, 0.7) if after == "'s" else Points()
    return _gives(1.5) if origin else _takes(1.2)


def after_points(governed: str, direct: bool) -> Points:
    """The points of a party named after an item under a preposition: "drones from Turkey", "jets for the air force"."""
    if governed in ("to", "for", "into"):
        return _takes(2 if direct else 0.8)
    if governed == "belonging":
        return _gives(2) if direct else Points()
    if governed in ("from", "by"):
        return _gives(2 if direct else 0.8)
    return _takes(0.5) if governed == "of" and direct else Points()


def strongest(points: Mapping[str, Points]) -> tuple[float, float]:
    """The points of the best supplier and of the best recipient beside it; of one party alone, its better side."""
    best = (0.0, 0.0)
    for giver, giving in points.items():
        for taker, taking in points.items():
            if giver != taker and giving.supplier + taking.recipient > sum(best):
                best = (giving.supplier, taking.recipient)
    if len(points) == 1:
        only = next(iter(points.values()))
        best = (only.supplier, 0.0) if only.supplier >= only.recipient else (0.0, only.recipient)
    return best
