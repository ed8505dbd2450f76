"""Pages that feeds and sitemaps lead to, screened as those of archives are: what claims nothing becomes no document."""

from __future__ import annotations

import re
from functools import cached_property
from time import process_time
from typing import TYPE_CHECKING

from pactwatch.model import Failure
from pactwatch.pipeline.cascade import NO_TEXT, NOTHING_OF_ARMS, Cascade, Held, Outcome, Page
from pactwatch.pipeline.journal import ADD, Journal
from pactwatch.pipeline.log import log_unexpected
from pactwatch.pipeline.stages import BYTES, KEEP, TEXT, Passage
from pactwatch.store import PassedOver, PassedOverPages

if TYPE_CHECKING:
    from pactwatch.model import Document, Fetched
    from pactwatch.screen import Prefilter
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary

_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)


class Screening:
    """Screens pages with the words of a vocabulary; what it needs is loaded when the first page comes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def version(self) -> str:
        """The version of the reader by which pages are turned away."""
        from pactwatch.pipeline.readers import reader_of

        return reader_of(self._vocabulary).version

    def applies(self, fetched: Fetched) -> bool:
        """Whether something is screened at all: a web page that a list on the web led to, and no person."""
        told = (fetched.media_type or "").partition(";")[0].strip().lower()
        return fetched.listed_by is not None and told in _PAGES

    def __call__(self, fetched: Fetched) -> Outcome:
        """What becomes of a page; an unexpected error is that page's failure."""
        try:
            return self._outcome(fetched)
        except Exception as error:
            # No worker stands between a page and the run here: one that a library does not bear must not end it
            log_unexpected(error, TEXT, fetched.address)
            reason = f"screening it failed ({error!r}); please report it"
            return Outcome((), failure=Failure(fetched.address, TEXT, reason))

    def _outcome(self, fetched: Fetched) -> Outcome:
        from pactwatch.screen import glimpse, readable

        start = process_time()
        kind, _, more = (fetched.media_type or "").partition(";")
        told = _CHARSET.search(more)
        data, rewritten = readable(fetched.data)
        charset = rewritten or (told[1] if told else None)
        span = self._prefilter(data)
        first = Passage(BYTES, span is not None, process_time() - start)
        if span is None:
            return Outcome((first,), turned_away=NOTHING_OF_ARMS)
        known = (fetched.fetched_at, fetched.publisher, fetched.title, fetched.published)
        page = Page(fetched.address, glimpse(data, span), Held(data), kind.strip(), charset, *known)
        found = self._cascade(page)
        return Outcome((first, *found.passages), found.document, found.claims, found.failure, found.turned_away)

    @cached_property
    def _prefilter(self) -> Prefilter:
        from pactwatch.screen import Prefilter, screen_words

        return Prefilter.of(screen_words(self._vocabulary))

    @cached_property
    def _cascade(self) -> Cascade:
        return Cascade.of(self._vocabulary)


def screen(store: Store, fetched: Fetched, screening: Screening, journal: Journal) -> None:
    """Screen a page: keep its document with its claims, list it as failed, or list it as passed over."""
    journal.step(ADD, journal.added + journal.already_there + journal.passed_over)
    outcome = screening(fetched)
    journal.tallies.add(outcome.passages)
    if outcome.failure is not None:
        store.add_failure(outcome.failure)
        journal.failed.append(outcome.failure)
    elif outcome.document is not None:
        keep_document(store, outcome.document, journal)
        journal.claims += store.add_claims(outcome.document.id, screening.version, outcome.claims)
        PassedOverPages(store).forget(fetched.address)
    else:
        reason = outcome.turned_away or NO_TEXT
        PassedOverPages(store).note(PassedOver(fetched.address, fetched.listed_by or "", reason, screening.version))
        store.clear_failure(fetched.address)
        journal.tallies.turned_away[reason] += 1
        journal.passed_over += 1


def keep_document(store: Store, document: Document, journal: Journal) -> None:
    """Keep a document, and take down whether it is new."""
    start = process_time()
    new = store.add_document(document)
    if new:
        journal.added += 1
        store.clear_failure(document.address)
    else:
        journal.already_there += 1
    journal.tallies.count(KEEP, 1, new, process_time() - start)
