"""Where the pages take the register from: loaded once, kept until the database changes, shared by all requests."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pactwatch.pipeline import graded, reader_of
from pactwatch.pipeline.journal import READ
from pactwatch.pipeline.whole import known_on, load_register
from pactwatch.register import Register
from pactwatch.store import Store
from pactwatch.views.index import Index
from pactwatch.vocab import Vocabulary

MOST_DAYS = 4
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known:
    """The register as known on a day, None for now, with its index."""

    register: Register
    index: Index
    today: date | None


class Shelf:
    """The register of one database. Safe to be asked by many threads; what is asked twice at once is made once.

    `vocabulary` holds the grades that people gave to saved sources, as of the last look at the database. `reader` is
    the version of the reader that would read new documents.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self.store = store
        self.vocabulary = vocabulary
        self.reader = reader_of(vocabulary).version
        self._registers = Kept(MOST_DAYS + 1)
        self._views = Kept(64)
        self._seen = ""

    @property
    def stamp(self) -> str:
        """What changes when the database does; a look at it also notices new grades of sources."""
        stamp = self.store.stamp()
        if stamp != self._seen:
            self.vocabulary = graded(self.vocabulary, self.store)
            self._seen = stamp
        return stamp

    def known(self, day: date | None = None) -> Known:
        """The register as it was known by the end of a day."""
        stamp = self.stamp
        return self._registers.get((stamp, day), lambda: self._load(day))

    def view(self, name: Hashable, day: date | None, make: Callable[[Known], T]) -> T:
        """A view of the register that takes long to make, kept by its name until the database changes."""
        stamp = self.stamp
        return self._views.get((stamp, day, name), lambda: make(self.known(day)))

    def waiting(self) -> int:
        """How many documents the reader of this version has not read yet."""
        return self.store.unread(self.reader, failed_at=READ)

    def is_behind(self) -> bool:
        """Whether documents wait to be read or linked."""
        return self.store.kept_register() is not None and not self.store.is_current

    def _load(self, day: date | None) -> Known:
        if day is None:
            register = load_register(self.store, self.vocabulary)
        else:
            register = known_on(self.known().register, self.vocabulary, day)
        return Known(register, Index(register, self.vocabulary, day), day)


class Kept:
    """A few results, those used last, each made once however many ask for it at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result under a key, made where it is not there yet."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]  # type: ignore[return-value]  # what was made under this key
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._found:
                    return self._found[key]  # type: ignore[return-value]
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            with self._lock:
                self._found[key] = made
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
            return made
