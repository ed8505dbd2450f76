"""Words to rows by the full-text index of each database: FTS5 of SQLite, tsvector of PostgreSQL.

Both are given words that were cut by us, so they find the same. Rows are found by their number, which grows with the
day of publication: the newest come first without being sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    Text,
    cast,
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql

from pactwatch.store.bulk import append, delete_all
from pactwatch.store.dialect import put_missing
from pactwatch.store.search.entries import Entry
from pactwatch.store.search.question import Clause
from pactwatch.store.search.spellings import Phrase

_COUNT_BITS = 40
_SUGGESTED = 3
_ALIKE = 0.7
_BEGINNING = 2
_NEIGHBOURS = 2_000
_COMMON = 5
"""One record of so many at least holds what is common."""

searched = MetaData()
"""The tables of the search: made of the records, and made anew where they are lost."""


def _table(name: str) -> Table:
    words = Text().with_variant(postgresql.TSVECTOR(), "postgresql")
    return Table(name, searched, Column("rowid", BigInteger, primary_key=True), Column("words", words))


search_documents, search_claims, search_deals = SEARCHED = (
    _table("search_documents"),
    _table("search_claims"),
    _table("search_deals"),
)
_names = Table("search_names", searched, Column("name", String(64), primary_key=True))
_counter = Table("search_counter", searched, Column("name", String(16), primary_key=True), Column("value", BigInteger))


@dataclass(frozen=True, slots=True)
class Numbered:
    """What of a record can be found, under the record's number."""

    number: int
    entry: Entry


def numbers_for(connection: Connection, days: Sequence[date | None]) -> list[int]:
    """New numbers, one for each day; a later day has the greater one, and None the smallest."""
    if not days:
        return []
    counts = _counted(connection, len(days))
    return [first_number(day) + count for day, count in zip(days, counts, strict=True)]


def first_number(day: date | None) -> int:
    """The number below which all records of earlier days lie."""
    return first_number_of(day.toordinal() if day is not None else 0)


def first_number_of(day: int) -> int:
    """The same, for a day as an ordinal; 0 for what has no day."""
    return day << _COUNT_BITS


def _counted(connection: Connection, how_many: int) -> list[int]:
    if connection.dialect.name == "postgresql":
        each = func.generate_series(1, how_many).table_valued("at")
        return list(connection.scalars(select(func.nextval("search_numbers")).select_from(each)))
    raised = update(_counter).values(value=_counter.c.value + how_many).returning(_counter.c.value)
    last = connection.scalar(raised) or 0
    return list(range(last - how_many + 1, last + 1))


def counted_so_far(connection: Connection) -> int:
    """How far the numbers have been counted."""
    return connection.scalar(select(counted(connection.dialect.name))) or 0


def counted(dialect: str) -> ColumnElement[int]:
    """How far the numbers have been counted, as a question."""
    if dialect == "postgresql":
        sequence = Table("search_numbers", MetaData(), Column("last_value", BigInteger), Column("is_called", Boolean))
        last = select(sequence.c.last_value).where(sequence.c.is_called)
    else:
        last = select(_counter.c.value)
    return func.coalesce(last.scalar_subquery(), 0)


def count_on_from(connection: Connection, count: int) -> None:
    """Let the numbers be counted on from here."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.setval("search_numbers", max(count, 1))))
    else:
        connection.execute(update(_counter).values(value=count))


def write(connection: Connection, table: Table, entries: Iterable[Numbered], known: bool = False) -> None:
    """Let records be found; `known` says that entries of these numbers may be there, which go."""
    rows = sorted(entries, key=lambda one: one.number)  # in the order of numbers the index grows at its end
    if known:
        forget(connection, table, [one.number for one in rows])
    text = _vector if connection.dialect.name == "postgresql" else _line
    append(connection, table, [{"rowid": one.number, "words": text(one.entry)} for one in rows])


def forget(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    """Let records be found no more."""
    delete_all(connection, table.c.rowid, numbers)


def clear(connection: Connection) -> None:
    """Let nothing be found any more."""
    for table in (*SEARCHED, _names):
        connection.execute(delete(table))


def matches(connection: Connection, table: Table, clauses: Sequence[Clause]) -> ColumnElement[bool]:
    """The condition that a row holds what the clauses ask for; one at least asks for something that is there."""
    return matched(connection.dialect.name, table, literal(asked(connection, clauses)))


def asked(connection: Connection, clauses: Sequence[Clause]) -> str:
    """What the clauses ask for, as the database understands it; one at least asks for something that is there."""
    return _tsquery(clauses) if connection.dialect.name == "postgresql" else _fts5(clauses)


def matched(dialect: str, table: Table, told: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition that a row holds what is asked for."""
    if dialect == "postgresql":
        return table.c.words.op("@@", is_comparison=True)(cast(told, postgresql.TSQUERY))
    return table.c.words.op("MATCH", is_comparison=True)(told)


def by_words(connection: Connection) -> None:
    """Let PostgreSQL look words up in their index, and sort what it finds: for what stands in few records.

    It takes the reading of every record for cheap, which it is not where words are many. SQLite needs no advice.
    """
    _advise(connection, bitmapscan="on", indexscan="off")


