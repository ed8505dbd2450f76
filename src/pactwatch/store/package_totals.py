"""What packages add up to, each once, for all deals and those of a party or pair: kept, as totals of deals are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    func,
    select,
    union_all,
)

from pactwatch.store.dialect import named
from pactwatch.store.facts import deal_packages
from pactwatch.store.schema import metadata, words
from pactwatch.store.totals import SCOPE, SUMMED, Counted, add, fill, rows_of, scopes, settle

_AT_ONCE = 500

package_totals = Table(
    "package_totals",
    metadata,
    Column("side", words(1), primary_key=True),
    Column("party", words(), primary_key=True),
    Column("grade", Integer, primary_key=True, autoincrement=False),
    Column("currency", words(3), primary_key=True),
    *(Column(name, BigInteger, nullable=False) for name in ("packages", *SUMMED)),
)
"""How many packages, as firm and worth money of a currency, pay for deals; what that money adds up to.

Side and party are those of `deal_totals`. In each of these scopes a package counts once, as firm as the firmest of its
deals there and with the worth that the first of them gives it.
"""


def added_up(each: Select[*tuple[Any, ...]], *scope: str) -> Select[*tuple[Any, ...]]:
    """What packages add up to, by firmness and currency, of a question that gives each of them once.

    It is made by `once`; `scope` names the columns that were given to it.
    """
    one, paid = each.subquery(), deal_packages.c
    keys = [*(one.c[name] for name in scope), one.c.grade, paid.currency]
    sums = (func.sum(paid[name]).label(name) for name in SUMMED)
    same = (paid.agreement == one.c.agreement, paid.number == one.c.number)
    return select(*keys, func.count().label("packages"), *sums).where(*same).group_by(*keys)


def once(*scope: Any) -> Select[*tuple[Any, ...]]:
    """Each package that pays for deals of a scope, with the first of these deals and how firm the firmest is."""
    paid = deal_packages.c
    each = select(*scope, paid.agreement, func.min(paid.number).label("number"), func.max(paid.grade).label("grade"))
    return each.group_by(*scope, paid.agreement)


def of_few(*wanted: ColumnElement[bool], scope: Sequence[ColumnElement[str]] = ()) -> Select[*tuple[Any, ...]]:
    """What `added_up` gives of packages that pay for few deals, without seeking the first deal of each among all.

    `scope` is side and party within which they are added up, or nothing.
    """
    paid, labels = deal_packages.c, [column.label(name) for name, column in zip(SCOPE, scope, strict=False)]
    package = [*scope, paid.agreement]
    firmest = func.max(paid.grade).over(partition_by=package)
    place = func.row_number().over(partition_by=package, order_by=paid.number)
    told = [*labels, paid.currency, *(paid[name] for name in SUMMED), firmest.label("grade"), place.label("place")]
    each = select(*told).where(*wanted).subquery()
    keys = [*(each.c[column.name] for column in labels), each.c.grade, each.c.currency]
    sums = (func.sum(each.c[name]).label(name) for name in SUMMED)
    return select(*keys, func.count().label("packages"), *sums).where(each.c.place == 1).group_by(*keys)


def kept_of(connection: Connection, side: str = "", party: str = "") -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows that `added_up` gives for all deals, or for those of a party on a side, or of a pair."""
    return rows_of(connection, package_totals, side, party)


def sum_up(connection: Connection) -> None:
    """Add up all packages anew."""
    fill(connection, package_totals, _scopes())


def paying(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """The packages that pay for any of these deals."""
    found: set[str] = set()
    wanted = _paying_for(connection.dialect.name)
    for start in range(0, len(numbers), _AT_ONCE):
        found.update(connection.scalars(wanted, {"names": numbers[start : start + _AT_ONCE]}))
    return found


@cache
def _paying_for(dialect: str) -> Select[str]:
    return select(deal_packages.c.agreement).where(named(dialect, deal_packages.c.number)).distinct()


def counted(connection: Connection, packages: Collection[str]) -> Counted:
    """What packages add up to in all scopes, by their names.

    A package counts by all its deals: those that stay tell how firm it is as well as those that come or go.
    """
    ordered = sorted(packages)
    wanted = _scopes_of_some(connection.dialect.name)
    found: dict[tuple[Any, ...], tuple[int, ...]] = {}
    keys = len(package_totals.primary_key)
    for start in range(0, len(ordered), _AT_ONCE):
        for row in connection.execute(wanted, {"names": ordered[start : start + _AT_ONCE]}):
            add(found, row[:keys], row[keys:])
    return found


def change(connection: Connection, gone: Counted, new: Counted) -> None:
    """Let some packages count no longer, and others in their place."""
    settle(connection, package_totals, gone, new)


@cache
def _scopes() -> tuple[Select[*tuple[Any, ...]], ...]:
    """The rows of the table, as they follow from what each deal is paid by, scope by scope."""
    every = scopes(deal_packages.c.number)
    each = (once(one.side.label("side"), one.party.label("party")).where(*one.holds) for one in every)
    return tuple(added_up(one, *SCOPE) for one in each)


@cache
def _scopes_of_some(dialect: str) -> CompoundSelect[*tuple[Any, ...]]:
    """The same rows for the packages that are named when it is asked."""
    some = named(dialect, deal_packages.c.agreement)
    every = scopes(deal_packages.c.number)
    return union_all(*(of_few(some, *one.holds, scope=(one.side, one.party)) for one in every))
