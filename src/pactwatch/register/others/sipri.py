"""SIPRI's trade register as its site exports it: one row a deal, or one row for each year of delivery."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from pactwatch.errors import SourceError
from pactwatch.model import PartialDate
from pactwatch.register.others import cells
from pactwatch.register.others.row import Count, Coverage, OtherRegister, Problem, Row
from pactwatch.register.others.sheet import Record, cells_of, lines_of, records, text_of

LONGEST_PREAMBLE = 60
ONE_ROW_A_DEAL = ("Recipient", "Supplier", "Year of order", "Weapon designation", "Number delivered")
ONE_ROW_A_YEAR = ("Supplier", "Recipient", "Designation", "Order date", "Delivery year")
_ASKED = re.compile(
    r"from\s+(?P<supplier>.+?)\s+to\s+(?P<recipient>.+?)\s*\.\s+Deals\b.*?'(?P<first>[^']*)'\s+to\s+'(?P<last>[^']*)'"
)
_GENERATED = re.compile(r"Data generated:\s*(\d{1,2} \w{3,9} \d{4})")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings stand: from the heading in small letters to its place; `start` is the first line of data."""

    places: Mapping[str, int]
    headings: tuple[str, ...]
    start: int
    by_year: bool

    def cell(self, record: Record, heading: str) -> str:
        """The cell under a heading, empty where the layout has no such column."""
        at = self.places.get(heading.casefold())
        return record.cells[at] if at is not None else ""

    def flag(self, record: Record, heading: str) -> str:
        """The mark of doubt that stands in the column without a heading right of this one; empty without such one."""
        at = self.places.get(heading.casefold())
        if at is None or at + 1 >= len(self.headings) or self.headings[at + 1]:
            return ""
        return record.cells[at + 1]


def read_sipri(data: bytes, name: str) -> OtherRegister:
    """SIPRI's trade register of one export, in either layout, plain or compressed by gzip.

    Rows that cannot be read are left out and listed with their line. Of the layout by years, the rows of one record
    become one row with its deliveries.
    Raises: SourceError for a file that is not such an export.
    Source: SIPRI Arms Transfers Database, trade register.
    """
    lines = lines_of(text_of(data, name))
    layout = _layout(lines, name)
    rows: list[Row] = []
    problems: list[Problem] = []
    for record in records(lines, layout.start, len(layout.headings)):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        try:
            rows.append(_year_row(record, layout) if layout.by_year else _deal_row(record, layout))
        except SourceError as error:
            problems.append(Problem(record.lines, str(error)))
    found = tuple(_grouped(rows)) if layout.by_year else tuple(rows)
    preamble = lines[: layout.start - 1]
    return OtherRegister("SIPRI", name, found, tuple(problems), _generated(preamble), _coverage(preamble))


