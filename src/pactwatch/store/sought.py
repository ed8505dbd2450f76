"""Which deals of the kept register are asked for, as a condition on their facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Dialect, Select, bindparam, select
from sqlalchemy.types import UserDefinedType

from pactwatch.store.facts import deal_facts, deal_items, deal_sides

MANY = 5_000
"""Deals from which on a page of them is found quicker by their order than by what is asked of them."""

Bound = tuple[str, float | None, float | None]
"""A column of the facts with its least and its greatest value, both in; None for open."""


@dataclass(frozen=True, slots=True)
class SoughtDeals:
    """Deals for which all of this holds.

    `numbers`, where they are not None, are those of all deals asked for, so that nothing else need be looked at.
    `sides` are parties that any report names, each with its side, None for either. `items` are numbers of items, one of
    which any report names, None for all items. `equal` are columns of the facts with the values of which they have one.
    """

    sides: tuple[tuple[str | None, str], ...] = ()
    items: frozenset[int] | None = None
    category: str | None = None
    equal: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bounds: tuple[Bound, ...] = ()
    numbers: frozenset[int] | None = None


EVERY_DEAL = SoughtDeals()


def conditions(sought: SoughtDeals, in_order: bool = False) -> list[ColumnElement[bool]]:
    """The conditions on `deal_facts`.

    With `in_order`, the database goes through the deals in the order asked for until it has enough and looks each of
    them up, instead of taking all of them first and sorting: quicker where many deals pass.
    """
    found = beside(sought, deal_facts.c.number, in_order)
    found += [deal_facts.c[name].in_(values) for name, values in sought.equal]
    for name, least, greatest in sought.bounds:
        column = deal_facts.c[name]
        if least is not None:
            found.append(column >= least)
        if greatest is not None:
            found.append(column <= greatest)
    return found


def beside(sought: SoughtDeals, number: ColumnElement[int], one_by_one: bool) -> list[ColumnElement[bool]]:
    """The conditions on the number of a deal that follow from what stands beside its facts.

    Each number is looked up by itself, or in a list of those that fulfil them all.
    """
    if sought.numbers is not None:
        return [_among(sought.numbers, number)]
    questions = list(_questions(sought))
    if one_by_one:
        return [_also(one, number) for one in questions]
    if not questions:
        return []
    first, *rest = questions
    return [number.in_(first.where(*(_also(one, first.selected_columns[0]) for one in rest)))]


def narrowed(connection: Connection, sought: SoughtDeals) -> SoughtDeals:
    """The same deals by their numbers, where they are few: what is asked of them several times is looked up once.

    Deals that are asked for by their sides alone stay so: what they add up to is kept.
    """
    if not (sought.items is not None or sought.category or sought.equal or sought.bounds):
        return sought
    found = connection.scalars(select(deal_facts.c.number).where(*conditions(sought)).limit(MANY + 1)).all()
    return SoughtDeals(numbers=frozenset(found)) if len(found) <= MANY else sought


class _Numbers(UserDefinedType[frozenset[int]]):
    """Whole numbers as one value that is written out: thousands of values take longer to write than to look up."""

    cache_ok = True

    def literal_processor(self, dialect: Dialect) -> Callable[[frozenset[int]], str]:
        """What writes them."""
        del dialect  # both read the same
        return lambda numbers: f"({', '.join(map(str, sorted(numbers))) or 'NULL'})"


def _among(numbers: frozenset[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    return number.bool_op("IN")(bindparam("numbers", numbers, type_=_Numbers(), literal_execute=True))


def _also(question: Select[int], number: ColumnElement[int]) -> ColumnElement[bool]:
    return question.where(question.selected_columns[0] == number).exists()


def _questions(sought: SoughtDeals) -> Iterator[Select[int]]:
    """The numbers of the deals for each thing that is asked, that of the fewest first as a rule."""
    items, sides, kinds = deal_items.alias(), [deal_sides.alias() for _ in sought.sides], deal_items.alias()
    if sought.items is not None:
        yield select(items.c.number).where(items.c.item.in_(sorted(sought.items)))
    for table, (side, party) in zip(sides, sought.sides, strict=True):
        told = select(table.c.number).where(table.c.party == party)
        yield told if side is None else told.where(table.c.side == side)
    if sought.category is not None:
        yield select(kinds.c.number).where(kinds.c.category == sought.category)
