"""What another register records at all: what lies outside is not called missing from it."""

from __future__ import annotations

from pactwatch.model import Category, Stage
from pactwatch.register.others import OtherRegister
from pactwatch.register.reconcile.ours import OurDeal
from pactwatch.register.reconcile.parties import Parties

SIPRI = "SIPRI"
_LEFT_OUT = {
    Category.SMALL_ARMS: "SIPRI's register leaves out small arms and light weapons",
    Category.AMMUNITION: "SIPRI's register leaves out unguided ammunition",
    Category.OTHER: "no type of major weapon is named, and SIPRI's register leaves out parts, support and training",
}
_NOT_ORDERED = frozenset((Stage.SOUGHT, Stage.NEGOTIATING, Stage.OFFERED, Stage.APPROVED))
_STOPPED = frozenset((Stage.REFUSED, Stage.CANCELLED, Stage.SUSPENDED))


def outside(ours: OurDeal, other: OtherRegister, parties: Parties) -> str | None:
    """Why the other register would not have a deal of ours, in words; None where it would.

    Source: SIPRI Arms Transfers Database, coverage: major conventional arms, ordered or delivered.
    """
    return _not_comparable(ours) or _not_asked_for(ours, other, parties) or _not_recorded(ours, other)


def _not_comparable(ours: OurDeal) -> str | None:
    for side in ("supplier", "recipient"):
        if not getattr(ours.entry, side):
            return f"reports do not name the {side}, so that no row can be sought"
    return "reports do not name the item, so that no row can be sought" if ours.item is None else None


def _not_asked_for(ours: OurDeal, other: OtherRegister, parties: Parties) -> str | None:
    coverage = other.coverage
    for side, asked in (("supplier", coverage.supplier), ("recipient", coverage.recipient)):
        codes = parties.codes(asked) if asked is not None else frozenset()
        if codes and not codes & getattr(ours.entry, side):
            return f"the file holds rows with {side} {asked} only"
    return None


def _not_recorded(ours: OurDeal, other: OtherRegister) -> str | None:
    if ours.category in other.leaves_out:
        return f"{other.name} leaves out {str(ours.category).replace('_', ' ')}"
    if other.name != SIPRI:
        return None
    if ours.category in _LEFT_OUT:
        return _LEFT_OUT[ours.category]
    if ours.stage in _NOT_ORDERED:
        return f"only told as {ours.stage}: SIPRI's register has what was ordered or delivered"
    if ours.stage in _STOPPED:
        return f"told as {ours.stage}: SIPRI's register has what was ordered or delivered"
    return None
