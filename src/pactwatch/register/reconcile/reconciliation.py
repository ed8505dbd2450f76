"""Our register against another: in both, only theirs, only ours, and what the other would not record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pactwatch.model import PartialDate
from pactwatch.register.others import OtherRegister, Row
from pactwatch.register.reconcile.compare import match_weight
from pactwatch.register.reconcile.entries import Designations, entries_of
from pactwatch.register.reconcile.entry import Entry
from pactwatch.register.reconcile.fields import Compared, FieldCompared, Verdict, fields_compared, summary, told_words
from pactwatch.register.reconcile.matching import Pair, pair_up
from pactwatch.register.reconcile.ours import OurDeal, our_deals
from pactwatch.register.reconcile.parties import Parties
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


@dataclass(frozen=True, slots=True)
class Only:
    """Codes that both registers are narrowed down to; empty means all."""

    supplier: Collection[str] = ()
    recipient: Collection[str] = ()

    def lets(self, entry: Entry) -> bool:
        """Whether an entry is between the parties asked for."""
        return all(
            not asked or bool(frozenset(asked) & codes)
            for asked, codes in ((self.supplier, entry.supplier), (self.recipient, entry.recipient))
        )


def reconcile(
    register: Register,
    other: OtherRegister,
    vocabulary: Vocabulary,
    only: Only = Only(),
) -> Reconciliation:
    """What both registers have, how they differ, and what only one of them has.

    A deal and a row are one transfer where parties and item agree; years and numbers choose among several rows. Deals
    and rows keep the order of their registers.
    """
    parties = Parties(vocabulary)
    deals = our_deals(register, vocabulary)
    entries = entries_of(other.rows, parties, Designations(vocabulary))
    first = [deal.entry for deal in deals if only.lets(deal.entry)]
    second = [entry for entry in entries if only.lets(entry)]
    pairs = pair_up([entry for entry in first if _can_be_sought(entry)], second, REPORTS)
    row_of = {deals[pair.first].deal.id: other.rows[pair.second] for pair in pairs}
    matched = tuple(_matched(pair, deals, other, entries, row_of) for pair in pairs)
    taken = {pair.second for pair in pairs}
    found = {pair.first for pair in pairs}
    left = [_left(deals[entry.at], other, parties, second) for entry in first if entry.at not in found]
    return Reconciliation(
        register=other.name,
        file=other.file,
        made=other.generated,
        matched=matched,
        theirs=tuple(other.rows[entry.at] for entry in second if entry.at not in taken),
        ours=tuple(one for one in left if one.standing is not Standing.OUTSIDE),
        outside=tuple(one for one in left if one.standing is Standing.OUTSIDE),
    )


def _can_be_sought(entry: Entry) -> bool:
    return bool(entry.name) and bool(entry.recipient or entry.supplier)


def _matched(
    pair: Pair,
    deals: Sequence[OurDeal],
    other: OtherRegister,
    entries: Sequence[Entry],
    row_of: Mapping[str, Row],
) -> Matched:
    ours, row = deals[pair.first], other.rows[pair.second]
    parts = ours.package.deals if ours.package is not None else ()
    together = tuple(row_of[name] for name in parts if name in row_of)
    fields = fields_compared(Compared(ours, row, entries[pair.second], other.generated, together))
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


def _left(ours: OurDeal, other: OtherRegister, parties: Parties, rows: Sequence[Entry]) -> Ours:
    reason = outside(ours, other, parties)
    if reason is not None:
        return Ours(ours, Standing.OUTSIDE, reason)
    near = _nearest(ours.entry, rows)
    row = other.rows[near.at] if near is not None else None
    newer = _newer(ours, other)
    if newer is not None:
        return Ours(ours, Standing.NEWER, newer, row)
    return Ours(ours, Standing.ONLY_OURS, f"{told_words(ours.timing)}; {other.name} has no such row", row)


def _newer(ours: OurDeal, other: OtherRegister) -> str | None:
    """Why the other register cannot have a deal yet, in words; None where it could."""
    made, first = other.generated, ours.timing.first_published
    if made is None:
        return None
    if first is not None and first.first_day > made.last_day:
        return f"first told on {first}, after the register was made on {made}"
    if ours.timing.year is not None and ours.timing.year >= made.year:
        return f"{told_words(ours.timing)}; the register of {made} ends with the year {made.year - 1}"
    return None


def _nearest(entry: Entry, rows: Sequence[Entry]) -> Entry | None:
    """The row between the same parties and of the same category that comes closest; None where there is none."""
    near = [
        row
        for row in rows
        if row.supplier == entry.supplier and row.recipient == entry.recipient and row.category is entry.category
    ]
    return max(near, key=lambda row: (match_weight(entry, row, REPORTS), -row.at), default=None)
