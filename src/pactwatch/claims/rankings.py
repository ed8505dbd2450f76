"""How a party's points compare with those of others, and with its own in other sentences, as named reasons."""

from __future__ import annotations

from collections.abc import Mapping

from pactwatch.claims.context import Context
from pactwatch.claims.linear import Features
from pactwatch.claims.passage import Found
from pactwatch.claims.verdicts import Points

STRONG = 1.5  # points with which grammar alone tells a side
IDLE = 1.0  # points below which it gives a party no side


def unranked(points: Mapping[str, Points]) -> Features:
    """The points of the best on each side, which count for those whom the sentence does not name."""
    best_supplier = max([one.supplier for one in points.values()], default=0.0)
    best_recipient = max([one.recipient for one in points.values()], default=0.0)
    return {"told-supplier-here": min(best_supplier, 3.0), "told-recipient-here": min(best_recipient, 3.0)}


def ranked(code: str, points: Mapping[str, Points], out: Features) -> None:
    """The points on each side of a party that the sentence names, and how they compare with those of the others."""
    own = points[code]
    others = [other for name, other in points.items() if name != code]
    best_supplier = max([other.supplier for other in others], default=0.0)
    best_recipient = max([other.recipient for other in others], default=0.0)
    if own.supplier >= STRONG and best_recipient >= STRONG:
        out["grammar-supplier"] = 1.0
    if own.recipient >= STRONG and best_supplier >= STRONG:
        out["grammar-recipient"] = 1.0
    out["points-supplier"] = min(own.supplier, 4.0)
    out["points-recipient"] = min(own.recipient, 4.0)
    out["lead-supplier"] = max(-3.0, min(own.supplier - best_supplier, 3.0))
    out["lead-recipient"] = max(-3.0, min(own.recipient - best_recipient, 3.0))
    out["lean"] = max(-3.0, min(own.supplier - own.recipient, 3.0))
    if own.supplier > 0 and own.supplier >= best_supplier and own.supplier >= own.recipient:
        out["best-supplier"] = 1.0
    if own.recipient > 0 and own.recipient >= best_recipient and own.recipient >= own.supplier:
        out["best-recipient"] = 1.0


def elsewhere(context: Context, found: Found, code: str, out: Features) -> None:
    """On which side the party stands in the other sentences of the text."""
    tally = context.tallies(found.sentence.index).get(code)
    if tally is None:
        return
    here = "in" if code in found.codes else "out"
    out[f"text-supplier|{here}"] = min(tally.supplier, 6.0) / 2
    out[f"text-recipient|{here}"] = min(tally.recipient, 6.0) / 2
    out[f"text-lean|{here}"] = max(-2.0, min((tally.supplier - tally.recipient) / 2, 2.0))
