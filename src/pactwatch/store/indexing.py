"""Records taken into the search when they are written, and all of them where the search is made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Select, Table, func, select, tuple_, update

from pactwatch.model import Claim, Document, Transfer
from pactwatch.store import fulltext, rows
from pactwatch.store.deal_rows import deal_of
from pactwatch.store.fulltext import Numbered, search_claims, search_deals, search_documents
from pactwatch.store.schema import claims, deals, documents, readings
from pactwatch.store.search.entries import claim_entry, day_of, deal_entry, document_entry
from pactwatch.store.search.words import words_of

PAGE = 500
_LEAST_NAME = 4
Progress = Callable[[str, int, int], None]


def numbers_of_documents(connection: Connection, new: Sequence[Document]) -> list[int]:
    """Numbers for new documents."""
    days = [day_of(document.published.date if document.published else None) for document in new]
    return fulltext.numbers_for(connection, days)


def numbers_of_claims(connection: Connection, found: Sequence[Claim]) -> list[int]:
    """Numbers for new claims."""
    return fulltext.numbers_for(connection, [day_of(claim.published) for claim in found])


def add_document(connection: Connection, document: Document, number: int) -> None:
    """Let a document be found."""
    fulltext.write(connection, search_documents, [Numbered(number, document_entry(document))])
    fulltext.keep_names(connection, _names([document.publisher]))


def add_claims(connection: Connection, document: RowMapping, found: Sequence[Claim], numbers: Sequence[int]) -> None:
    """Let claims be found, and their document by their fields; what earlier readers found no longer counts for it."""
    whole = rows.document_of(document)
    entries = [Numbered(number, claim_entry(claim, whole)) for claim, number in zip(found, numbers, strict=True)]
    fulltext.write(connection, search_claims, entries)
    fulltext.keep_names(connection, names_of(found))
    if document["number"] is not None and (found or _was_read(connection, whole.id)):
        again = Numbered(document["number"], document_entry(whole, found))
        fulltext.write(connection, search_documents, [again], known=True)


def add_read(
    connection: Connection, read: Sequence[tuple[Document, Sequence[Claim], int]], numbers: Sequence[int]
) -> None:
    """Let new documents be found, each under its number, with what was found in them, in the order of its numbers."""
    found = [(claim, document) for document, told, _ in read for claim in told]
    entries = [Numbered(at, claim_entry(claim, one)) for (claim, one), at in zip(found, numbers, strict=True)]
    fulltext.write(connection, search_claims, entries)
    documents_found = [Numbered(number, document_entry(document, told)) for document, told, number in read]
    fulltext.write(connection, search_documents, documents_found)
    names = names_of([claim for claim, _ in found]) | _names(document.publisher for document, _, _ in read)
    fulltext.keep_names(connection, names)


def add_by_hand(connection: Connection, claim: Claim, number: int) -> None:
    """Let a claim be found that somebody entered; what readers found in its document counts as before."""
    row = connection.execute(select(documents).where(documents.c.id == claim.document)).mappings().one()
    fulltext.write(connection, search_claims, [Numbered(number, claim_entry(claim, rows.document_of(row)))])
    fulltext.keep_names(connection, names_of([claim]))


def index_missing(connection: Connection, progress: Progress | None = None) -> None:
    """Take in what has no number yet: the records of a database that is older than the search."""
    _each(connection, documents, documents.c.number.is_(None), _index_documents, progress)
    _each(connection, claims, claims.c.number.is_(None), _index_claims, progress)


def index_all(connection: Connection, progress: Progress | None = None) -> None:
    """Make the search anew of all records, under the numbers that they have."""
    fulltext.clear(connection)
    everything = documents.c.id.is_not(None)
    _each(connection, documents, everything, _index_documents, progress)
    _each(connection, claims, claims.c.id.is_not(None), _index_claims, progress)
    _each(connection, deals, deals.c.id.is_not(None), _index_deals, progress)


Batch = Sequence[RowMapping]


def _each(
    connection: Connection,
    table: Table,
    which: ColumnElement[bool],
    index: Callable[[Connection, Batch], None],
    progress: Progress | None,
) -> None:
    """Hand the rows of a table over, a page at a time; the pages are taken by key, so that they may be written to."""
    keys = tuple(table.primary_key)
    total, done = connection.scalar(select(func.count()).select_from(table).where(which)) or 0, 0
    after: RowMapping | None = None
    while done < total:
        page = connection.execute(_page(table, which, keys, after)).mappings().all()
        if not page:
            return
        index(connection, page)
        after, done = page[-1], done + len(page)
        if progress is not None:
            progress(f"indexing {table.name}", done, total)


def _page(
    table: Table, which: ColumnElement[bool], keys: tuple[Column[object], ...], after: RowMapping | None
) -> Select[*tuple[object, ...]]:
    wanted = select(table).where(which).order_by(*keys).limit(PAGE)
    if after is None:
        return wanted
    return wanted.where(tuple_(*keys) > tuple_(*(after[key.name] for key in keys)))


def _index_documents(connection: Connection, batch: Batch) -> None:
    found = [rows.document_of(row) for row in batch]
    days = [day_of(document.published.date if document.published else None) for document in found]
    numbers = _numbered(connection, documents, batch, days)
    told = _last_claims(connection, [document.id for document in found])
    entries = [
        Numbered(number, document_entry(document, told.get(document.id, ())))
        for number, document in zip(numbers, found, strict=True)
    ]
    fulltext.write(connection, search_documents, entries)
    fulltext.keep_names(connection, _names(document.publisher for document in found))


def _index_claims(connection: Connection, batch: Batch) -> None:
    found = [rows.claim_of(row) for row in batch]
    numbers = _numbered(connection, claims, batch, [day_of(claim.published) for claim in found])
    wanted = select(documents).where(documents.c.id.in_({claim.document for claim in found}))
    by_id = {row["id"]: rows.document_of(row) for row in connection.execute(wanted).mappings()}
    entries = [
        Numbered(number, claim_entry(claim, by_id[claim.document]))
        for number, claim in zip(numbers, found, strict=True)
    ]
    fulltext.write(connection, search_claims, entries)
    fulltext.keep_names(connection, names_of(found))


def _index_deals(connection: Connection, batch: Batch) -> None:
    entries = [Numbered(row["number"], deal_entry(deal_of(row), row["title"])) for row in batch]
    fulltext.write(connection, search_deals, entries)


def _numbered(connection: Connection, table: Table, batch: Batch, days: Sequence[date | None]) -> list[int]:
    """The numbers of the rows; those that have none are given one."""
    numbers: list[int | None] = [row["number"] for row in batch]
    lacking = [at for at, number in enumerate(numbers) if number is None]
    keys = tuple(table.primary_key)
    for at, number in zip(lacking, fulltext.numbers_for(connection, [days[at] for at in lacking]), strict=True):
        numbers[at] = number
        same = [key == batch[at][key.name] for key in keys]
        connection.execute(update(table).where(*same).values(number=number))
    return [number for number in numbers if number is not None]


def _last_claims(connection: Connection, names: Sequence[str]) -> dict[str, list[Claim]]:
    """The claims of each document that the reader found that read it last."""
    latest: dict[str, str] = {}
    wanted = select(readings.c.document, readings.c.version).where(readings.c.document.in_(names))
    for name, version in connection.execute(wanted.order_by(readings.c.recorded_at)):
        latest[name] = version
    if not latest:
        return {}
    found: dict[str, list[Claim]] = defaultdict(list)
    for row in connection.execute(select(claims).where(claims.c.document.in_(latest))).mappings():
        if row["version"] == latest[row["document"]]:
            found[row["document"]].append(rows.claim_of(row))
    return found


def _was_read(connection: Connection, document: str) -> bool:
    """Whether any reader found a claim in the document before."""
    return connection.execute(select(claims.c.id).where(claims.c.document == document).limit(1)).first() is not None


def names_of(found: Iterable[Claim]) -> set[str]:
    """The words of designations and speakers in claims that a mistyped word may mean."""
    items = [claim.content.item.value.designation for claim in found if isinstance(claim.content, Transfer)]
    return _names([*items, *(speaker.name for claim in found for speaker in claim.attribution.chain)])


def _names(texts: Iterable[str | None]) -> set[str]:
    words = {word for text in texts for word in words_of(text or "")}
    return {word for word in words if len(word) >= _LEAST_NAME and word.isalpha()}
