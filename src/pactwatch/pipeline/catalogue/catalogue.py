"""A register as its pages ask for it: the rows that are kept of it, and the records that it was made of."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import UsageError
from pactwatch.model import NOTHING_JUDGED, Claim, Document, Judged, Judgement
from pactwatch.pipeline.catalogue.memory import Memory
from pactwatch.pipeline.glances import (
    PUBLISHERS,
    WHOLE,
    YIELDS,
    Whole,
    publishers_adapter,
    whole_adapter,
    yields_adapter,
)
from pactwatch.pipeline.keep import basis_of, has_shape, keep
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.store import KeptRegister, Store
    from pactwatch.views.publishers import PublisherView
    from pactwatch.views.subscriptions import Yielded
    from pactwatch.vocab import Vocabulary

MOST_CLAIMS = 150_000
"""Claims that are linked for one question; more take minutes and gigabytes."""

REMEMBERED = 100


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviewers decided, and what is left of the claims of the documents that they decided on."""

    judged: Judged
    documents: frozenset[str]
    claims: Mapping[str, Claim]


NOT_REVIEWED = Reviewed(NOTHING_JUDGED, frozenset(), {})


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Catalogue:
    """A register that can be asked for parts of it.

    `rows` is the store that keeps its rows, `records` that of the documents and claims. `day` is that by the end of
    which it was known, None for now; `kept` tells what the rows were made of.
    """

    records: Store
    rows: Store
    vocabulary: Vocabulary
    kept: KeptRegister
    day: date | None = None
    memory: Memory = field(default_factory=lambda: Memory(REMEMBERED))

    @property
    def version(self) -> str:
        """The version of the register."""
        return self.kept.version

    @property
    def whole(self) -> Whole:
        """What is known of it as a whole."""
        return self.memory.get(WHOLE, self._whole)

    def publishers(self) -> tuple[PublisherView, ...]:
        """Who published what it rests on, those with most documents first."""
        from pactwatch.store.parts import glance

        with self.rows.reading() as connection:
            return publishers_adapter().validate_python(glance(connection, PUBLISHERS) or ())

    def yields(self) -> tuple[Yielded, ...]:
        """What came of its documents, by name and site."""
        from pactwatch.store.parts import glance

        with self.rows.reading() as connection:
            return yields_adapter().validate_python(glance(connection, YIELDS) or ())

    def reviewed(self) -> Reviewed:
        """What reviewers decided about the documents of the register."""
        return self.memory.get("reviewed", self._reviewed)

    def is_known(self, document: Document) -> bool:
        """Whether a document was published by the day of the register."""
        if self.day is None:
            return True
        return document.published is not None and document.published.date.last_day <= self.day

    def holds(self, claim: Claim) -> bool:
        """Whether the day of the register lets a claim in; its document has to be known besides."""
        return self.day is None or claim.published is None or claim.published.last_day <= self.day

    def _whole(self) -> Whole:
        from pactwatch.store.parts import glance

        with self.rows.reading() as connection:
            found = glance(connection, WHOLE)
        return whole_adapter().validate_python(found)

    def _reviewed(self) -> Reviewed:
        from pactwatch import judgements
        from pactwatch.store.parts import claims_of_documents, documents_by_id

        every = tuple(self.records.judgements())
        if not every:
            return NOT_REVIEWED
        names = {claim.document for one in every for claim in one.about}
        with self.records.reading() as connection:
            known = {name for name, one in documents_by_id(connection, names).items() if self.is_known(one)}
            read = claims_of_documents(connection, self.kept.reader, known)
        told = tuple(one for one in every if _is_about(one, known))
        judged, counted = judgements.judged(told, tuple(read[name] for name in sorted(read)), self.vocabulary)
        return Reviewed(judged, frozenset(known), {one.id: one for one in counted if self.holds(one)})


def _is_about(judgement: Judgement, known: set[str]) -> bool:
    return all(claim.document in known for claim in judgement.about)


def catalogue_of(store: Store, vocabulary: Vocabulary, day: date | None = None) -> Catalogue:
    """The register of a store, as it is kept; where it is not kept, or as it was known on a day, linked for it.

    One that was linked with other names or grades is linked anew, or taken as it is where that would take too long.
    Raises: UsageError where there is too much to link for one question.
    """
    from pactwatch.pipeline.whole import known_on, load_register

    kept = store.kept_register()
    if day is None and kept is not None and kept.basis == basis_of(vocabulary):
        return Catalogue(store, store, vocabulary, kept)
    claims = _claims(store, vocabulary)
    if claims > MOST_CLAIMS:
        if day is None and kept is not None and has_shape(kept.basis):
            return Catalogue(store, store, vocabulary, kept)
        raise UsageError(_too_many(claims, day))
    whole = load_register(store, vocabulary)
    return aside(store, vocabulary, whole if day is None else known_on(whole, vocabulary, day), day)


def aside(store: Store, vocabulary: Vocabulary, register: Register, day: date | None) -> Catalogue:
    """The catalogue of a register that is kept in a database of its own, which goes with it."""
    from pactwatch.store import open_store

    folder = tempfile.TemporaryDirectory(prefix="pactwatch-")
    rows = open_store(str(Path(folder.name) / "rows.db"))
    keep(rows, register, vocabulary)
    kept = rows.kept_register()
    if kept is None:
        raise AssertionError("a register that was kept is there")
    made = Catalogue(store, rows, vocabulary, kept, day)
    weakref.finalize(made, _gone, rows, folder)
    return made


def _gone(rows: Store, folder: tempfile.TemporaryDirectory[str]) -> None:
    rows.close()
    folder.cleanup()


def _claims(store: Store, vocabulary: Vocabulary) -> int:
    from pactwatch.store.listed import count_claims

    with store.reading() as connection:
        return count_claims(connection, reader_of(vocabulary).version)


def _too_many(claims: int, day: date | None) -> str:
    if day is None:
        return f"the register is not linked by this version, and {claims:,} claims take long: run `pactwatch link`"
    return (
        f"as_of={day}: the register was another then, and {claims:,} claims take long to link: "
        f"`pactwatch register --as-of {day}` does it"
    )
