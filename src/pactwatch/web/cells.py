"""The tables that pages are as CSV: named columns, one row an entry, all text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pactwatch.exports.sheet import ROW_COLUMNS, csv_lines, row_cells
from pactwatch.model import PartialDate
from pactwatch.views import (
    AgreementView,
    CooperationView,
    DealRow,
    DealView,
    DocumentView,
    Json,
    plain,
)
from pactwatch.views.routes import Route

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns in order, and its rows, which may lack some of them."""

    columns: tuple[str, ...]
    rows: Iterable[Row]

    def lines(self) -> Iterator[bytes]:
        """The table as CSV, a line at a time, with the cells that spreadsheets take for formulas made safe."""
        return csv_lines(self.columns, self.rows)


def deal_sheet(rows: Iterable[DealRow]) -> Sheet:
    """Deals, a row each."""
    return Sheet(ROW_COLUMNS, (dict(row_cells(row)) for row in rows))


def value_sheet(deal: DealView) -> Sheet:
    """One deal: a row for each value that reports give to a field."""
    columns = ("field", "value", "shown", "stories", "speakers", "first_published", "last_published", "words", "claims")
    rows = (
        {
            "field": field.name,
            "value": value.words,
            "shown": "yes" if value.shown else "no",
            "stories": str(value.stories),
            "speakers": "; ".join(value.speakers),
            "first_published": date_cell(value.first_published),
            "last_published": date_cell(value.last_published),
            "words": " | ".join(excerpt.words for excerpt in value.excerpts),
            "claims": ";".join(value.claims),
        }
        for field in deal.fields
        for value in field.values
    )
    return Sheet(columns, rows)


def claim_sheet(document: DocumentView) -> Sheet:
    """One document: a row for each field of each claim."""
    columns = ("claim", "kind", "deal", "field", "value", "words", "said_by", "hedged", "denied", "confidence")
    rows = (
        {
            "claim": claim.id,
            "kind": claim.kind,
            "deal": claim.deal or "",
            "field": field.name,
            "value": field.words,
            "words": " | ".join(excerpt.words for excerpt in field.excerpts),
            "said_by": claim.said_by,
            "hedged": claim.hedged or "",
            "denied": claim.denied or "",
            "confidence": f"{claim.confidence:.2f}",
        }
        for claim in document.claims
        for field in claim.fields
    )
    return Sheet(columns, rows)


def dossier_sheet(
    deals: Iterable[DealRow], agreements: Iterable[AgreementView], cooperation: Iterable[CooperationView]
) -> Sheet:
    """Everything between two parties: transfers as deals, then relations, told apart by the first column."""
    columns = ("kind", *ROW_COLUMNS, "parties")

    def rows() -> Iterator[Row]:
        for row in deals:
            yield {"kind": "transfer", **dict(row_cells(row))}
        for agreement in agreements:
            yield {"kind": "package", **agreement_cells(agreement)}
        for thread in cooperation:
            yield {"kind": thread.type.value, **cooperation_cells(thread)}

    return Sheet(columns, rows())


def agreement_sheet(found: Iterable[AgreementView]) -> Sheet:
    """Packages, a row each."""
    return Sheet(AGREEMENT_COLUMNS, map(agreement_cells, found))


def cooperation_sheet(found: Iterable[CooperationView]) -> Sheet:
    """Relations, a row each."""
    return Sheet(COOPERATION_COLUMNS, map(cooperation_cells, found))


def agreement_cells(one: AgreementView) -> Row:
    """A package as cells."""
    value = {"package_value": str(one.value.amount), "package_currency": one.value.currency} if one.value else {}
    return {
        "id": one.id,
        "parties": ";".join(one.parties),
        "credibility": one.credibility.grade.mark,
        "credibility_reason": one.credibility.grade.reason,
        "first_published": date_cell(one.first_published),
        "last_published": date_cell(one.last_published),
        "deals": ";".join(row.id for row in one.deals),
        **value,
    }


AGREEMENT_COLUMNS = (
    "id",
    "parties",
    "package_value",
    "package_currency",
    "credibility",
    "credibility_reason",
    "first_published",
    "last_published",
    "deals",
)


def cooperation_cells(one: CooperationView) -> Row:
    """A relation as cells."""
    return {
        "id": one.id,
        "type": one.type.value,
        "parties": ";".join(one.parties),
        "stories": str(one.stories),
        "first_published": date_cell(one.first_published),
        "last_published": date_cell(one.last_published),
        "words": " | ".join(claim.sentence.words for claim in one.claims),
    }


COOPERATION_COLUMNS = ("id", "type", "parties", "stories", "first_published", "last_published", "words")


def route_sheet(routes: Iterable[Route]) -> Sheet:
    """Routes, a row each."""
    columns = ("supplier", "supplier_name", "recipient", "recipient_name", "deals", "before", "by_year", "categories")
    rows = (
        {
            "supplier": route.supplier,
            "supplier_name": route.supplier_name,
            "recipient": route.recipient,
            "recipient_name": route.recipient_name,
            "deals": str(route.deals),
            "before": str(route.before) if route.before is not None else "",
            "by_year": "; ".join(f"{year}: {number}" for year, number in route.by_year),
            "categories": "; ".join(f"{category.value}: {number}" for category, number in route.categories),
        }
        for route in routes
    )
    return Sheet(columns, rows)


def plain_sheet(columns: tuple[str, ...], records: Iterable[object]) -> Sheet:
    """Records of ours, a row each, by the names of their fields; what is a list or a record is left to JSON."""
    return Sheet(columns, (_plain_cells(plain(record)) for record in records))


def date_cell(value: PartialDate | None) -> str:
    """A date, empty where it is not known."""
    return str(value) if value is not None else ""


def _plain_cells(record: Json) -> Row:
    if not isinstance(record, dict):
        raise TypeError(f"{type(record).__name__}: not a record with fields")
    return {name: _cell(value) for name, value in record.items()}


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_cell(one)}" for name, one in value.items())
    return str(value)
