"""Places to documents in the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pactwatch.errors import DocumentError
from pactwatch.model import Document, Failure, Fetched
from pactwatch.pipeline.journal import ADD, Journal, Report
from pactwatch.pipeline.log import log_unexpected

if TYPE_CHECKING:
    from pactwatch.sources import Given
    from pactwatch.store import Store

DOCUMENT = "document"


def add(store: Store, places: Iterable[str], given: Given | None = None, journal: Journal | None = None) -> Report:
    """Keep what can be read at the places as documents, list what cannot, and return what was done. Safe to repeat.

    `given` is what the user knows about all of them. Raises: StoreError where the database refuses.
    """
    from pactwatch import sources

    journal = journal or Journal()
    with journal.timed(ADD):
        for number, found in enumerate(sources.read(places, given or sources.Given())):
            journal.step(ADD, number)
            made = _document_or_failure(found) if isinstance(found, Fetched) else found
            if isinstance(made, Failure):
                store.add_failure(made)
                journal.failed.append(made)
            elif store.add_document(made):
                journal.added += 1
                store.clear_failure(made.address)
            else:
                journal.already_there += 1
    return journal.report()


def _document_or_failure(fetched: Fetched) -> Document | Failure:
    from pactwatch import documents

    try:
        return documents.make(fetched)
    except DocumentError as error:
        return Failure(fetched.address, DOCUMENT, str(error))
    except Exception as error:
        # One document must not stop a run of thousands, whatever a parsing library meets in it
        log_unexpected(error, DOCUMENT, fetched.address)
        return Failure(fetched.address, DOCUMENT, f"making a document of it failed ({error!r}); please report it")
