"""Places to documents in the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING

from pactwatch.engine import Lost, Task
from pactwatch.errors import DocumentError
from pactwatch.model import Document, Failure, Fetched
from pactwatch.pipeline.journal import ADD, Journal, Report
from pactwatch.pipeline.log import log_unexpected
from pactwatch.pipeline.screening import Screening, keep_document, screen
from pactwatch.pipeline.spread import AS_NEEDED, Clocked, Timed, Work, spread
from pactwatch.pipeline.stages import DOCUMENT as DOCUMENT_STAGE
from pactwatch.pipeline.stages import FETCH, Tallies

if TYPE_CHECKING:
    from pactwatch.sources import Given, Lead
    from pactwatch.sources.web import Web
    from pactwatch.store import Store

DOCUMENT = "document"
Done = tuple[Failure | str, Timed[Document | Failure] | Lost | None]


@dataclass(frozen=True, slots=True)
class Adding:
    """How to add: who takes down what happens, how work is spread, and leave to fetch, None where nothing is.

    `screening` looks at the pages that lists on the web lead to; None: they become documents, whatever they say.
    """

    journal: Journal = field(default_factory=Journal)
    how: Work = AS_NEEDED
    web: Web | None = None
    screening: Screening | None = None


def add(
    store: Store, places: Iterable[str | Lead], given: Given | None = None, options: Adding | None = None
) -> Report:
    """Keep what can be read at the places as documents, list what cannot, and return what was done. Safe to repeat.

    `given` is what the user knows about all of them. Archives are left out: their pages are screened as they are read.
    Files come first; what the web brings is worked on here, since waiting for it takes longer than reading it.
    Raises: StoreError where the database refuses.
    """
    from pactwatch import sources

    options = options or Adding()
    leads: list[Lead] = []
    tallies = options.journal.tallies
    here = sources.local(places, given or sources.Given(), leads if options.web is not None else None)
    with options.journal.timed(ADD):
        tasks = map(_task, _counted(here, tallies))
        _keep(store, spread(_document_or_failure, tasks, options.how), options.journal)
        if leads and options.web is not None:
            brought = _counted(sources.fetched(leads, options.web), tallies)
            _keep(store, _worked_on(store, brought, options), options.journal)
    return options.journal.report()


def _counted(items: Iterable[Fetched | Failure], tallies: Tallies) -> Iterator[Fetched | Failure]:
    """The items, each counted with the processor time that it took to get it."""
    stream = iter(items)
    while True:
        start = process_time()
        item = next(stream, None)
        if item is None:
            return
        tallies.count(FETCH, 1, isinstance(item, Fetched), process_time() - start)
        yield item


def _worked_on(store: Store, items: Iterable[Fetched | Failure], options: Adding) -> Iterator[Done]:
    """What came of each item that is no page to be screened; those that are, are kept or passed over here."""
    work = Clocked(_document_or_failure)
    for item in items:
        if options.screening is not None and isinstance(item, Fetched) and options.screening.applies(item):
            screen(store, item, options.screening, options.journal)
        else:
            task = _task(item)
            yield task.token, work(task.piece) if task.piece is not None else None


def _keep(store: Store, done: Iterable[Done], journal: Journal) -> None:
    for number, (found, answer) in enumerate(done):
        journal.step(ADD, number)
        made = _made(found, answer)
        if isinstance(answer, Timed):
            journal.tallies.count(DOCUMENT_STAGE, 1, isinstance(made, Document), answer.seconds)
        if isinstance(made, Failure):
            store.add_failure(made)
            journal.failed.append(made)
        else:
            keep_document(store, made, journal)


def _task(found: Fetched | Failure) -> Task[Failure | str, Fetched]:
    return Task(found.address, found) if isinstance(found, Fetched) else Task(found)


def _made(found: Failure | str, answer: Timed[Document | Failure] | Lost | None) -> Document | Failure:
    if isinstance(answer, Timed):
        return answer.result
    if isinstance(found, Failure):
        return found
    reason = answer.reason if isinstance(answer, Lost) else "nothing came of it"
    return Failure(found, DOCUMENT, f"{reason}; left out, please report it")


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
