"""Which deals of the kept register are asked for, as a condition on their facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select

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

    With `in_order`, the database goes through the deals in the order asked for until it has enough and looks each of
    them up, instead of taking all of them first and sorting: quicker where many deals pass.
    """
    found = [_one_of(wanted, in_order) for wanted in _beside(sought)]
    found += [deal_facts.c[name].in_(values) for name, values in sought.equal]
    for name, least, greatest in sought.bounds:
        column = deal_facts.c[name]
        if least is not None:
            found.append(column >= least)
        if greatest is not None:
            found.append(column <= greatest)
    return found


def _beside(sought: SoughtDeals) -> Iterator[Select[int]]:
    """The numbers of the deals that what stands beside the facts lets through, a question for each thing asked."""
    for side, party in sought.sides:
        told = select(deal_sides.c.number).where(deal_sides.c.party == party)
        yield told if side is None else told.where(deal_sides.c.side == side)
    if sought.items is not None:
        yield select(deal_items.c.number).where(deal_items.c.item.in_(sorted(sought.items)))
    if sought.category is not None:
        yield select(deal_items.c.number).where(deal_items.c.category == sought.category)


def _one_of(wanted: Select[int], in_order: bool) -> ColumnElement[bool]:
    """Whether a deal is one of those: looked up deal by deal, or in a list that is made first."""
    if not in_order:
        return deal_facts.c.number.in_(wanted)
    return wanted.where(wanted.selected_columns[0] == deal_facts.c.number).exists()
