"""Any table of transfers read by a mapping file, which says under which heading each of our fields stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
_MEMBERS = ("name", "leaves_out", "dates", "fill_down")
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
    """What a mapping file says: the register's name, and by field where its value stands.

    `day_first` says which figure of 12/05/2021 is the day, None where the file does not say. `fill_down` are fields
    whose empty cells hold what stands above them.
    """

    name: str
    fields: Mapping[str, Source]
    leaves_out: frozenset[Category] = frozenset()
    day_first: bool | None = None
    fill_down: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that the table must have."""
        sources = self.fields.values()
        named = [heading for source in sources for heading in (source.heading, source.doubt) if heading is not None]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Mapped:
    """One record of a table, its cells by field; `headings` are those of the table, "" for a column without one."""

    record: Record
    mapping: TableMapping
    headings: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the file that it stands on, from 1."""
        return self.record.lines

    @property
    def digest(self) -> str:
        """A short hash of its cells."""
        return digest_of(self.record.cells)

    @property
    def first(self) -> str:
        """The first cell that is not empty, "" where all are."""
        return next((cell for cell in self.record.cells if cell), "")

    @property
    def is_heading(self) -> bool:
        """Whether it only repeats the headings, as tables that were pasted together do."""
        return all(not cell or cell.casefold() in self.places for cell in self.record.cells)

    @property
    def as_text(self) -> str:
        """The record as it stands in the table, a line for each cell that is not empty."""
        pairs = zip(self.headings, self.record.cells, strict=False)
        return "".join(f"{heading or 'no heading'}: {cell}\n" for heading, cell in pairs if cell)

    def told(self, field: str) -> tuple[str, str, str]:
        """The heading of a field, its value, and the mark of doubt beside it; empty where the table has none."""
        source = self.mapping.fields.get(field, Source())
        value = source.value if source.value is not None else self._cell(source.heading)
        return source.heading or field, value, self._cell(source.doubt)

    def doubtful(self, field: str) -> bool:
        """Whether the mark beside a field says that it is uncertain. Raises: SourceError for another mark."""
        heading, _, flag = self.told(field)
        return cells.doubt(heading, flag)

    def _cell(self, heading: str | None) -> str:
        return self.record.cells[self.places[heading.casefold()]] if heading is not None else ""


def read_mapping(
    data: bytes, name: str, fields: Sequence[str] = FIELDS, needed: Sequence[str] = NEEDED
) -> TableMapping:
    """The mapping that a YAML file holds; `fields` are those that it may name, `needed` those that it must.

    Raises: SourceError for what is none, with the remedy.
    """
    try:
        content = parsed(name, data)
    except VocabularyError as error:
        raise SourceError(str(error)) from None
    if not isinstance(content, dict):
        raise SourceError(f"{name}: not a mapping; write 'name:' and 'columns:', {_REMEDY}")
    columns = content.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise SourceError(f"{name}: no 'columns' with a heading for each field; {_REMEDY}")
    unknown = [str(field) for field in columns if field not in fields]
    unknown += [str(field) for field in content if field not in ("columns", *_MEMBERS)]
    if unknown:
        raise SourceError(f"{name}: unknown field {unknown[0]!r}; the fields are {', '.join(fields)}")
    missing = [field for field in needed if field not in columns]
    if missing:
        raise SourceError(f"{name}: no column for {' and '.join(missing)}; a transfer needs {', '.join(needed)}")
    called = content.get("name")
    if not isinstance(called, str) or not called.strip():
        raise SourceError(f"{name}: no 'name' of the register; write name: UNROCA")
    return TableMapping(
        name=called.strip(),
        fields={field: _source(name, field, told) for field, told in columns.items()},
        leaves_out=_categories(name, content.get("leaves_out")),
        day_first=_day_first(name, content.get("dates")),
        fill_down=_fill_down(name, content.get("fill_down"), columns),
    )


def _day_first(name: str, told: object) -> bool | None:
    words: dict[object, bool | None] = {None: None, "day-first": True, "month-first": False}
    if told not in words:
        raise SourceError(f"{name}: dates is {told!r}; write day-first or month-first")
    return words[told]


def _fill_down(name: str, told: object, columns: Mapping[str, object]) -> tuple[str, ...]:
    found = tuple(str(one) for one in (told if isinstance(told, list) else [] if told is None else [told]))
    strange = [one for one in found if one not in columns]
    if strange:
        raise SourceError(f"{name}: fill_down names {strange[0]!r}, which no column is mapped to")
    return found


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
    rows: list[Row] = []
    problems: list[Problem] = []
    for record in mapped_rows(data, name, mapping):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        try:
            rows.append(_row(record))
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


def mapped_rows(data: bytes, name: str, mapping: TableMapping) -> Iterator[Mapped | Problem]:
    """The records of a table by their fields, in order; a problem for lines that are none.

    The heading is the first line that has all headings of the mapping. One of two lines counts as well, where the upper
    one stands over several columns: "Number" over "ordered" and "delivered" makes "Number ordered".
    Raises: SourceError for a file that is no such table, or lacks a heading that the mapping names.
    """
    lines = lines_of(text_of(data, name))
    heading = _heading(lines, name, mapping)
    for record in records(lines, heading.start, heading.width, heading.delimiter):
        if isinstance(record, Problem):
            yield record
        else:
            yield Mapped(record, mapping, heading.names, heading.places)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the data of a table begin, what parts its cells, and its headings with their places."""

    start: int
    delimiter: str
    width: int
    names: tuple[str, ...]
    places: Mapping[str, int]


def _heading(lines: Sequence[str], name: str, mapping: TableMapping) -> Heading:
    """The first heading, of one line or of two, that has all that are wanted. Raises: SourceError where none has."""
    wanted = {heading.casefold(): heading for heading in mapping.headings}
    best: set[str] = set()
    for at, line in enumerate(lines[:LONGEST_PREAMBLE]):
        for delimiter in _DELIMITERS:
            lower = cells_of(line, delimiter)
            upper = cells_of(lines[at - 1], delimiter) if at else ()
            for names in (lower, _over(upper, lower)):
                places = _places(names, lower)
                found = wanted.keys() & places.keys()
                if len(found) == len(wanted):
                    return Heading(at + 1, delimiter, len(lower), names, places)
                best = max(best, set(found), key=len)
    lacking = ", ".join(repr(wanted[heading]) for heading in wanted if heading not in best)
    raise SourceError(f"{name}: no heading {lacking} in the first {LONGEST_PREAMBLE} lines; mend the mapping file")


def _places(names: Sequence[str], lower: Sequence[str]) -> dict[str, int]:
    """The first place of each heading, also by its lower line alone."""
    found: dict[str, int] = {}
    for heads in (names, lower):
        for place, heading in enumerate(heads):
            if heading:
                found.setdefault(heading.casefold(), place)
    return found


def _over(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two lines of headings made one; an upper heading holds on over the empty cells right of it."""
    above, joined = "", []
    for place, heading in enumerate(lower):
        own = upper[place] if place < len(upper) else ""
        above = own or (above if heading else "")
        parts = (above, heading) if above.casefold() != heading.casefold() else (heading,)
        joined.append(" ".join(part for part in parts if part))
    return tuple(joined)


def _row(record: Mapped) -> Row:
    told = record.told

    def counted(field: str) -> Count | None:
        return cells.count(*told(field))

    return Row(
        lines=record.lines,
        digest=record.digest,
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
