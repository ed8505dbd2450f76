"""Our register against another one whose file the server was given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pactwatch.errors import SourceError, UsageError
from pactwatch.pipeline import catalogue
from pactwatch.pipeline.catalogue import Catalogue
from pactwatch.register.others import OtherRegister, read_mapped, read_mapping, read_sipri
from pactwatch.register.reconcile import Only, Parties, reconcile
from pactwatch.views import DealRow
from pactwatch.views.lookup import find_party
from pactwatch.views.reconciled import MatchedView, OursView, ReconciliationView, reconciliation_of
from pactwatch.web.desk import Desk

MOST_COMPARED = 20_000
"""Deals that are compared at once."""


@dataclass(frozen=True, slots=True)
class MatchedDeal:
    """How one deal stands in the other register: the rows that tell it, or why there is none."""

    register: str
    rows: tuple[MatchedView, ...]
    alone: OursView | None


def other_register(desk: Desk) -> OtherRegister | None:
    """The register that the server was told to compare with; None for none."""
    file, mapping = desk.options.compare, desk.options.mapping
    return read_other(file, mapping) if file is not None else None


@lru_cache(maxsize=2)
def read_other(file: Path, mapping: Path | None) -> OtherRegister:
    """The register in a file. Raises: SourceError where it cannot be read."""
    if mapping is None:
        return read_sipri(_bytes(file), file.name)
    return read_mapped(_bytes(file), file.name, read_mapping(_bytes(mapping), mapping.name))


def comparison(desk: Desk, known: Catalogue, supplier: str | None, recipient: str | None) -> ReconciliationView | None:
    """Our register against the other, of one supplier or recipient where they are named; None where there is none.

    Raises: NotFoundError for a party that nobody knows; UsageError where neither is named and deals are too many.
    """
    other = other_register(desk)
    if other is None:
        return None
    codes = Parties(desk.vocabulary).own_codes
    sought = [None if name is None else find_party(desk.vocabulary, name, codes) for name in (supplier, recipient)]
    if sought == [None, None] and known.whole.counts.deals > MOST_COMPARED:
        raise UsageError(f"more than {MOST_COMPARED:,} deals: name a supplier or a recipient to compare")

    def made() -> ReconciliationView:
        deals = catalogue.deals_between(known, *sought)
        index = catalogue.part_of(known, catalogue.Asked(deals=deals, bare=True))
        only = Only(*(() if code is None else (code,) for code in sought))
        return reconciliation_of(index, reconcile(index.register, other, desk.vocabulary, only), other.problems)

    return known.memory.get(("comparison", *sought), made)


def matched_row(desk: Desk, known: Catalogue, row: DealRow) -> MatchedDeal | None:
    """How a deal stands in the other register; None where none is compared, or the deal lacks a side."""
    if other_register(desk) is None or not row.supplier or not row.recipient:
        return None
    found = comparison(desk, known, row.supplier[0], row.recipient[0])
    if found is None:
        return None
    rows = tuple(one for one in found.matched if one.deal.id == row.id)
    alone = next((one for one in (*found.ours, *found.outside) if one.deal.id == row.id), None)
    return MatchedDeal(found.register, rows, alone)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror}); name the file of the register") from error