def by_number(connection: Connection) -> None:
    """Let PostgreSQL go through the records from the newest on until the page is full: for what stands in many."""
    _advise(connection, bitmapscan="off", indexscan="on")


def by_either(connection: Connection) -> None:
    """Let PostgreSQL choose one of these two by what it estimates: for entries short enough to be read one by one."""
    _advise(connection, bitmapscan="on", indexscan="on")


def is_common(connection: Connection, table: Table, wanted: Select[int]) -> bool:
    """Whether so many of a table's records are wanted that going through the newest finds enough of them at once.

    PostgreSQL gathers all that its index of words knows of before it gives the first; it estimates how many these are.
    SQLite gives them as it goes.
    """
    if connection.dialect.name != "postgresql":
        return False
    asked = wanted.compile(connection)
    told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {asked}", asked.params).scalar_one()
    known = Table("pg_class", MetaData(), Column("relname", Text), Column("reltuples", Integer))
    every = connection.scalar(select(known.c.reltuples).where(known.c.relname == table.name)) or 0
    estimated: int = told[0]["Plan"]["Plan Rows"]
    return estimated * _COMMON > every > 0


def _advise(connection: Connection, bitmapscan: str, indexscan: str) -> None:
    if connection.dialect.name != "postgresql":
        return
    advice = {"enable_seqscan": "off", "enable_bitmapscan": bitmapscan, "enable_indexscan": indexscan}
    connection.execute(select(*(func.set_config(name, value, True) for name, value in advice.items())))


def keep_names(connection: Connection, names: Iterable[str]) -> None:
    """Take down names that a mistyped word may mean."""
    told, known = sorted(set(names)), set[str]()
    for start in range(0, len(told), 500):
        known.update(connection.scalars(select(_names.c.name).where(_names.c.name.in_(told[start : start + 500]))))
    put_missing(connection, _names, [{"name": name} for name in told if name not in known])


def alike(connection: Connection, word: str) -> tuple[str, ...]:
    """Names that a mistyped word may mean, the likeliest first.

    By pg_trgm; where that is absent, among the names that begin alike.
    """
    if has_likeness(connection):
        likeness = func.similarity(_names.c.name, word)
        wanted = select(_names.c.name).where(_names.c.name.op("%", is_comparison=True)(word))
        return tuple(connection.scalars(wanted.order_by(likeness.desc(), _names.c.name).limit(_SUGGESTED)))
    begin = word[:_BEGINNING]
    near = select(_names.c.name).where(_names.c.name >= begin, _names.c.name < begin + "\U0010ffff")
    found = connection.scalars(near.order_by(_names.c.name).limit(_NEIGHBOURS)).all()
    return tuple(get_close_matches(word, found, _SUGGESTED, _ALIKE))


def has_likeness(connection: Connection) -> bool:
    """Whether the database can tell how alike two names are."""
    if connection.dialect.name != "postgresql":
        return False
    extensions = Table("pg_extension", MetaData(), Column("extname", Text))
    return connection.scalar(select(extensions.c.extname).where(extensions.c.extname == "pg_trgm")) is not None


def _line(entry: Entry) -> str:
    """What FTS5 is given: the words in a row, the marks behind them."""
    return " ".join((*entry.words, *entry.marks))


def _vector(entry: Entry) -> str:
    """What PostgreSQL is given: each word with the places where it stands, and the marks without a place."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(entry.words, 1):
        places.setdefault(word, []).append(place)
    words = [f"{_literal(word)}:{','.join(map(str, at))}" for word, at in places.items()]
    return " ".join((*words, *(_literal(name) for name in entry.marks)))


def _fts5(clauses: Sequence[Clause]) -> str:
    wanted = " AND ".join(f"({_any(clause.any_of)})" for clause in clauses if not clause.without)
    barred = " OR ".join(_any(clause.any_of) for clause in clauses if clause.without)
    return f"({wanted}) NOT ({barred})" if barred else wanted


def _any(phrases: Iterable[Phrase]) -> str:
    return " OR ".join(_quoted(phrase) for phrase in _shortest(phrases))


def _shortest(phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases without those that hold another of them: who finds "tb 2" finds "bayraktar tb 2"."""
    kept: set[Phrase] = set()
    for phrase in sorted(phrases, key=len):
        parts = {phrase[at:end] for at in range(len(phrase)) for end in range(at + 1, len(phrase) + 1)}
        if not parts & kept:
            kept.add(phrase)
    return sorted(kept)


def _quoted(phrase: Phrase) -> str:
    text = " ".join(phrase).replace('"', "")
    return f'"{text[:-1]}" *' if text.endswith("*") else f'"{text}"'


def _tsquery(clauses: Sequence[Clause]) -> str:
    parts = []
    for clause in clauses:
        some = " | ".join(_followed(phrase) for phrase in _shortest(clause.any_of))
        parts.append(f"!({some})" if clause.without else f"({some})")
    return " & ".join(parts)


def _followed(phrase: Phrase) -> str:
    words = [f"{_literal(word[:-1])}:*" if word.endswith("*") else _literal(word) for word in phrase]
    return f"({' <-> '.join(words)})"


def _literal(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
