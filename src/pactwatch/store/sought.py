"""Which deals of the kept register are asked for, as a condition on their facts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from pactwatch.store.facts import deal_facts, deal_items, deal_sides

Bound = tuple[str, float | None, float | None]
"""A column of the facts with its least and its greatest value, both in; None for open."""


@dataclass(frozen=True, slots=True)
class SoughtDeals:
    """Deals for which all of this holds.

    `sides` are parties that any report names, each with its side, None for either. `items` are numbers of items, one of
    which any report names, None for all items. `equal` are columns of the facts with the values of which they have one.
    """

    sides: tuple[tuple[str | None, str], ...] = ()
    items: frozenset[int] | None = None
    category: str | None = None
    equal: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bounds: tuple[Bound, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is asked of a deal."""
        return self == EVERY_DEAL


EVERY_DEAL = SoughtDeals()


def conditions(sought: SoughtDeals, in_order: bool = False) -> list[ColumnElement[bool]]:
    """The conditions on `deal_facts`.

    With `in_order`, the database goes through the deals in the order asked for until it has enough, instead of taking
    all of them first and sorting: quicker where many deals pass.
    """
    found: list[ColumnElement[bool]] = []
    number = deal_facts.c.number + 0 if in_order else deal_facts.c.number  # a sum is not looked up by index
    for side, party in sought.sides:
        told = select(deal_sides.c.number).where(deal_sides.c.party == party)
        found.append(number.in_(told if side is None else told.where(deal_sides.c.side == side)))
    if sought.items is not None:
        found.append(number.in_(select(deal_items.c.number).where(deal_items.c.item.in_(sorted(sought.items)))))
    if sought.category is not None:
        found.append(number.in_(select(deal_items.c.number).where(deal_items.c.category == sought.category)))
    found += [deal_facts.c[name].in_(values) for name, values in sought.equal]
    for name, least, greatest in sought.bounds:
        column = deal_facts.c[name]
        if least is not None:
            found.append(column >= least)
        if greatest is not None:
            found.append(column <= greatest)
    return found
