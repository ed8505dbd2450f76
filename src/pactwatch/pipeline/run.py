"""The whole flow: places to documents to claims to the register."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.pipeline.add import Adding, add
from pactwatch.pipeline.archive import read_archives
from pactwatch.pipeline.journal import LINK, Journal, Report
from pactwatch.pipeline.read import read_claims
from pactwatch.pipeline.readers import reader_of
from pactwatch.pipeline.relink import link
from pactwatch.pipeline.saved import brought
from pactwatch.pipeline.screening import Screening
from pactwatch.pipeline.spread import AS_NEEDED, LARGE, Work
from pactwatch.pipeline.whole import load_register

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
    report = bring(store, vocabulary, places, options)
    return load_register(store, vocabulary), report


def bring(store: Store, vocabulary: Vocabulary, places: Iterable[str | Lead], options: Options | None = None) -> Report:
    """Take all stages, and return what was done; the register is kept, and not held in memory as a whole."""
    options = options or Options()
    journal = options.journal or Journal()
    options = replace(options, journal=journal)
    take(store, vocabulary, places, options)
    read_claims(store, reader_of(vocabulary), options.batch, journal, options.how)
    with journal.timed(LINK):
        journal.step(LINK, 0)
        link(store, vocabulary, options.how, journal)
    return journal.report()
