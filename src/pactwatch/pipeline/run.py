"""The whole flow: places to documents to claims to the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pactwatch.model import Claim
from pactwatch.pipeline.add import add
from pactwatch.pipeline.journal import LINK, Journal, Report
from pactwatch.pipeline.keep import keep
from pactwatch.pipeline.read import read_claims
from pactwatch.pipeline.readers import reader_of

if TYPE_CHECKING:
    from pactwatch.deals import Linked
    from pactwatch.register import Register
    from pactwatch.sources import Given
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: what the user knows about all reports, documents taken at a time, and who takes down what happens."""

    given: Given | None = None
    batch: int = 100
    journal: Journal | None = None


def build_register(store: Store, vocabulary: Vocabulary, day: date | None = None) -> Register:
    """The register of all documents in the store, with the claims that the reader of this vocabulary found in them.

    With a day: the register as it was known then, from what was surely published by the end of it.
    """
    from pactwatch import deals, documents, register

    def linked(claims: Sequence[Claim], stories: Mapping[str, str]) -> Linked:
        return deals.link(claims, stories, vocabulary)

    kept = tuple(store.documents())
    claims = tuple(store.claims(reader_of(vocabulary).version))
    stories = documents.stories(kept)
    found = linked(claims, stories)
    built = register.build(kept, claims, stories, found.deals, found.agreements, found.cooperation)
    return built if day is None else register.as_of(built, day, linked)


def link(store: Store, vocabulary: Vocabulary) -> Register:
    """Link the claims of all documents in the store, keep the register that they make as rows, and return it."""
    built = build_register(store, vocabulary)
    keep(store, built, vocabulary)
    return built


def run(
    store: Store, vocabulary: Vocabulary, places: Iterable[str], options: Options | None = None
) -> tuple[Register, Report]:
    """Take all stages; return the register of everything in the store, and what was done to get there."""
    options = options or Options()
    journal = options.journal or Journal()
    add(store, places, options.given, journal)
    read_claims(store, reader_of(vocabulary), options.batch, journal)
    with journal.timed(LINK):
        journal.step(LINK, 0)
        built = link(store, vocabulary)
    return built, journal.report()
