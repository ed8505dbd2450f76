"""Rows of another register made comparable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pactwatch.model import Category
from pactwatch.register.others import Count, Row
from pactwatch.register.reconcile.entry import Bounds, Entry, name_words, plain, words_of
from pactwatch.register.reconcile.parties import Parties
from pactwatch.vocab import Vocabulary, folded
from pactwatch.vocab.registers import category_told, system_of

_PHRASE = 4  # registers write designations in up to three words, and descriptions in more


@dataclass(frozen=True, eq=False)
class Designations:
    """Designations of another register resolved by the catalogue, each looked up once."""

    vocabulary: Vocabulary
    _found: dict[tuple[str, str], tuple[str | None, str | None, Category | None]] = field(default_factory=dict)

    def resolved(self, designation: str, description: str) -> tuple[str | None, str | None, Category | None]:
        """The id of the system, that of its family, and the category; None for what is not known."""
        key = (designation, description)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(designation, description)
        return found

    def _look_up(self, designation: str, description: str) -> tuple[str | None, str | None, Category | None]:
        tried = (system_of(self.vocabulary, words, description) for words in _phrases(designation))
        system = next((system for system in tried if system is not None), None)
        if system is not None:
            return system.id, self.vocabulary.family(system.id), system.category
        return None, None, category_told(description, self.vocabulary.local) if description else None


def _phrases(designation: str) -> Iterator[str]:
    """The designation, and where it is a phrase ("TB2 unmanned aerial vehicle"), its beginnings, longest first."""
    words = designation.split()
    yield designation
    if len(words) >= _PHRASE:
        yield from (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))


def entries_of(rows: Sequence[Row], parties: Parties, designations: Designations) -> tuple[Entry, ...]:
    """The rows made comparable, in their order; an entry's place is that of its row."""
    return tuple(entry_of(at, row, parties, designations) for at, row in enumerate(rows))


def entry_of(at: int, row: Row, parties: Parties, designations: Designations) -> Entry:
    """One row made comparable; `at` is its place among the rows that are compared."""
    system, family, category = designations.resolved(row.designation, row.description)
    name, kind = folded(row.designation), plain(row.description)
    return Entry(
        at=at,
        supplier=parties.codes(row.supplier),
        recipient=parties.codes(row.recipient),
        name=name,
        words=name_words(row.designation),
        kind=kind,
        general=name == folded(row.description),
        system=system,
        family=family,
        category=category,
        ordered_in=bounds_of(row.year_of_order),
        ordered=bounds_of(row.number_ordered),
        delivered=bounds_of(row.number_delivered),
        years=frozenset(year.amount for year in row.years_of_delivery),
        condition=row.condition,
        remarks=words_of(row.comments),
        unit=str(row.tiv_unit) if row.tiv_unit else "",
    )


def bounds_of(count: Count | None) -> Bounds | None:
    """The bounds of a number as a register tells it; one marked as uncertain keeps its number and the mark."""
    return Bounds(count.amount, count.amount, count.doubtful) if count is not None else None
