"""The whole flow: places to documents to claims to the register."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.errors import StoreError
from pactwatch.model import ENTERED, PERSON, Document
from pactwatch.pipeline.add import Adding, add
from pactwatch.pipeline.archive import read_archives
from pactwatch.pipeline.journal import LINK, Journal, Report
from pactwatch.pipeline.keep import keep
from pactwatch.pipeline.linking import linker_for
from pactwatch.pipeline.read import read_claims
from pactwatch.pipeline.readers import reader_of
from pactwatch.pipeline.saved import brought
from pactwatch.pipeline.screening import Screening
from pactwatch.pipeline.spread import AS_NEEDED, LARGE, Work
from pactwatch.pipeline.stories import tell_stories

if TYPE_CHECKING:
    from pactwatch.register import Register
    from pactwatch.sources import Given, Lead
    from pactwatch.sources.web import Web
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `given` is known of all reports, `batch` documents are taken at a time, `how` work is spread.

    `journal` takes down what happens; without `web` nothing is fetched. `keep_all`: pages of feeds and other lists that
    claim nothing become documents too.
    """

    given: Given | None = None
    batch: int = 100
    journal: Journal | None = None
    how: Work = AS_NEEDED
    web: Web | None = None
    keep_all: bool = False


def build_register(store: Store, vocabulary: Vocabulary, day: date | None = None) -> Register:
    """The register of all documents in the store, with the claims that the reader of this vocabulary found in them.

    What reviewers decided is honoured. With a day: the register as it was known then, from what was surely published by
    the end of it.
    """
    from pactwatch import judgements, register

    every = tuple(store.judgements())  # first: a judgement that comes meanwhile must not count as honoured
    kept = tuple(store.documents())
    read = (*store.claims(reader_of(vocabulary).version), *store.claims(PERSON))
    judged, counted = judgements.judged(every, read, vocabulary)
    here = {one.id for one in kept}
    claims = tuple(claim for claim in counted if claim.document in here)
    told = {claim.document for claim in claims}
    used = tuple(one for one in kept if one.id in told or not one.address.startswith(ENTERED))
    linked, stories = linker_for(judged, vocabulary), _stories(store, used)
    found = linked(claims, stories)
    built = register.build(used, claims, stories, found.deals, found.agreements, found.cooperation)
    whole = register.with_judged(built, judged)
    if day is not None:
        return register.as_of(whole, day, linked)
    return replace(whole, read=register.Read(len(kept), len(read), len(every)))


def _stories(store: Store, used: Sequence[Document]) -> Mapping[str, str]:
    """The story of each document used: the smallest id of those that tell it.

    Where the database may not be written to, stories are worked out anew.
    """
    from pactwatch import documents

    try:
        tell_stories(store)
    except StoreError:
        return documents.stories(used)
    told = store.stories()
    first: dict[str, str] = {}
    for name in sorted(one.id for one in used):
        first.setdefault(told.get(name, name), name)
    return {one.id: first[told.get(one.id, one.id)] for one in used}


def link(store: Store, vocabulary: Vocabulary) -> Register:
    """Link the claims of all documents in the store, keep the register that they make as rows, and return it."""
    built = build_register(store, vocabulary)
    keep(store, built, vocabulary)
    return built


def take(store: Store, vocabulary: Vocabulary, places: Iterable[str | Lead], options: Options) -> Report:
    """Keep what the places hold: files and named pages as documents, of feeds and archives what claims something.

    Archives on the web are downloaded first, into a folder that is gone at the end. Safe to repeat.
    """
    from pactwatch import sources

    journal = options.journal or Journal()
    with tempfile.TemporaryDirectory(prefix="pactwatch-") as folder:
        named = list(brought(store, places, options.web, Path(folder), journal))
        archives = list(sources.archives_in(place if isinstance(place, str) else place.address for place in named))
        screening = None if options.keep_all else Screening(vocabulary)
        add(store, named, options.given, Adding(journal, options.how, options.web, screening))
        large = sum(found.path.stat().st_size for found in archives) > LARGE
        read_archives(store, vocabulary, archives, options.how.limits(large), journal, options.given)
    return journal.report()


def run(
    store: Store, vocabulary: Vocabulary, places: Iterable[str | Lead], options: Options | None = None
) -> tuple[Register, Report]:
    """Take all stages; return the register of everything in the store, and what was done to get there."""
    options = options or Options()
    journal = options.journal or Journal()
    options = replace(options, journal=journal)
    take(store, vocabulary, places, options)
    read_claims(store, reader_of(vocabulary), options.batch, journal, options.how)
    with journal.timed(LINK):
        journal.step(LINK, 0)
        built = link(store, vocabulary)
    return built, journal.report()
