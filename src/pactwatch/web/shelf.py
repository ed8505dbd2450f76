"""Where the pages take the register from: rows that are kept, asked for a page at a time, until they change."""

from __future__ import annotations

from datetime import date

from pactwatch.pipeline import graded, reader_of
from pactwatch.pipeline.catalogue import Catalogue, Memory, catalogue_of
from pactwatch.pipeline.journal import READ
from pactwatch.pipeline.keep import basis_of
from pactwatch.store import Store
from pactwatch.vocab import Vocabulary

MOST_DAYS = 4


class Shelf:
    """The register of one database. Safe to be asked by many threads; what is asked twice at once is made once.

    `vocabulary` holds the grades that people gave to saved sources, as of the last look at the database. `reader` is
    the version of the reader that would read new documents.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self.store = store
        self.vocabulary = vocabulary
        self.reader = reader_of(vocabulary).version
        self._known = Memory(MOST_DAYS + 1)
        self._seen = ""

    @property
    def stamp(self) -> str:
        """What changes when the database does; a look at it also notices new grades of sources."""
        stamp = self.store.stamp()
        if stamp != self._seen:
            self.vocabulary = graded(self.vocabulary, self.store)
            self._seen = stamp
        return stamp

    def known(self, day: date | None = None) -> Catalogue:
        """The register as it was known by the end of a day.

        Raises: UsageError where there is too much to link for one question.
        """
        return self._known.get((self.stamp, day), lambda: catalogue_of(self.store, self.vocabulary, day))

    def waiting(self) -> int:
        """How many documents the reader of this version has not read yet."""
        return self.store.unread(self.reader, failed_at=READ)

    def is_behind(self) -> bool:
        """Whether documents wait to be read or linked, or names and grades have changed since they were."""
        kept = self.store.kept_register()
        return kept is not None and (kept.basis != basis_of(self.vocabulary) or not self.store.is_current)
