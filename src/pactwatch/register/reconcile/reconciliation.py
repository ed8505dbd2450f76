"""Our register against another: in both, only theirs, only ours, and what the other would not record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.model import PartialDate
from pactwatch.register.others import OtherRegister, Row
from pactwatch.register.reconcile.compare import match_weight
from pactwatch.register.reconcile.entries import Designations, entry_of
from pactwatch.register.reconcile.entry import Entry
from pactwatch.register.reconcile.fields import Compared, FieldCompared, Verdict, fields_compared, summary, told_words
from pactwatch.register.reconcile.matching import Pair, pair_up
from pactwatch.register.reconcile.ours import OurDeal, our_deals
from pactwatch.register.reconcile.parties import ALL, Only, Parties
from pactwatch.register.reconcile.scope import outside
from pactwatch.register.reconcile.weights import REPORTS
from pactwatch.register.register import Register
from pactwatch.vocab import Vocabulary


class Standing(StrEnum):
    """How a transfer stands between two registers."""

    AGREE = "agree"
    DIFFER = "differ"
    NEWER = "newer"
    ONLY_OURS = "only_ours"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Matched:
    """A transfer that both registers have: the pair in one line, and field by field; `weight` in bits."""

    ours: OurDeal
    row: Row
    standing: Standing
    summary: str
    fields: tuple[FieldCompared, ...]
    weight: float

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of the fields in conflict."""
        return tuple(field.field for field in self.fields if field.verdict is Verdict.CONFLICT)


@dataclass(frozen=True, slots=True)
class Ours:
    """A deal that only we have; `reason` says in words why it is newer, or not for the other register, or missing.

    `near` is the row that comes closest, None where none is of the same kind between the same parties.
    """

    ours: OurDeal
    standing: Standing
    reason: str
    near: Row | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two registers against each other; `outside` are deals of ours that the other register would not have."""

    register: str
    file: str
    made: PartialDate | None
    matched: tuple[Matched, ...]
    theirs: tuple[Row, ...]
    ours: tuple[Ours, ...]
    outside: tuple[Ours, ...]


def reconcile(
    register: Register,
    other: OtherRegister,
    vocabulary: Vocabulary,
    only: Only = ALL,
) -> Reconciliation:
    """What both registers have, how they differ, and what only one of them has.

    A deal and a row are one transfer where parties and item agree; years and numbers choose among several rows. Deals
    and rows keep the order of their registers.
    """
    parties = Parties(vocabulary)
    deals = our_deals(register, vocabulary)
    first = [deal.entry for deal in deals if only.lets(deal.entry.supplier, deal.entry.recipient)]
    rows = [row for row in other.rows if only.lets(parties.codes(row.supplier), parties.codes(row.recipient))]
    entries = _near_ours(rows, first, parties, Designations(vocabulary))
    pairs = pair_up([entry for entry in first if _can_be_sought(entry)], list(entries.values()), REPORTS)
    row_of = {deals[pair.first].deal.id: rows[pair.second] for pair in pairs}
    taken_ours, taken = {pair.first for pair in pairs}, {pair.second for pair in pairs}
    left = [_left(deals[one.at], other, parties, rows, entries) for one in first if one.at not in taken_ours]
    return Reconciliation(
        register=other.name,
        file=other.file,
        made=other.generated,
        matched=tuple(
            _matched(pair, deals[pair.first], rows[pair.second], entries[pair.second], other, row_of) for pair in pairs
        ),
        theirs=tuple(row for at, row in enumerate(rows) if at not in taken),
        ours=tuple(one for one in left if one.standing is not Standing.OUTSIDE),
        outside=tuple(one for one in left if one.standing is Standing.OUTSIDE),
    )


def _near_ours(
    rows: Sequence[Row], ours: Sequence[Entry], parties: Parties, designations: Designations
) -> dict[int, Entry]:
    """The rows that share a party with a deal of ours made comparable, by place; no other row could be one."""
    known = frozenset[str]().union(*(entry.supplier | entry.recipient for entry in ours))
    return {
        at: entry_of(at, row, parties, designations)
        for at, row in enumerate(rows)
        if known & (parties.codes(row.supplier) | parties.codes(row.recipient))
    }


def _can_be_sought(entry: Entry) -> bool:
    return bool(entry.name) and bool(entry.recipient or entry.supplier)


def _matched(
    pair: Pair, ours: OurDeal, row: Row, entry: Entry, other: OtherRegister, row_of: Mapping[str, Row]
) -> Matched:
    parts = ours.package.deals if ours.package is not None else ()
    together = tuple(row_of[name] for name in parts if name in row_of)
    fields = fields_compared(Compared(ours, row, entry, other.generated, together))
    return Matched(
        ours=ours,
        row=row,
        standing=_standing(fields),
        summary=summary(ours, row, other.name),
        fields=fields,
        weight=round(pair.weight, 2),
    )


def _standing(fields: Sequence[FieldCompared]) -> Standing:
    verdicts = {field.verdict for field in fields}
    if Verdict.CONFLICT in verdicts:
        return Standing.DIFFER
    return Standing.NEWER if Verdict.NEWER in verdicts else Standing.AGREE


def _left(
    ours: OurDeal, other: OtherRegister, parties: Parties, rows: Sequence[Row], entries: Mapping[int, Entry]
) -> Ours:
    reason = outside(ours, other, parties)
    if reason is not None:
        return Ours(ours, Standing.OUTSIDE, reason)
    near = _nearest(ours.entry, entries.values())
    row = rows[near.at] if near is not None else None
    newer = _newer(ours, other)
    if newer is not None:
        return Ours(ours, Standing.NEWER, newer, row)
    return Ours(ours, Standing.ONLY_OURS, f"{told_words(ours)}; {other.name} has no such row", row)


def _newer(ours: OurDeal, other: OtherRegister) -> str | None:
    """Why the other register cannot have a deal yet, in words; None where it could."""
    made, first = other.generated, ours.timing.first_published
    if made is None:
        return None
    if first is not None and first.first_day > made.last_day:
        return f"first told on {first}, after the register was made on {made}"
    if ours.timing.year is not None and ours.timing.year >= made.year:
        return f"{told_words(ours)}; the register of {made} ends with the year {made.year - 1}"
    return None


def _nearest(entry: Entry, rows: Iterable[Entry]) -> Entry | None:
    """The row between the same parties and of the same category that comes closest; None where there is none."""
    near = [
        row
        for row in rows
        if row.supplier == entry.supplier and row.recipient == entry.recipient and row.category is entry.category
    ]
    return max(near, key=lambda row: (match_weight(entry, row, REPORTS), -row.at), default=None)
