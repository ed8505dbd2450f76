"""Single cells of a register turned into numbers, years and words, each refused with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from pactwatch.errors import SourceError
from pactwatch.model import Condition
from pactwatch.model.values import MOST_ITEMS
from pactwatch.register.others.row import Count

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_VALUE = Decimal(10) ** 12
_WHOLE = re.compile(r"([0-9]{1,12})(?:\.0+)?\s*(\?)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+(?:\s*\?)?")
_BETWEEN_YEARS = re.compile(r"[;,/\n]|\band\b")
_CONDITIONS = {
    "new": Condition.NEW,
    "second hand": Condition.SECOND_HAND,
    "used": Condition.SECOND_HAND,
    "second hand but modernized": Condition.REFURBISHED,
    "second hand but modernised": Condition.REFURBISHED,
    "refurbished": Condition.REFURBISHED,
}
_ANSWERS: Mapping[str, bool] = {
    "yes": True,
    "y": True,
    "true": True,
    "no": False,
    "n": False,
    "false": False,
    "": False,
}


def named(heading: str, cell: str) -> str:
    """A cell that must hold words. Raises: SourceError for an empty one."""
    if not cell:
        raise SourceError(f"{heading!r} is empty; a transfer needs it")
    return " ".join(cell.split())


def count(heading: str, cell: str, flag: str = "") -> Count | None:
    """The number in a cell, None for an empty one; "?" behind it or in its flag column marks doubt.

    Raises: SourceError for anything else, and for more than 10 million.
    """
    if not cell:
        return None
    plain = re.sub(r"[, \u00a0\u202f]", "", cell) if _GROUPED.fullmatch(cell) else cell
    found = _WHOLE.fullmatch(plain)
    if found is None or int(found[1]) > MOST_ITEMS:
        raise SourceError(f"{heading!r} is {_short(cell)}; write a whole number up to {MOST_ITEMS:,}")
    return Count(int(found[1]), bool(found[2]) or doubt(heading, flag))


def doubt(heading: str, flag: str) -> bool:
    """Whether a flag column marks doubt: "?" or "Yes". Raises: SourceError for what is neither that nor empty or no."""
    if flag == "?":
        return True
    answer = _ANSWERS.get(flag.casefold())
    if answer is None:
        raise SourceError(f'the mark beside {heading!r} is {_short(flag)}; write "?" or leave it empty')
    return answer


def year(heading: str, cell: str, flag: str = "") -> Count | None:
    """The year in a cell, None for an empty one. Raises: SourceError for what is no year from 1900 to 2100."""
    found = count(heading, cell, flag)
    if found is not None and not FIRST_YEAR <= found.amount <= LAST_YEAR:
        raise SourceError(f"{heading!r} is {_short(cell)}; write a year as YYYY")
    return found


def years(heading: str, cell: str) -> tuple[Count, ...]:
    """The years in a cell that may hold several ("2022; 2023"), in order, each once.

    Raises: SourceError for what is no year.
    """
    found = [year(heading, part.strip()) for part in _BETWEEN_YEARS.split(cell) if part.strip()]
    by_year = {one.amount: one for one in found if one is not None}
    return tuple(by_year[amount] for amount in sorted(by_year))


def decimal(heading: str, cell: str) -> Decimal | None:
    """The number in a cell, None for an empty one. Raises: SourceError for what is no number from 0 up."""
    if not cell:
        return None
    try:
        found = Decimal(cell)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or not 0 <= found <= LARGEST_VALUE:
        raise SourceError(f"{heading!r} is {_short(cell)}; write a number with a point, from 0 up")
    return found


def condition(heading: str, cell: str) -> Condition | None:
    """Whether the items are new, None for an empty cell. Raises: SourceError for an unknown word."""
    if not cell:
        return None
    found = _CONDITIONS.get(" ".join(cell.casefold().replace("-", " ").split()))
    if found is None:
        raise SourceError(f"{heading!r} is {_short(cell)}; write one of New, Second hand, Second hand but modernized")
    return found


def answer(heading: str, cell: str) -> bool | None:
    """Yes or no, None for an empty cell. Raises: SourceError for another word."""
    if not cell:
        return None
    found = _ANSWERS.get(cell.casefold())
    if found is None:
        raise SourceError(f"{heading!r} is {_short(cell)}; write Yes or No")
    return found


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else f"{cell[:40]}...")
