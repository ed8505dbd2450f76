"""Any table of transfers read by a mapping file, which says under which heading each of our fields stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactwatch.errors import SourceError, VocabularyError
from pactwatch.model import Category
from pactwatch.register.others import cells
from pactwatch.register.others.row import Count, Coverage, OtherRegister, Problem, Row
from pactwatch.register.others.sheet import Record, cells_of, lines_of, records, text_of
from pactwatch.register.others.sipri import digest_of
from pactwatch.vocab.yamlfile import parsed

FIELDS = (
    "supplier",
    "recipient",
    "designation",
    "description",
    "category",
    "year_of_order",
    "number_ordered",
    "number_delivered",
    "years_of_delivery",
    "condition",
    "comments",
    "record",
    "licensed_production",
)
NEEDED = ("supplier", "recipient", "designation")
LONGEST_PREAMBLE = 60
_DELIMITERS = (",", ";", "\t", "|")
_REMEDY = "see the how-to on comparing with other registers"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field comes from: the cell under `heading`, marked as doubtful by the one under `doubt`; or `value`.

    Exactly one of `heading` and `value` is given.
    """

    heading: str | None = None
    value: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping file says: the register's name, and by field where its value stands."""

    name: str
    fields: Mapping[str, Source]
    leaves_out: frozenset[Category] = frozenset()

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that the table must have."""
        sources = self.fields.values()
        named = [heading for source in sources for heading in (source.heading, source.doubt) if heading is not None]
        return tuple(dict.fromkeys(named))


def read_mapping(data: bytes, name: str) -> TableMapping:
    """The mapping that a YAML file holds. Raises: SourceError for what is none, with the remedy."""
    try:
        content = parsed(name, data)
    except VocabularyError as error:
        raise SourceError(str(error)) from None
    if not isinstance(content, dict):
        raise SourceError(f"{name}: not a mapping; write 'name:' and 'columns:', {_REMEDY}")
    columns = content.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise SourceError(f"{name}: no 'columns' with a heading for each field; {_REMEDY}")
    unknown = [
        str(field)
        for field in (*columns, *(set(content) - {"columns"}))
        if field not in (*FIELDS, "name", "leaves_out")
    ]
    if unknown:
        raise SourceError(f"{name}: unknown field {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
    missing = [field for field in NEEDED if field not in columns]
    if missing:
        raise SourceError(f"{name}: no column for {' and '.join(missing)}; a transfer needs {', '.join(NEEDED)}")
    called = content.get("name")
    if not isinstance(called, str) or not called.strip():
        raise SourceError(f"{name}: no 'name' of the register; write name: UNROCA")
    fields = {field: _source(name, field, told) for field, told in columns.items()}
    return TableMapping(called.strip(), fields, _categories(name, content.get("leaves_out")))


def _categories(name: str, told: object) -> frozenset[Category]:
    if told is None:
        return frozenset()
    try:
        return frozenset(Category(str(word)) for word in (told if isinstance(told, list) else [told]))
    except ValueError:
        raise SourceError(f"{name}: leaves_out is {told!r}; write a list of {', '.join(Category)}") from None


def _source(name: str, field: str, told: object) -> Source:
    if isinstance(told, str) and told.strip():
        return Source(heading=told.strip())
    if isinstance(told, dict) and all(isinstance(part, str) and part.strip() for part in told.values()):
        if set(told) == {"value"}:
            return Source(value=told["value"].strip())
        if set(told) == {"heading", "doubt"}:
            return Source(heading=told["heading"].strip(), doubt=told["doubt"].strip())
    raise SourceError(
        f"{name}: field {field} is {told!r}; write a heading, {{value: TEXT}}, or {{heading: ONE, doubt: OTHER}}"
    )


def read_mapped(data: bytes, name: str, mapping: TableMapping) -> OtherRegister:
    """The register that a table of comma-, semicolon-, tab- or bar-separated values holds, by its mapping.

    Lines before the heading are passed over. Rows that cannot be read are left out and listed with their line.
    Raises: SourceError for a file that is no such table, or lacks a heading that the mapping names.
    """
    lines = lines_of(text_of(data, name))
    start, headings, delimiter = _heading(lines, name, mapping)
    places = {heading.casefold(): place for place, heading in reversed(list(enumerate(headings)))}
    rows: list[Row] = []
    problems: list[Problem] = []
    for record in records(lines, start, len(headings), delimiter):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        try:
            rows.append(_row(record, mapping, places))
        except SourceError as error:
            problems.append(Problem(record.lines, str(error)))
    always = {side: mapping.fields[side].value for side in ("supplier", "recipient")}
    return OtherRegister(
        name=mapping.name,
        file=name,
        rows=tuple(rows),
        problems=tuple(problems),
        coverage=Coverage(always["supplier"], always["recipient"]),
        leaves_out=mapping.leaves_out,
    )


def _heading(lines: Sequence[str], name: str, mapping: TableMapping) -> tuple[int, tuple[str, ...], str]:
    """The first line of data, the headings and the separator; the heading is the first line that has all of them."""
    wanted = {heading.casefold(): heading for heading in mapping.headings}
    best: set[str] = set()
    for at, line in enumerate(lines[:LONGEST_PREAMBLE]):
        for delimiter in _DELIMITERS:
            headings = cells_of(line, delimiter)
            found = wanted.keys() & {heading.casefold() for heading in headings}
            if len(found) == len(wanted):
                return at + 1, headings, delimiter
            best = max(best, set(found), key=len)
    lacking = ", ".join(repr(wanted[heading]) for heading in wanted if heading not in best)
    raise SourceError(f"{name}: no heading {lacking} in the first {LONGEST_PREAMBLE} lines; mend the mapping file")


def _row(record: Record, mapping: TableMapping, places: Mapping[str, int]) -> Row:
    def cell(heading: str | None) -> str:
        return record.cells[places[heading.casefold()]] if heading is not None else ""

    def told(field: str) -> tuple[str, str, str]:
        source = mapping.fields.get(field, Source())
        value = source.value if source.value is not None else cell(source.heading)
        return source.heading or field, value, cell(source.doubt)

    def counted(field: str) -> Count | None:
        return cells.count(*told(field))

    return Row(
        lines=record.lines,
        digest=digest_of(record.cells),
        supplier=cells.named(*told("supplier")[:2]),
        recipient=cells.named(*told("recipient")[:2]),
        designation=cells.named(*told("designation")[:2]),
        description=told("description")[1],
        category=told("category")[1] or None,
        year_of_order=cells.year(*told("year_of_order")),
        number_ordered=counted("number_ordered"),
        number_delivered=counted("number_delivered"),
        years_of_delivery=cells.years(*told("years_of_delivery")[:2]),
        condition=cells.condition(*told("condition")[:2]),
        comments=told("comments")[1],
        record=told("record")[1] or None,
        licensed_production=cells.answer(*told("licensed_production")[:2]),
    )
