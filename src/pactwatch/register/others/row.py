"""One row of another register, as that register tells it: names as written, numbers with its own doubt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pactwatch.errors import RecordError
from pactwatch.model import Category, Condition, PartialDate


@dataclass(frozen=True, slots=True)
class Count:
    """A number or a year that another register tells; `doubtful` where the register marks it as uncertain ("9?").

    Raises: RecordError for a number below 0.
    """

    amount: int
    doubtful: bool = False

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise RecordError(f"{self.amount}: a register counts from 0")

    def __str__(self) -> str:
        return f"{self.amount:d}?" if self.doubtful else f"{self.amount:d}"


@dataclass(frozen=True, slots=True)
class Row:
    """One transfer in another register.

    `lines` are the lines of the file that the row stands on, from 1; `digest` is a short hash of its cells, the same
    for the same words in any file. Names are as written. None means that the register leaves the cell empty, except
    that a layout without the column has None too. `deliveries` gives the number for each year where the register tells
    it year by year. Unit of the `tiv_` fields: millions of SIPRI's trend-indicator value.
    """

    lines: tuple[int, ...]
    digest: str
    supplier: str
    recipient: str
    designation: str
    description: str = ""
    category: str | None = None
    year_of_order: Count | None = None
    number_ordered: Count | None = None
    number_delivered: Count | None = None
    years_of_delivery: tuple[Count, ...] = ()
    deliveries: tuple[tuple[int, Count], ...] = ()
    condition: Condition | None = None
    comments: str = ""
    tiv_unit: Decimal | None = None
    tiv_ordered: Decimal | None = None
    tiv_delivered: Decimal | None = None
    record: str | None = None
    licensed_production: bool | None = None

    @property
    def line(self) -> int:
        """The first line of the file that the row stands on."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an export was asked for; None where it was not narrowed down. Years are those of deliveries, both in."""

    supplier: str | None = None
    recipient: str | None = None
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Lines of a register, from 1, that could not be taken as a row, and why, with the remedy."""

    lines: tuple[int, ...]
    reason: str

    def __str__(self) -> str:
        first, last = self.lines[0], self.lines[-1]
        return f"line {first}: {self.reason}" if first == last else f"lines {first} to {last}: {self.reason}"


@dataclass(frozen=True, slots=True)
class OtherRegister:
    """A register that others keep, as one file gives it, in the file's order.

    `name` is what the register is called ("SIPRI"), `file` the file's name, `generated` the day on which it was made,
    None where the file does not say. `problems` are the lines that could not be taken. `leaves_out` are
    categories that the register does not record.
    """

    name: str
    file: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    generated: PartialDate | None = None
    coverage: Coverage = Coverage()
    leaves_out: frozenset[Category] = frozenset()
