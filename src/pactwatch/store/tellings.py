"""Who tells which story, kept up as documents come: each is compared with those that share bands with it, and no other.

The stories do not depend on the order of arrival: whether two documents are compared is a matter of the two alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, exists, select, update

from pactwatch.connected import Components
from pactwatch.model import Document
from pactwatch.store import rows
from pactwatch.store.bulk import among, append
from pactwatch.store.dialect import alone
from pactwatch.store.schema import bands, documents, sketches, tellers

_PAGE = 400

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sketched:
    """What is kept of a document for comparing it: how many different 5-grams it has, and their signature."""

    grams: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A document, by id, that no story holds yet, with its bands."""

    document: str
    sketch: Sketched
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two documents are compared: those that share `least` bands by their sketches, then by their texts."""

    least: int
    may: Callable[[Sketched, Sketched], bool]
    is_copy: Callable[[str, str], bool]


def untold(connection: Connection) -> list[str]:
    """The ids of the documents that are in no story yet, in order."""
    known = exists().where(sketches.c.document == documents.c.id)
    return list(connection.scalars(select(documents.c.id).where(~known).order_by(documents.c.id)))


def documents_named(connection: Connection, names: Collection[str]) -> list[Document]:
    """The documents of these ids, by id."""
    found: list[Document] = []
    for some in _pages(sorted(names)):
        wanted = select(documents).where(documents.c.id.in_(some)).order_by(documents.c.id)
        found += [rows.document_of(row) for row in connection.execute(wanted).mappings()]
    return found


def tell_all(connection: Connection, new: Sequence[Newcomer], compared: Comparison) -> int:
    """Take documents into the stories; return how many were new.

    Nobody else does so at the same time: two who did would each miss the other's documents.
    """
    alone(connection)
    known = {name for some in _pages([one.document for one in new]) for name in _sketched(connection, some)}
    coming = {one.document: one for one in new if one.document not in known}
    held = _by_band(coming)
    pairs = _alike(connection, coming, held, compared)
    told = _Stories(_stories_of(connection, {other for _, other in pairs} - coming.keys()), coming)
    for first, second in _copies(connection, pairs, told, compared):
        told.join(first, second)
    _write(connection, coming, held, told)
    return len(coming)


class _Stories:
    """Disjoint sets of stories; the story of a document is the smallest id of its set."""

    def __init__(self, known: Mapping[str, str], coming: Collection[str]) -> None:
        self._first = {**{name: name for name in coming}, **known}
        self._names = sorted(set(self._first.values()))
        self._place = {name: number for number, name in enumerate(self._names)}
        self._joined = Components(len(self._names))
        self.known = frozenset(known.values())

    def of(self, document: str) -> str:
        """The story that a document tells."""
        return self.root(self._first[document])

    def root(self, story: str) -> str:
        """The story that one has become."""
        return self._names[self._joined.root(self._place[story])]

    def join(self, first: str, second: str) -> None:
        """Let two documents tell one story."""
        self._joined.connect(self._place[self._first[first]], self._place[self._first[second]])


def _by_band(coming: Mapping[str, Newcomer]) -> dict[int, list[str]]:
    """The new documents in each band, bands and documents in order."""
    found: dict[int, list[str]] = defaultdict(list)
    for name in sorted(coming):
        for band in set(coming[name].bands):
            found[band].append(name)
    return {band: found[band] for band in sorted(found)}


def _alike(
    connection: Connection, coming: Mapping[str, Newcomer], held: Mapping[int, list[str]], compared: Comparison
) -> list[Pair]:
    """The pairs, a new document first, that may be copies by what is kept of both."""
    pairs = _sharing(connection, held, compared.least)
    others = sorted({other for _, other in pairs} - coming.keys())
    known = {name: sketch for some in _pages(others) for name, sketch in _sketched(connection, some).items()}
    known |= {name: one.sketch for name, one in coming.items()}
    return [pair for pair in pairs if compared.may(known[pair[0]], known[pair[1]])]


def _sharing(connection: Connection, held: Mapping[int, list[str]], least: int) -> list[Pair]:
    """The pairs of a new document and another, new or not, that have so many bands in common."""
    shared: Counter[Pair] = Counter()
    for names in held.values():
        if len(names) > 1:
            shared.update(combinations(names, 2))
    there = select(bands.c.band, bands.c.document).where(bands.c.band.in_(among(connection, list(held))))
    for band, other in connection.execute(there) if held else ():
        shared.update((name, other) for name in held[band])
    return sorted(pair for pair, times in shared.items() if times >= least)


def _copies(connection: Connection, pairs: Sequence[Pair], told: _Stories, compared: Comparison) -> Iterator[Pair]:
    """The pairs that are copies by their texts; of those whose stories are one already, no text is read."""
    for start in range(0, len(pairs), _PAGE):
        some = [pair for pair in pairs[start : start + _PAGE] if told.of(pair[0]) != told.of(pair[1])]
        names = sorted({name for pair in some for name in pair})
        texts = texts_of(connection, names)
        for first, second in some:
            if told.of(first) != told.of(second) and compared.is_copy(texts[first], texts[second]):
                yield first, second


def _write(
    connection: Connection, coming: Mapping[str, Newcomer], held: Mapping[int, list[str]], told: _Stories
) -> None:
    new = [coming[name] for name in sorted(coming)]
    append(
        connection,
        sketches,
        [{"document": one.document, "grams": one.sketch.grams, "signature": one.sketch.signature} for one in new],
    )
    append(connection, bands, [{"band": band, "document": name} for band, names in held.items() for name in names])
    append(connection, tellers, [{"document": name, "story": told.of(name)} for name in sorted(coming)])
    for story in sorted(told.known):
        if told.root(story) != story:
            connection.execute(update(tellers).where(tellers.c.story == story).values(story=told.root(story)))


def _sketched(connection: Connection, names: Sequence[str]) -> dict[str, Sketched]:
    found = connection.execute(select(sketches).where(sketches.c.document.in_(names)))
    return {row.document: Sketched(row.grams, row.signature) for row in found}


def texts_of(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """The texts of the documents of these ids, by id."""
    found: dict[str, str] = {}
    for some in _pages(names):
        wanted = select(documents.c.id, documents.c.text).where(documents.c.id.in_(some))
        found |= {row.id: row.text for row in connection.execute(wanted)}
    return found


def _stories_of(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """The story of each of these documents, which are in one."""
    told = {name: name for name in names}
    for some in _pages(sorted(names)):
        told |= {
            row.document: row.story for row in connection.execute(select(tellers).where(tellers.c.document.in_(some)))
        }
    return told


def _pages(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + _PAGE] for start in range(0, len(names), _PAGE))


def stories(connection: Connection) -> Mapping[str, str]:
    """Each document that is in a story, and the story: the smallest id among its documents."""
    return {row.document: row.story for row in connection.execute(select(tellers.c.document, tellers.c.story))}
