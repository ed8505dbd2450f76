"""When two values of one field exclude each other; values that only differ in precision do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from pactwatch.model import Category, Condition, Item, Mode, Money, PartialDate, Qualifier, Quantity
from pactwatch.vocab import Vocabulary

SAME_SHARE = Decimal("0.01")  # values of money closer than 1 % are one value, rounded differently
ABOUT_SHARE = 0.15  # "about 30" may be 26 to 34
_ENDLESS = float("inf")
_TERMS = frozenset({Mode.SALE, Mode.GIFT, Mode.LOAN})

T = TypeVar("T")


def any_exclude(values: Iterable[T], exclude: Callable[[T, T], bool]) -> bool:
    """Whether two of the values exclude each other."""
    return any(exclude(one, other) for one, other in combinations(values, 2))


def parties_exclude(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two sides exclude each other where they have no party in common."""
    return not set(one) & set(other)


def quantities_exclude(one: Quantity, other: Quantity) -> bool:
    """Two numbers exclude each other where none satisfies both: 18 and 30 do, "over 700" and 750 do not."""
    lowest = max(_reach(one)[0], _reach(other)[0])
    return lowest > min(_reach(one)[1], _reach(other)[1])


def same_money(one: Money, other: Money) -> bool | None:
    """Whether two amounts differ by at most 1 %; None where their currencies cannot be compared."""
    amounts = _in_one_currency(one, other)
    if amounts is None:
        return None
    return abs(amounts[0] - amounts[1]) <= SAME_SHARE * max(amounts)


def money_excludes(one: Money, other: Money) -> bool:
    """Two values exclude each other where they differ by more than 1 % and no bound allows for it.

    Values in currencies that cannot be compared do not exclude each other.
    """
    amounts = _in_one_currency(one, other)
    if amounts is None or same_money(one, other):
        return False
    small, large = (one, other) if amounts[0] < amounts[1] else (other, one)
    return small.qualifier is not Qualifier.AT_LEAST and large.qualifier is not Qualifier.AT_MOST


def items_exclude(one: Item, other: Item, vocabulary: Vocabulary) -> bool:
    """Two items exclude each other where the catalogue knows both and files them under different families."""
    if one.system is None or other.system is None:
        return False
    return not vocabulary.related(one.system, other.system)


def categories_exclude(one: Category, other: Category) -> bool:
    """Two categories exclude each other unless one is `other`, which says nothing."""
    return one is not other and Category.OTHER not in (one, other)


def modes_exclude(one: Mode, other: Mode) -> bool:
    """A sale, a gift and a loan exclude each other; a licence is compatible with each."""
    return one is not other and {one, other} <= _TERMS


def conditions_exclude(one: Condition, other: Condition) -> bool:
    """New equipment is neither second-hand nor refurbished."""
    return one is not other and Condition.NEW in (one, other)


def dates_exclude(one: PartialDate, other: PartialDate) -> bool:
    """Two dates exclude each other where no day satisfies both."""
    return one.first_day > other.last_day or other.first_day > one.last_day


def _in_one_currency(one: Money, other: Money) -> tuple[Decimal, Decimal] | None:
    """Both amounts in their common currency, else in US dollars, else None."""
    if one.currency == other.currency:
        return one.amount, other.amount
    return None if one.usd is None or other.usd is None else (one.usd, other.usd)


def _reach(quantity: Quantity) -> tuple[float, float]:
    if quantity.qualifier is Qualifier.ABOUT:
        return quantity.amount * (1 - ABOUT_SHARE), quantity.amount * (1 + ABOUT_SHARE)
    lower, upper = quantity.lower, quantity.upper
    return (0.0 if lower is None else float(lower)), (_ENDLESS if upper is None else float(upper))
