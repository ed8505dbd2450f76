"""Registers against each other as people read them: matched pairs, what only one has, what changed, what came near."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import Condition, Evidence, PartialDate, Span
from pactwatch.register import Register
from pactwatch.register.others import Count, OtherRegister, Problem, Row
from pactwatch.register.reconcile import (
    ChangedRow,
    FieldCompared,
    Matched,
    NearDocument,
    Ours,
    Reconciliation,
    ReleaseDiff,
    RowChange,
    Standing,
    WhyNot,
    order_words,
)
from pactwatch.views.address import source_name
from pactwatch.views.index import Index
from pactwatch.views.passages import Excerpt, excerpt_of
from pactwatch.views.rows import DealRow, row_of
from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class OtherRow:
    """One row of another register; `line` is its first line in the file, `words` tell when and how many.

    Names are as written, numbers carry the register's mark of doubt, None where the register says nothing.
    """

    line: int
    digest: str
    record: str | None
    supplier: str
    recipient: str
    designation: str
    description: str
    year_of_order: Count | None
    number_ordered: Count | None
    number_delivered: Count | None
    years_of_delivery: tuple[Count, ...]
    condition: Condition | None
    comments: str
    words: str


@dataclass(frozen=True, slots=True)
class MatchedView:
    """A transfer in both registers: our deal, their row, how they stand in one line and field by field."""

    deal: DealRow
    row: OtherRow
    standing: Standing
    summary: str
    conflicts: tuple[str, ...]
    fields: tuple[FieldCompared, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class OursView:
    """A deal that only we have, why, and the row that comes closest; None where none is of its kind."""

    deal: DealRow
    standing: Standing
    reason: str
    near: OtherRow | None


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Lines of a file that could not be read, and why."""

    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Standings:
    """How many transfers stand how: in both and agree, differ, or ours newer; only theirs, only ours, not for them."""

    agree: int
    differ: int
    newer: int
    only_theirs: int
    only_ours: int
    outside: int


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """Our register, by its version, against another register's file; `made` is the day that file was made."""

    register: str
    file: str
    made: PartialDate | None
    version: str
    counts: Standings
    matched: tuple[MatchedView, ...]
    theirs: tuple[OtherRow, ...]
    ours: tuple[OursView, ...]
    outside: tuple[OursView, ...]
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A row that changed from one release to the next, as it is now and what it was, field by field."""

    row: OtherRow
    before: OtherRow
    of_value: bool
    changes: tuple[RowChange, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows were added, dropped, changed in a value, changed only in doubt or wording, or not at all."""

    added: int
    dropped: int
    changed: int
    reworded: int
    same: int


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """Two releases of another register, by file and the day each was made."""

    register: str
    old: str
    old_made: PartialDate | None
    new: str
    new_made: PartialDate | None
    counts: Changes
    added: tuple[OtherRow, ...]
    dropped: tuple[OtherRow, ...]
    changed: tuple[ChangedView, ...]
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class NearView:
    """A document that came near a row: what it names, with the words, and why no deal was taken from it."""

    document: str
    source: str
    title: str | None
    published: PartialDate | None
    names: tuple[str, ...]
    reason: str
    excerpts: tuple[Excerpt, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhyNotView:
    """Why we lack a row of another register."""

    row: OtherRow
    looked_through: int
    documents: tuple[NearView, ...]


def reconciliation_view(
    found: Reconciliation, register: Register, vocabulary: Vocabulary, problems: tuple[Problem, ...] = ()
) -> ReconciliationView:
    """A reconciliation as people read it; those in conflict come first."""
    return reconciliation_of(Index(register, vocabulary), found, problems)


def reconciliation_of(index: Index, found: Reconciliation, problems: tuple[Problem, ...] = ()) -> ReconciliationView:
    """The same with an index that is there already."""
    matched = sorted(found.matched, key=lambda one: one.standing is not Standing.DIFFER)
    standings = [one.standing for one in found.matched]
    return ReconciliationView(
        register=found.register,
        file=found.file,
        made=found.made,
        version=index.register.version,
        counts=Standings(
            agree=standings.count(Standing.AGREE),
            differ=standings.count(Standing.DIFFER),
            newer=standings.count(Standing.NEWER) + sum(one.standing is Standing.NEWER for one in found.ours),
            only_theirs=len(found.theirs),
            only_ours=sum(one.standing is Standing.ONLY_OURS for one in found.ours),
            outside=len(found.outside),
        ),
        matched=tuple(_matched(one, index) for one in matched),
        theirs=tuple(other_row(row) for row in found.theirs),
        ours=tuple(_ours(one, index) for one in found.ours),
        outside=tuple(_ours(one, index) for one in found.outside),
        problems=_problems(problems),
    )


def releases_view(found: ReleaseDiff, old: OtherRegister, new: OtherRegister) -> ReleasesView:
    """The difference of two releases as people read it."""
    changed = tuple(_changed(one) for one in found.changed)
    of_value = sum(one.of_value for one in changed)
    return ReleasesView(
        register=new.name,
        old=old.file,
        old_made=old.generated,
        new=new.file,
        new_made=new.generated,
        counts=Changes(len(found.added), len(found.dropped), of_value, len(changed) - of_value, found.same),
        added=tuple(other_row(row) for row in found.added),
        dropped=tuple(other_row(row) for row in found.dropped),
        changed=changed,
        problems=_problems((*old.problems, *new.problems)),
    )


def why_not_view(found: WhyNot, register: Register) -> WhyNotView:
    """The documents that came near a row as people read them."""
    documents = tuple(_near(one, register) for one in found.documents)
    return WhyNotView(other_row(found.row), found.looked_through, documents)


def other_row(row: Row) -> OtherRow:
    """A row of another register as people read it."""
    return OtherRow(
        line=row.line,
        digest=row.digest,
        record=row.record,
        supplier=row.supplier,
        recipient=row.recipient,
        designation=row.designation,
        description=row.description,
        year_of_order=row.year_of_order,
        number_ordered=row.number_ordered,
        number_delivered=row.number_delivered,
        years_of_delivery=row.years_of_delivery,
        condition=row.condition,
        comments=row.comments,
        words=order_words(row),
    )


def _matched(one: Matched, index: Index) -> MatchedView:
    return MatchedView(
        deal=row_of(index, one.ours.deal),
        row=other_row(one.row),
        standing=one.standing,
        summary=one.summary,
        conflicts=one.conflicts,
        fields=one.fields,
        weight=one.weight,
    )


def _ours(one: Ours, index: Index) -> OursView:
    near = other_row(one.near) if one.near is not None else None
    return OursView(row_of(index, one.ours.deal), one.standing, one.reason, near)


def _changed(one: ChangedRow) -> ChangedView:
    return ChangedView(other_row(one.after), other_row(one.before), one.of_value, one.changes, one.weight)


def _problems(problems: tuple[Problem, ...]) -> tuple[ProblemView, ...]:
    return tuple(ProblemView(problem.lines, problem.reason) for problem in problems)


def _near(one: NearDocument, register: Register) -> NearView:
    document = register.documents[one.document]
    excerpts = tuple(
        excerpt_of(document, Evidence(document.id, part, Span(start, start + len(words))))
        for part, start, words in dict.fromkeys((m.part, m.start, m.words) for m in one.mentions)
        if words
    )
    return NearView(
        document=document.id,
        source=source_name(document),
        title=document.title,
        published=document.published.date if document.published is not None else None,
        names=tuple(mention.what for mention in one.mentions),
        reason=one.reason,
        excerpts=excerpts,
        claims=one.claims,
    )
