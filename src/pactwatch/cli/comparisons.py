"""Registers against each other drawn as tables and lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from pactwatch.cli.fitted import Fitted
from pactwatch.cli.tables import UNKNOWN, short_ids
from pactwatch.cli.words import clean, counted
from pactwatch.register.reconcile import ReleaseDiff, change_line, row_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pactwatch.views.reconciled import (
        MatchedView,
        OtherRow,
        OursView,
        ReconciliationView,
        ReleasesView,
        WhyNotView,
    )

INDENT = "  "


def reconciliation_pieces(view: ReconciliationView, limit: int) -> Iterator[RenderableType]:
    """What both registers have, field by field where they differ, then what only one of them has."""
    register = clean(view.register)
    yield _line(_found(view), bold=True)
    for one in view.matched:
        yield _line("")
        yield from _pair(one, register)
    if not view.matched:
        yield _line("\nNo transfer is in both registers.")
    if view.ours:
        yield _ours_table(view.ours, "Only ours")
    if view.outside:
        yield _ours_table(view.outside, f"Ours, and not for {register}")
    if view.theirs:
        shown = view.theirs[:limit] if limit else view.theirs
        yield _rows_table(shown, "Only theirs")
        if len(shown) < len(view.theirs):
            yield _line(
                f"and {counted(len(view.theirs) - len(shown), 'row')} more; --supplier and --recipient narrow them "
                "down, --limit 0 prints all"
            )


def _found(view: ReconciliationView) -> str:
    counts, register = view.counts, clean(view.register)
    made = f", made on {view.made}" if view.made is not None else ""
    return (
        f"{register} ({clean(view.file)}{made}): in both {counts.agree} agree and {counts.differ} differ; ours is "
        f"newer in {counts.newer}; only theirs {counts.only_theirs:,}, only ours {counts.only_ours}, "
        f"not for {register} {counts.outside}"
    )


def _pair(one: MatchedView, register: str) -> Iterator[RenderableType]:
    deal = one.deal
    supplier, recipient = ", ".join(deal.supplier_names) or UNKNOWN, ", ".join(deal.recipient_names) or UNKNOWN
    yield _line(f"{supplier} to {recipient}, {deal.item or UNKNOWN}: {one.standing}", bold=True)
    yield _line(f"{one.summary} (deal {deal.id[:8]}, line {one.row.line})")
    cells = (
        (
            field.field.replace("_", " "),
            field.ours,
            field.theirs,
            f"{field.verdict.replace('_', ' ')}{f': {field.note}' if field.note else ''}",
        )
        for field in one.fields
    )
    yield Fitted(("Field", "Ours", register, "How they stand"), tuple(cells), whole=("Field",))


def _ours_table(ours: tuple[OursView, ...], title: str) -> Fitted:
    short = short_ids(one.deal.id for one in ours)
    cells = (
        (
            short[one.deal.id],
            ", ".join(one.deal.supplier_names) or UNKNOWN,
            ", ".join(one.deal.recipient_names) or UNKNOWN,
            one.deal.item or UNKNOWN,
            _why(one),
        )
        for one in ours
    )
    return Fitted(("Deal", "Supplier", "Recipient", "Item", "Why"), tuple(cells), title, whole=("Deal",))


def _why(one: OursView) -> str:
    if one.near is None:
        return one.reason
    return f"{one.reason}; nearest on line {one.near.line}: {one.near.designation}, {one.near.words}"


def _rows_table(rows: tuple[OtherRow, ...], title: str) -> Fitted:
    cells = ((str(row.line), row.supplier, row.recipient, row.designation, row.words) for row in rows)
    headings = ("Line", "Supplier", "Recipient", "Designation", "Order and delivery")
    return Fitted(headings, tuple(cells), title, whole=("Line",))


def near_pieces(view: WhyNotView) -> Iterator[RenderableType]:
    """Why we lack a row: each document that came near, what it names and the words, and the reason."""
    row = view.row
    yield _line(f"{row.supplier} to {row.recipient}, {row.designation}: {row.words} (line {row.line})", bold=True)
    if not view.documents:
        yield _line(
            f"None of {counted(view.looked_through, 'document')} came near: none names the item and a party, or both "
            "parties. Add reports with `pactwatch run PATH`."
        )
        return
    yield _line(f"Of {counted(view.looked_through, 'document')}, {len(view.documents)} came nearest:")
    for one in view.documents:
        when = f", {one.published}" if one.published is not None else ""
        title = f" “{one.title}”" if one.title else ""
        yield _line(f"\n{one.source}{when}{title} (document {one.document[:8]})", bold=True)
        yield _line(one.reason)
        for excerpt in one.excerpts:
            yield _line(f"{INDENT}{excerpt.before}[{excerpt.words}]{excerpt.after}")


def release_lines(found: ReleaseDiff, view: ReleasesView) -> Iterator[str]:
    """What became of the rows from one release to the next, a line each: changed, added, dropped."""
    counts = view.counts
    yield (
        f"{view.register}, {view.old} to {view.new}: {counted(counts.added, 'row')} added, {counts.dropped:,} dropped, "
        f"{counts.changed + counts.reworded:,} changed"
    )
    for heading, lines in (
        ("Changed", [change_line(one) for one in found.changed]),
        ("Added", [row_line(row) for row in found.added]),
        ("Dropped", [row_line(row) for row in found.dropped]),
    ):
        if lines:
            yield ""
            yield f"{heading}:"
            yield from (f"{INDENT}{line}" for line in lines)


def _line(words: str, bold: bool = False) -> Text:
    return Text(clean(words), style="bold" if bold else "")