def digest_of(values: Iterable[str]) -> str:
    """A short hash of cells: the same words give the same one."""
    return hashlib.sha256("\x1f".join(values).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _layout(lines: Sequence[str], name: str) -> Layout:
    """The layout that the heading shows. Raises: SourceError where no line within the preamble is a heading of ours."""
    for at, line in enumerate(lines[:LONGEST_PREAMBLE]):
        headings = cells_of(line)
        places = {heading.casefold(): place for place, heading in reversed(list(enumerate(headings))) if heading}
        for wanted, by_year in ((ONE_ROW_A_DEAL, False), (ONE_ROW_A_YEAR, True)):
            if all(heading.casefold() in places for heading in wanted):
                return Layout(places, headings, at + 1, by_year)
    raise SourceError(
        f"{name}: no heading of SIPRI's trade register in the first {LONGEST_PREAMBLE} lines; export the register as "
        "CSV, or describe another register's columns in a mapping file"
    )


def _deal_row(record: Record, layout: Layout) -> Row:
    def cell(heading: str) -> str:
        return layout.cell(record, heading)

    def counted(heading: str) -> Count | None:
        return cells.count(heading, cell(heading), layout.flag(record, heading))

    return Row(
        lines=record.lines,
        digest=digest_of(record.cells),
        supplier=cells.named("Supplier", cell("Supplier")),
        recipient=cells.named("Recipient", cell("Recipient")),
        designation=cells.named("Weapon designation", cell("Weapon designation")),
        description=cell("Weapon description"),
        year_of_order=cells.year("Year of order", cell("Year of order"), layout.flag(record, "Year of order")),
        number_ordered=counted("Number ordered"),
        number_delivered=counted("Number delivered"),
        years_of_delivery=cells.years("Year(s) of delivery", cell("Year(s) of delivery")),
        condition=cells.condition("status", cell("status")),
        comments=cell("Comments"),
        tiv_unit=cells.decimal("SIPRI TIV per unit", cell("SIPRI TIV per unit")),
        tiv_ordered=cells.decimal("SIPRI TIV for total order", cell("SIPRI TIV for total order")),
        tiv_delivered=cells.decimal("SIPRI TIV of delivered weapons", cell("SIPRI TIV of delivered weapons")),
    )


def _year_row(record: Record, layout: Layout) -> Row:
    """One year's delivery; rows of one record are brought together later."""

    def cell(heading: str) -> str:
        return layout.cell(record, heading)

    delivered = cells.count("Numbers delivered", cell("Numbers delivered"), cell("Numbers delivered is estimate"))
    when = cells.year("Delivery year", cell("Delivery year"), cell("Delivery year is estimate"))
    return Row(
        lines=record.lines,
        digest=digest_of(record.cells),
        supplier=cells.named("Supplier", cell("Supplier")),
        recipient=cells.named("Recipient", cell("Recipient")),
        designation=cells.named("Designation", cell("Designation")),
        description=cell("Description"),
        category=cell("Armament category") or None,
        year_of_order=cells.year("Order date", cell("Order date"), cell("Order date is estimate")),
        number_delivered=delivered,
        years_of_delivery=(when,) if when is not None else (),
        deliveries=((when.amount, delivered),) if when is not None and delivered is not None else (),
        condition=cells.condition("Status", cell("Status")),
        tiv_unit=cells.decimal("TIV deal unit", cell("TIV deal unit")),
        tiv_delivered=cells.decimal("TIV delivery values", cell("TIV delivery values")),
        record=cell("SIPRI AT Database ID") or None,
        licensed_production=cells.answer("Local production", cell("Local production")),
    )


def _grouped(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for each record and item; a row without a record id stays alone."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        own = row.record or f"line {row.line}"
        key = (own, row.supplier, row.recipient, row.designation, row.year_of_order, row.condition)
        groups.setdefault(key, []).append(row)
    for members in groups.values():
        yield members[0] if len(members) == 1 else _together(members)


def _together(members: Sequence[Row]) -> Row:
    by_year: dict[int, Count] = {}
    for year, number in (delivery for row in members for delivery in row.deliveries):
        by_year[year] = _sum([by_year[year], number]) if year in by_year else number
    told = [row.number_delivered for row in members if row.number_delivered is not None]
    volumes = [row.tiv_delivered for row in members if row.tiv_delivered is not None]
    when = {year.amount: year for row in members for year in row.years_of_delivery}
    return replace(
        members[0],
        lines=tuple(line for row in members for line in row.lines),
        digest=digest_of(row.digest for row in members),
        number_delivered=_sum(told) if told else None,
        years_of_delivery=tuple(when[year] for year in sorted(when)),
        deliveries=tuple(sorted(by_year.items())),
        tiv_delivered=sum(volumes, Decimal(0)) if volumes else None,
    )


def _sum(numbers: Sequence[Count]) -> Count:
    return Count(sum(number.amount for number in numbers), any(number.doubtful for number in numbers))


def _generated(preamble: Iterable[str]) -> PartialDate | None:
    for line in preamble:
        found = _GENERATED.search(line)
        for form in ("%d %b %Y", "%d %B %Y") if found else ():
            try:
                return PartialDate.of(datetime.strptime(found[1], form).date()) if found else None
            except ValueError:
                continue
    return None


def _coverage(preamble: Sequence[str]) -> Coverage:
    found = next((match for line in preamble if (match := _ASKED.search(line))), None)
    if found is None:
        return Coverage()
    return Coverage(
        supplier=_narrowed(found["supplier"]),
        recipient=_narrowed(found["recipient"]),
        first_year=int(found["first"]) if found["first"].isdecimal() else None,
        last_year=int(found["last"]) if found["last"].isdecimal() else None,
    )


def _narrowed(parties: str) -> str | None:
    plain = " ".join(parties.split())
    return None if plain.casefold() == "all countries" else plain
