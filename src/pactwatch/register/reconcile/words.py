"""Rows of other registers, and what differs between them, in words."""

from __future__ import annotations

from collections.abc import Iterable

from pactwatch.model import Condition
from pactwatch.register.others import Count, Row

_CONDITIONS = {
    Condition.NEW: "new",
    Condition.SECOND_HAND: "second-hand",
    Condition.REFURBISHED: "second-hand, refurbished",
}


def count_words(count: Count | None) -> str:
    """A number with its mark of doubt ("9?"), "not told" for None."""
    return str(count) if count is not None else "not told"


def years_words(years: Iterable[Count]) -> str:
    """Years with runs drawn together: "2018, 2022-2024"; "none" where there are none, doubtful ones marked with "?"."""
    runs: list[list[Count]] = []
    for year in years:
        if runs and not year.doubtful and not runs[-1][-1].doubtful and year.amount == runs[-1][-1].amount + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = (str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return ", ".join(told) or "none"


def condition_words(condition: Condition | None) -> str:
    """Whether the items are new, in words."""
    return _CONDITIONS[condition] if condition is not None else "not told"


def order_words(row: Row) -> str:
    """When and how many, in words: "ordered 2021?, 9? ordered, 9? delivered 2022-2024"."""
    parts = [f"ordered {row.year_of_order}" if row.year_of_order is not None else "year of order not told"]
    if row.number_ordered is not None:
        parts.append(f"{row.number_ordered} ordered")
    parts.append(delivered_words(row))
    return ", ".join(parts)


def delivered_words(row: Row) -> str:
    """What has been delivered and when, in words: "9? delivered 2022-2024", "none delivered"."""
    if row.number_delivered is None:
        return "deliveries not told"
    if row.number_delivered.amount == 0:
        return "none delivered"
    when = f" {years_words(row.years_of_delivery)}" if row.years_of_delivery else ""
    return f"{row.number_delivered} delivered{when}"
