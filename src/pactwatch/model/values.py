"""Values that carry their own uncertainty: numbers with bounds, money with a currency, dates with a precision."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pactwatch.errors import QuantityError, RecordError
from pactwatch.model.terms import Category, Qualifier

MOST_ITEMS = 10_000_000
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many items a report tells of.

    Unit: items. Raises: QuantityError for less than one item or more than 10 million, which no arms deal counts.
    """

    amount: int
    qualifier: Qualifier = Qualifier.EXACT

    def __post_init__(self) -> None:
        if not 0 < self.amount <= MOST_ITEMS:
            raise QuantityError(f"{self.amount} items: a deal counts from 1 to {MOST_ITEMS:,}")

    @property
    def lower(self) -> int | None:
        """The least number that the words allow; None for "about", which names none."""
        if self.qualifier is Qualifier.AT_MOST:
            return 0
        return None if self.qualifier is Qualifier.ABOUT else self.amount

    @property
    def upper(self) -> int | None:
        """The greatest number that the words allow; None where they name none ("over 700", "about 30")."""
        return self.amount if self.qualifier in (Qualifier.EXACT, Qualifier.AT_MOST) else None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as a report tells it.

    Unit: full units of `currency`, an ISO 4217 code. `as_written` holds the report's words ("Rs 5,083 crore"). `usd` is
    the amount in US dollars at the reference rate of the report's day, or None where no rate or no day is known.
    Raises: RecordError for an amount of 0 or less, or a code that is not three capitals.
    """

    amount: Decimal
    currency: str
    as_written: str
    qualifier: Qualifier = Qualifier.EXACT
    usd: Decimal | None = None

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise RecordError(
                f"{self.amount} {self.currency}: a value is more than 0; leave it out where it is unknown"
            )
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise RecordError(f"currency {self.currency!r}: an ISO 4217 code is three capital letters")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day.

    Raises: RecordError where there is a day without a month, or no such day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise RecordError(f"date {self.year}: a day without a month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise RecordError(f"date {self.year}-{self.month}-{self.day}: {error}") from None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` writes. Raises: RecordError for anything else."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise RecordError(f"date {text!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The date of one day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The earliest day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Item:
    """What changes hands: the designation as written, and what the catalogue knows about it.

    `system` is the catalogue's id, None for a class of equipment or a designation that the catalogue has not seen.
    """

    designation: str
    category: Category
    system: str | None = None

    def __post_init__(self) -> None:
        if not self.designation.strip():
            raise RecordError("item without a designation: write the words that the report uses")
