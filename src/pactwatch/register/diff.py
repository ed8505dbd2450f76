"""What changed between two registers, deal by deal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pactwatch.model import Deal
from pactwatch.model.deal import Value
from pactwatch.register.register import Register


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The value shown for one field before and after; None where no claim filled it."""

    name: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class DealChange:
    """One deal that differs between two registers: its ids, fields shown otherwise, and claims come and gone."""

    before: str
    after: str
    fields: tuple[FieldChange, ...]
    claims_added: tuple[str, ...]
    claims_dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterDiff:
    """Deals that only the new register has, that only the old one has, and that differ; each sorted by id."""

    added: tuple[Deal, ...]
    dropped: tuple[Deal, ...]
    changed: tuple[DealChange, ...]

    @property
    def empty(self) -> bool:
        """Whether the two registers tell the same deals."""
        return not (self.added or self.dropped or self.changed)


def diff(old: Register, new: Register) -> RegisterDiff:
    """What became of each deal from the old register to the new.

    A deal is the same deal where it has most claims in common with the other's; ids may differ, because an earlier
    report gives a deal another id.
    """
    pairs = _matched(old.deals, new.deals)
    before, after = {deal.id for deal, _ in pairs}, {deal.id for _, deal in pairs}
    changes = [change for first, second in pairs if (change := _change(first, second)) is not None]
    return RegisterDiff(
        added=tuple(deal for deal in new.deals if deal.id not in after),
        dropped=tuple(deal for deal in old.deals if deal.id not in before),
        changed=tuple(sorted(changes, key=lambda change: change.after)),
    )


def find_deal(register: Register, name: str) -> Deal | None:
    """The deal with this id, or the one that it was joined to or parted from; None where there is none.

    A deal's id is that of its earliest claim, so a former id leads on by that claim.
    """
    for deal in register.deals:
        if deal.id == name or name in deal.former_ids:
            return deal
    return next((deal for deal in register.deals if name in deal.claims), None)


def _matched(old: Iterable[Deal], new: Iterable[Deal]) -> list[tuple[Deal, Deal]]:
    """Pairs of old and new deals, most shared claims first, each deal in one pair at most."""
    holder = {claim: deal for deal in new for claim in deal.claims}
    shared: dict[tuple[str, str], int] = {}
    by_old, by_new = {}, {}
    for first in old:
        by_old[first.id] = first
        for claim in first.claims:
            second = holder.get(claim)
            if second is not None:
                by_new[second.id] = second
                shared[first.id, second.id] = shared.get((first.id, second.id), 0) + 1
    pairs: list[tuple[Deal, Deal]] = []
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            pairs.append((by_old[one], by_new[other]))
    return pairs


def _change(before: Deal, after: Deal) -> DealChange | None:
    if before == after:
        return None
    names = list(dict.fromkeys(field.name for deal in (before, after) for field in deal.fields))
    changed = tuple(
        FieldChange(name, before.shown(name), after.shown(name))
        for name in names
        if before.shown(name) != after.shown(name)
    )
    added, dropped = set(after.claims) - set(before.claims), set(before.claims) - set(after.claims)
    return DealChange(before.id, after.id, changed, tuple(sorted(added)), tuple(sorted(dropped)))
