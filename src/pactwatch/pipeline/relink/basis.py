"""What linking begins with: the documents without their texts, who published them, their stories, and judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.model import ENTERED, PERSON, Claim, Document, Judged, Judgement
from pactwatch.pipeline.forks import Spread
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pactwatch.deals.voices import Publisher
    from pactwatch.store import Store
    from pactwatch.store.streams import Stretch
    from pactwatch.vocab import Vocabulary

STRETCH = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers decided, and what is left of the claims of the documents that they decided on, by document.

    `judgements` counts all judgements that there are, `entered` the claims that were entered by hand.
    """

    judged: Judged
    claims: Mapping[str, tuple[Claim, ...]]
    judgements: int
    entered: int

    @property
    def by_id(self) -> Mapping[str, Claim]:
        """These claims by id."""
        return {claim.id: claim for told in self.claims.values() for claim in told}


@dataclass(frozen=True, slots=True)
class Basis:
    """What every step of linking looks at. `documents` hold no texts; `stories` and `publishers` are by document."""

    store: Store
    vocabulary: Vocabulary
    spread: Spread
    reader: str
    decided: Decided
    documents: Mapping[str, Document]
    publishers: Mapping[str, Publisher]
    stories: Mapping[str, str]
    read: int


def basis_in(store: Store, vocabulary: Vocabulary, spread: Spread) -> Basis:
    """What linking begins with; the documents' texts are gone through, and not held."""
    reader = reader_of(vocabulary).version
    decided = _decided(store, vocabulary, reader)  # first: a judgement that comes meanwhile must not count as honoured
    documents, publishers, read = _documents(store, vocabulary, spread, decided)
    told = store.stories()
    first: dict[str, str] = {}
    for name in documents:  # a story is called by the smallest of its documents that are used
        first.setdefault(told.get(name, name), name)
    stories = {name: first[told.get(name, name)] for name in documents}
    return Basis(store, vocabulary, spread, reader, decided, documents, publishers, stories, read)


def _decided(store: Store, vocabulary: Vocabulary, reader: str) -> Decided:
    from pactwatch import judgements
    from pactwatch.store.parts import claims_of_documents

    every = tuple(store.judgements())
    entered = tuple(store.claims(PERSON))
    names = {claim.document for claim in entered} | {name for one in every for name in _documents_of(one)}
    with store.reading() as connection:
        read = claims_of_documents(connection, reader, names)
    judged, counted = judgements.judged(every, tuple(read[name] for name in sorted(read)), vocabulary)
    by_document: dict[str, list[Claim]] = {name: [] for name in names}
    for claim in counted:
        by_document[claim.document].append(claim)
    return Decided(judged, {name: tuple(told) for name, told in by_document.items()}, len(every), len(entered))


def _documents_of(judgement: Judgement) -> set[str]:
    """The documents that a judgement is about: those of its claims, and that of a passage without one."""
    return {*(claim.document for claim in judgement.about), judgement.on.rpartition(":")[0]}


def _documents(
    store: Store, vocabulary: Vocabulary, spread: Spread, decided: Decided
) -> tuple[dict[str, Document], dict[str, Publisher], int]:
    """The documents that are used, who published each, and how many documents there are."""
    from pactwatch.store.streams import stretches_of_documents

    with store.reading() as connection:
        stretches = stretches_of_documents(connection, STRETCH)
    documents: dict[str, Document] = {}
    publishers: dict[str, Publisher] = {}
    alike: dict[Publisher, Publisher] = {}
    read = 0
    for found in spread.each(lambda stretch: _headed(store, vocabulary, stretch), stretches):
        read += len(found)
        for document, publisher in found:
            if not document.address.startswith(ENTERED) or decided.claims.get(document.id):
                documents[document.id] = document
                publishers[document.id] = alike.setdefault(publisher, publisher)
    return documents, publishers, read


def _headed(store: Store, vocabulary: Vocabulary, stretch: Stretch) -> list[tuple[Document, Publisher]]:
    from pactwatch.deals.voices import publisher_of
    from pactwatch.store.streams import headed_documents
    from pactwatch.vocab.reliability import sources

    known = sources(vocabulary)
    with store.reading() as connection:
        found = list(headed_documents(connection, stretch))
    return [(replace(document, text=""), publisher_of(document, known)) for document in found]
