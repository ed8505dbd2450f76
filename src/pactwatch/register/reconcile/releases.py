"""Two releases of another register against each other: rows added, dropped and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from pactwatch.register.others import Count, OtherRegister, Row
from pactwatch.register.reconcile.compare import Spellings
from pactwatch.register.reconcile.entries import Designations, entries_of
from pactwatch.register.reconcile.entry import Entry, plain
from pactwatch.register.reconcile.matching import pair_up, spellings_between
from pactwatch.register.reconcile.parties import Only, Parties
from pactwatch.register.reconcile.words import condition_words, count_words, order_words, years_words
from pactwatch.vocab import Vocabulary


class ChangeKind(StrEnum):
    """How much a change says: another value, another mark of doubt on the same value, or other words for it."""

    VALUE = "value"
    DOUBT = "doubt"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One field of a row before and after, in words."""

    field: str
    before: str
    after: str
    kind: ChangeKind

    def __str__(self) -> str:
        return f"{self.field.replace('_', ' ')}: {self.before or 'empty'}, now {self.after or 'empty'}"


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One transfer that both releases have, told otherwise by the newer one; `weight` is the match weight in bits."""

    before: Row
    after: Row
    changes: tuple[RowChange, ...]
    weight: float

    @property
    def of_value(self) -> bool:
        """Whether more than marks of doubt and wording changed."""
        return bool(self.changes_of(ChangeKind.VALUE))

    def changes_of(self, kind: ChangeKind) -> tuple[RowChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """What became of each row from the older release to the newer; `same` counts the rows without any change."""

    added: tuple[Row, ...]
    dropped: tuple[Row, ...]
    changed: tuple[ChangedRow, ...]
    same: int

    def narrowed(self, only: Only, vocabulary: Vocabulary, of_value: bool = False) -> ReleaseDiff:
        """The difference between the parties asked for alone; with `of_value`, only changes of values are kept.

        `same` stays what it is for the whole registers.
        """
        parties = Parties(vocabulary)

        def asked(row: Row) -> bool:
            return only.lets(parties.codes(row.supplier), parties.codes(row.recipient))

        return ReleaseDiff(
            added=tuple(row for row in self.added if asked(row)),
            dropped=tuple(row for row in self.dropped if asked(row)),
            changed=tuple(
                replace(one, changes=one.changes_of(ChangeKind.VALUE)) if of_value else one
                for one in self.changed
                if (asked(one.before) or asked(one.after)) and (one.of_value or not of_value)
            ),
            same=self.same,
        )


def compare_releases(old: OtherRegister, new: OtherRegister, vocabulary: Vocabulary) -> ReleaseDiff:
    """What changed between two releases; rows keep the order of their files, changed ones that of the newer file."""
    parties, designations = Parties(vocabulary), Designations(vocabulary)
    first = entries_of(old.rows, parties, designations)
    second = entries_of(new.rows, parties, designations)
    spellings = spellings_between(first, second)
    pairs = pair_up(first, second, spellings=spellings)
    changed = []
    for pair in pairs:
        before, after = old.rows[pair.first], new.rows[pair.second]
        found = tuple(_changes(before, after, first[pair.first], second[pair.second], spellings))
        if found:
            changed.append(ChangedRow(before, after, found, round(pair.weight, 2)))
    taken_old, taken_new = {pair.first for pair in pairs}, {pair.second for pair in pairs}
    return ReleaseDiff(
        added=tuple(row for at, row in enumerate(new.rows) if at not in taken_new),
        dropped=tuple(row for at, row in enumerate(old.rows) if at not in taken_old),
        changed=tuple(sorted(changed, key=lambda one: one.after.line)),
        same=len(pairs) - len(changed),
    )


def row_line(row: Row) -> str:
    """A row with its parties, in a line."""
    return f"{row.supplier} to {row.recipient}, {row.designation}: {order_words(row)}"


def change_line(changed: ChangedRow, kinds: frozenset[ChangeKind] = frozenset(ChangeKind)) -> str:
    """A changed row in a line: who, to whom, what, and each change of the kinds asked for."""
    row = changed.after
    told = "; ".join(str(change) for change in changed.changes if change.kind in kinds)
    ordered = f" (ordered {row.year_of_order})" if row.year_of_order is not None else ""
    return f"{row.supplier} to {row.recipient}, {row.designation}{ordered}: {told}"


def _changes(before: Row, after: Row, first: Entry, second: Entry, spellings: Spellings) -> Iterator[RowChange]:
    for side in ("supplier", "recipient"):
        one, other = getattr(before, side), getattr(after, side)
        if one != other:
            same = getattr(first, side) == getattr(second, side)
            yield RowChange(side, one, other, ChangeKind.WORDING if same else ChangeKind.VALUE)
    if before.designation != after.designation:
        kind = ChangeKind.WORDING if _one_name(first, second, spellings) else ChangeKind.VALUE
        yield RowChange("designation", before.designation, after.designation, kind)
    for field in ("year_of_order", "number_ordered", "number_delivered"):
        yield from _count_change(field, getattr(before, field), getattr(after, field))
    yield from _years_change(before.years_of_delivery, after.years_of_delivery)
    if before.condition is not after.condition:
        told = condition_words(before.condition), condition_words(after.condition)
        yield RowChange("condition", *told, ChangeKind.VALUE)
    yield from _wording("description", before.description, after.description)
    yield from _wording("comments", before.comments, after.comments)


def _one_name(first: Entry, second: Entry, spellings: Spellings) -> bool:
    return first.name == second.name or (first.name, second.name) in spellings.names


def _count_change(field: str, before: Count | None, after: Count | None) -> Iterator[RowChange]:
    if before != after:
        same = before is not None and after is not None and before.amount == after.amount
        kind = ChangeKind.DOUBT if same else ChangeKind.VALUE
        yield RowChange(field, count_words(before), count_words(after), kind)


def _years_change(before: tuple[Count, ...], after: tuple[Count, ...]) -> Iterator[RowChange]:
    if before != after:
        same = [year.amount for year in before] == [year.amount for year in after]
        kind = ChangeKind.DOUBT if same else ChangeKind.VALUE
        yield RowChange("years_of_delivery", years_words(before), years_words(after), kind)


def _wording(field: str, before: str, after: str) -> Iterator[RowChange]:
    if plain(before) != plain(after):
        yield RowChange(field, before, after, ChangeKind.WORDING)
