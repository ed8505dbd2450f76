"""A researcher's own table taken in as claims, row by row; what is not taken is named with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from pactwatch.errors import PactwatchError, RecordError, SourceError
from pactwatch.model import Decision, PartialDate
from pactwatch.pipeline.entering import Drafted, Entry, drafted, keep

if TYPE_CHECKING:
    from pactwatch.register.others import Mapped, Problem, TableMapping
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

FIELDS = (
    "supplier",
    "recipient",
    "designation",
    "category",
    "year_of_order",
    "number_ordered",
    "number_delivered",
    "years_of_delivery",
    "value",
    "currency",
    "stage",
    "date",
    "mode",
    "condition",
    "licensed_production",
    "options",
    "place",
    "end_user",
    "financier",
    "said_by",
    "source",
    "published",
    "comments",
)
"""What the columns of a table of one's own can hold."""

NEEDED = ("designation",)
_PLAIN = {
    "supplier": "supplier",
    "recipient": "recipient",
    "designation": "item",
    "category": "category",
    "number_ordered": "number_ordered",
    "number_delivered": "number_delivered",
    "mode": "mode",
    "condition": "condition",
    "options": "options",
    "place": "place",
    "end_user": "end_user",
    "financier": "financier",
}
_TOTAL = re.compile(r"(?:grand\s+|sub-?\s*)?totals?\b|sum\b|all\s+(?:countries|suppliers|recipients)\b", re.IGNORECASE)
_EMPTY = frozenset(("", "-", "–", "—", "?", "n/a", "na", "nil", "unknown", "not known", "tbd"))
_BARE = re.compile(r"[\d.,\s]+(?:\s?(?:m|mn|bn|million|billion))?")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Taken(StrEnum):
    """What becomes of a row."""

    TAKEN = "taken"
    THERE = "already there"
    PASSED = "passed over"
    REFUSED = "left out"


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row and what becomes of it: `says` what it tells, `reason` why it is not taken, `remarks` what was unclear.

    `lines` are the lines of the file that it stands on, from 1.
    """

    lines: tuple[int, ...]
    taken: Taken
    says: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """A table while it is gone through: how its cells are read, and what was seen in it so far."""

    file: str
    by: str
    mapping: TableMapping
    vocabulary: Vocabulary
    above: dict[str, str] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)


def import_table(
    store: Store,
    vocabulary: Vocabulary,
    table: tuple[bytes, str, TableMapping],
    by: str,
    dry: bool = False,
) -> Iterator[ImportedRow]:
    """What becomes of each row of a table (its bytes, its name, its mapping), in order; with `dry` nothing is kept.

    Raises: SourceError for a file that is no such table, or lacks a heading that the mapping names.
    """
    from pactwatch.judgements import standing
    from pactwatch.register.others import Problem, mapped_rows

    data, name, mapping = table
    sheet = _Sheet(name, by, mapping, vocabulary)
    stand = standing(store.judgements())
    there = {claim.id for one in stand if one.decision is Decision.ADD for claim in one.about}
    now = datetime.now(UTC)
    for row in mapped_rows(data, name, mapping):
        if isinstance(row, Problem):
            yield _problem(row)
            continue
        told = _filled(row, sheet)
        passed = _no_row(row, told)
        if passed is not None:
            yield ImportedRow(row.lines, Taken.PASSED, reason=passed)
            continue
        sheet.above.update({name: told[name] for name in mapping.fill_down if name in told})
        yield _imported(store, sheet, row, told, there, None if dry else now)


def _imported(
    store: Store, sheet: _Sheet, row: Mapped, told: Mapping[str, str], there: set[str], at: datetime | None
) -> ImportedRow:
    """What becomes of one row; it is kept where `at` says when."""
    try:
        entry, remarks = _entry(sheet, row, told)
        made = drafted(store, sheet.vocabulary, entry)
    except PactwatchError as error:
        return ImportedRow(row.lines, Taken.REFUSED, _as_written(told), str(error))
    says = _says(made, sheet.vocabulary)
    first = sheet.seen.setdefault(made.document.id, row.lines[0])
    if first != row.lines[0]:
        return ImportedRow(row.lines, Taken.PASSED, says, f"the same as line {first}", remarks)
    if all(claim.id in there for claim in made.claims):
        return ImportedRow(row.lines, Taken.THERE, says, remarks=remarks)
    if at is not None:
        keep(store, entry, made, at)
    return ImportedRow(row.lines, Taken.TAKEN, says, remarks=remarks)


def _problem(row: Problem) -> ImportedRow:
    return ImportedRow(row.lines, Taken.REFUSED, reason=row.reason)


def _filled(row: Mapped, sheet: _Sheet) -> dict[str, str]:
    """The cells by field, without those that say nothing; where the mapping asks for it, the cell above holds on."""
    told: dict[str, str] = {}
    for name in sheet.mapping.fields:
        cell = row.told(name)[1].strip()
        if name in sheet.mapping.fill_down:
            cell = cell or sheet.above.get(name, "")
        if cell.casefold() not in _EMPTY:
            told[name] = cell
    return told


def _no_row(row: Mapped, told: Mapping[str, str]) -> str | None:
    """Why a row is none that could be taken; None for one that could."""
    named = [told.get(name, "") for name in ("supplier", "recipient", "designation")]
    if any(_TOTAL.match(cell) for cell in named) or _TOTAL.match(row.first):
        return "a row of totals"
    if row.is_heading:
        return "the headings again"
    constant = {name for name, source in row.mapping.fields.items() if source.value is not None}
    if not set(told) - constant - set(row.mapping.fill_down):
        return f"a line of text: {row.first}" if row.first else "nothing in the columns that the mapping names"
    return None


def _entry(sheet: _Sheet, row: Mapped, told: Mapping[str, str]) -> tuple[Entry, tuple[str, ...]]:
    """What a row says, and what in it was unclear. Raises: PactwatchError for a cell that cannot be read."""
    remarks: list[str] = []
    fields = {_PLAIN[name]: cell for name, cell in told.items() if name in _PLAIN}
    for name in ("number_ordered", "number_delivered"):
        if name in fields and row.doubtful(name) and not fields[name].endswith("?"):
            fields[name] = f"{fields[name]}?"
    for name in ("number_ordered", "number_delivered"):
        if fields.get(name) == "0":
            del fields[name]
    if told.get("licensed_production", "").casefold() in ("yes", "y", "true", "x"):
        fields.setdefault("mode", "licence")
    if "value" in told:
        fields["value"] = _money(told)
    source = told.get("source")
    entry = Entry(
        by=sheet.by,
        fields=fields,
        steps=tuple(_steps(sheet, told, remarks)),
        seen_in=f"{sheet.file}, {source}" if source else sheet.file,
        published=_day(sheet, told.get("published"), "published", remarks),
        said_by=told.get("said_by"),
        context=row.as_text,
        note=told.get("comments", ""),
        address=f"{sheet.file}#{row.digest}",
    )
    return entry, tuple(remarks)


def _money(told: Mapping[str, str]) -> str:
    """The amount with its currency: that of its own column where the cell has none."""
    value, currency = told["value"], told.get("currency", "")
    return (
        f"{value} {currency}".strip() if re.fullmatch(r"[\d.,\s]+(?:\s?(?:m|mn|bn|million|billion))?", value) else value
    )


def _steps(sheet: _Sheet, told: Mapping[str, str], remarks: list[str]) -> Iterator[tuple[str, str]]:
    """The stages that a row tells, each with its date: a year of order, years of delivery, or one with its own date."""
    if "year_of_order" in told:
        when = _day(sheet, told["year_of_order"], "year_of_order", remarks)
        yield "ordered", str(when) if when is not None else ""
    if "years_of_delivery" in told:
        years = sorted(set(_YEAR.findall(told["years_of_delivery"])))
        if not years:
            raise SourceError(f"years of delivery {told['years_of_delivery']!r}: no year; write YYYY, or YYYY; YYYY")
        if len(years) > 1:
            remarks.append(f"delivered in {', '.join(years)}: the last year is taken")
        yield "delivered", years[-1]
    when = _day(sheet, told.get("date"), "date", remarks)
    if "stage" in told:
        yield told["stage"].casefold(), str(when) if when is not None else ""
    elif when is not None and not {"year_of_order", "years_of_delivery"} & set(told):
        raise SourceError(f"date {told['date']!r}: of what? map a column to 'stage', or give it one value for all rows")


def _day(sheet: _Sheet, text: str | None, name: str, remarks: list[str]) -> PartialDate | None:
    """A date in whatever style the cell has it; a remark where day and month cannot be told apart."""
    from pactwatch.claims.typed import date_typed, is_ambiguous

    if text is None:
        return None
    plain = text.rstrip("?").strip()
    try:
        found = date_typed(plain.removesuffix(".0"), sheet.mapping.day_first)
    except RecordError as error:
        raise SourceError(f"{name.replace('_', ' ')}: {error}") from None
    if sheet.mapping.day_first is None and is_ambiguous(plain):
        remarks.append(f"{text}: day and month could be either, so the year alone is taken; say dates: day-first")
    return found


def _says(made: Drafted, vocabulary: Vocabulary) -> str:
    """What the claims of a row say, on one line."""
    from pactwatch.judgements import as_text, stated_fields
    from pactwatch.views import subject_of

    first = made.claims[0]
    told = [
        f"{name.replace('_', ' ')} {as_text(value)}"
        for name, value, _ in stated_fields(first)
        if name not in ("supplier", "recipient", "item", "stage", "happened")
    ]
    for claim in made.claims:
        found = {name: as_text(value) for name, value, _ in stated_fields(claim)}
        if "stage" in found:
            told.append(" ".join(part for part in (found["stage"], found.get("happened")) if part))
    return "; ".join((subject_of(first, vocabulary), *told))


def _as_written(told: Mapping[str, str]) -> str:
    return "; ".join(told.values())
