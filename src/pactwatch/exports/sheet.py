"""The register as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from types import MappingProxyType

from pactwatch.register import Register
from pactwatch.views import Amount, DealRow, DealView, Number, deal_views
from pactwatch.vocab import Vocabulary

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "id": "the deal's id: that of its earliest claim",
        "supplier": "codes of the suppliers, joined by a semicolon; empty where no report says",
        "supplier_name": "their names",
        "recipient": "codes of the recipients, joined by a semicolon; empty where no report says",
        "recipient_name": "their names",
        "item": "the catalogue's name of the item, or its designation as written",
        "system": "the catalogue's id of the item; empty where the catalogue does not know it",
        "category": "what kind of equipment it is",
        "number_ordered": "how many were ordered, as told",
        "number_ordered_is": "exact, about, at_least or at_most",
        "number_delivered": "how many were delivered, as told",
        "number_delivered_is": "exact, about, at_least or at_most",
        "value": "the deal's own value in full units of the currency; empty where only a package has a value",
        "currency": "ISO 4217 code of the value",
        "value_is": "exact, about, at_least or at_most",
        "value_usd": "the value in US dollars of the report's day; empty where no rate is known",
        "agreement": "id of the package that the deal belongs to",
        "package_value": "value of the whole package: repeated for each of its deals, count it once an agreement",
        "package_currency": "ISO 4217 code of the package's value",
        "stage": "the stage shown",
        "mode": "on what terms the equipment changes hands",
        "history": "the stages with their dates, in order",
        "first_published": "when the first dated report was published",
        "last_published": "when the last dated report was published",
        "stories": "independent reports: copies of one report count once",
        "claims": "claims in all reports, copies included",
        "documents": "reports, copies included",
        "conflicts": "fields on which reports exclude each other, joined by a semicolon",
        "confidence": "confidence of the surest claim, 0 to 1",
        "credibility": "credibility of the deal, 1 (confirmed) to 5 (improbable), 6 where it cannot be judged",
        "credibility_reason": "why, in words",
        "status": "open, overdue, silent or done, against the median of its kind on the day of the latest report",
        "next_step": "the step that is to come; empty where none is",
        "expected": "the day by which half of the deals of its kind had taken that step; empty where too few have",
        "review": "accepted, corrected, in part, contested or reopened by reviewers; empty where nobody looked",
        "sources": "who published the reports, joined by a semicolon",
    }
)
ROW_COLUMNS = tuple(name for name in COLUMNS if name != "sources")
"""The columns that a row has by itself: all but those who published the reports."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(register: Register, vocabulary: Vocabulary) -> bytes:
    """The deals as CSV (RFC 4180, UTF-8, no byte order mark), one row each, sorted by id.

    `COLUMNS` says what each column holds. A cell that a spreadsheet would take for a formula begins with an apostrophe
    and is thus text.
    """
    return b"".join(csv_of_deals(sorted(deal_views(register, vocabulary), key=lambda view: view.id)))


def csv_of_deals(deals: Iterable[DealView]) -> Iterator[bytes]:
    """The same, line by line, of deals that come sorted by id."""
    return csv_lines(COLUMNS, (dict(_cells(view)) for view in deals))


def csv_lines(columns: Iterable[str], entries: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    """A table as CSV (RFC 4180, UTF-8), the headings first; a column that an entry lacks is empty."""
    names = list(columns)
    for row in chain([names], ([as_text(entry.get(name, "")) for name in names] for entry in entries)):
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(row)
        yield line.getvalue().encode("utf-8", errors="replace")


def as_text(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula, and without NUL, which no CSV reader takes."""
    clean = cell.replace("\x00", "")
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


def _cells(view: DealView) -> Iterator[tuple[str, str]]:
    yield from row_cells(view.row)
    yield "sources", "; ".join(sorted({claim.source for claim in view.claims}))


def row_cells(row: DealRow) -> Iterator[tuple[str, str]]:
    """The cells of a row by column; those that are not known are missing."""
    yield "id", row.id
    yield from (("supplier", ";".join(row.supplier)), ("supplier_name", "; ".join(row.supplier_names)))
    yield from (("recipient", ";".join(row.recipient)), ("recipient_name", "; ".join(row.recipient_names)))
    yield from (("item", row.item or ""), ("system", row.system or ""), ("category", row.category or ""))
    yield from _number("number_ordered", row.number_ordered)
    yield from _number("number_delivered", row.number_delivered)
    yield "agreement", row.agreement or ""
    if row.value is not None:
        yield from _money(row.value)
    yield from (("stage", row.stage or ""), ("mode", row.mode or ""), ("history", row.history))
    yield "first_published", str(row.first_published or "")
    yield "last_published", str(row.last_published or "")
    yield from (("stories", str(row.stories)), ("claims", str(row.claims)), ("documents", str(row.documents)))
    yield "conflicts", ";".join(row.conflicts)
    yield "confidence", f"{row.confidence:.2f}"
    yield from (("credibility", row.credibility.grade.mark), ("credibility_reason", row.credibility.grade.reason))
    step, expected = row.outlook.next_step, row.outlook.expected
    yield from (("status", row.outlook.status.value), ("next_step", step.value if step is not None else ""))
    yield "expected", expected.isoformat() if expected is not None else ""
    yield "review", row.review or ""


def _number(column: str, number: Number | None) -> Iterator[tuple[str, str]]:
    if number is not None:
        yield column, str(number.amount)
        yield f"{column}_is", number.qualifier.value


def _money(value: Amount) -> Iterator[tuple[str, str]]:
    if value.package:
        yield "package_value", _digits(value.amount)
        yield "package_currency", value.currency
        return
    yield "value", _digits(value.amount)
    yield "currency", value.currency
    yield "value_is", value.qualifier.value
    yield "value_usd", _digits(value.usd) if value.usd is not None else ""


def _digits(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return f"{amount:.0f}" if whole else f"{amount.normalize():f}"
