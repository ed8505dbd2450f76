"""Who tells which story, kept up as documents come: each is compared with those that share bands with it, and no other.

The stories do not depend on the order of arrival: whether two documents are compared is a matter of the two alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, insert, select, update

from pactwatch.model import Document
from pactwatch.store import rows
from pactwatch.store.dialect import alone
from pactwatch.store.schema import bands, documents, sketches, tellers

_PAGE = 400


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A document that no story holds yet: what is kept of it, its bands, and how it is told from others.

    `may` judges by what is kept of another document (the number of its 5-grams, its signature), `is_copy` by its text.
    """

    document: Document
    grams: int
    signature: bytes
    bands: tuple[int, ...]
    may: Callable[[int, bytes], bool]
    is_copy: Callable[[str], bool]


def untold(connection: Connection, most: int) -> Sequence[Document]:
    """Some documents that are in no story yet, by id."""
    known = exists().where(sketches.c.document == documents.c.id)
    found = connection.execute(select(documents).where(~known).order_by(documents.c.id).limit(most)).mappings()
    return [rows.document_of(row) for row in found]


def tell_all(connection: Connection, new: Sequence[Newcomer], least: int) -> int:
    """Take documents into the stories; return how many were new.

    Nobody else does so at the same time: two who did would each miss the other's documents.
    """
    alone(connection)
    names = [one.document.id for one in new]
    known = set(connection.scalars(select(sketches.c.document).where(sketches.c.document.in_(names))))
    coming = [one for one in new if one.document.id not in known]
    for one in coming:
        _tell(connection, one, least)
    return len(coming)


def _tell(connection: Connection, new: Newcomer, least: int) -> None:
    """Take a document into the stories; documents that share `least` bands with it are looked at."""
    name = new.document.id
    same = [other for other, text in _near(connection, new, least) if new.is_copy(text)]
    connection.execute(insert(sketches), {"document": name, "grams": new.grams, "signature": new.signature})
    if new.bands:
        connection.execute(insert(bands), [{"band": band, "document": name} for band in sorted(set(new.bands))])
    told = {_story(connection, other) for other in same}
    story = min({name, *told})
    connection.execute(insert(tellers), {"document": name, "story": story})
    for other in sorted(told - {story}):
        connection.execute(update(tellers).where(tellers.c.story == other).values(story=story))


def _near(connection: Connection, new: Newcomer, least: int) -> Iterator[tuple[str, str]]:
    """The documents that may be copies, with their texts."""
    if not new.bands:
        return
    shared = (
        select(bands.c.document)
        .where(bands.c.band.in_(sorted(set(new.bands))))
        .group_by(bands.c.document)
        .having(func.count() >= least)
    )
    wanted = select(sketches).where(sketches.c.document.in_(shared)).order_by(sketches.c.document)
    alike = [row.document for row in connection.execute(wanted) if new.may(row.grams, row.signature)]
    for start in range(0, len(alike), _PAGE):
        names = alike[start : start + _PAGE]
        texts = select(documents.c.id, documents.c.text).where(documents.c.id.in_(names)).order_by(documents.c.id)
        for row in connection.execute(texts).all():
            yield row.id, row.text


def _story(connection: Connection, document: str) -> str:
    return connection.scalar(select(tellers.c.story).where(tellers.c.document == document)) or document


def stories(connection: Connection) -> Mapping[str, str]:
    """Each document that is in a story, and the story: the smallest id among its documents."""
    return {row.document: row.story for row in connection.execute(select(tellers.c.document, tellers.c.story))}
