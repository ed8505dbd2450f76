"""Places to documents in the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pactwatch.engine import Lost, Task
from pactwatch.errors import DocumentError
from pactwatch.model import Document, Failure, Fetched
from pactwatch.pipeline.journal import ADD, Journal, Report
from pactwatch.pipeline.log import log_unexpected
from pactwatch.pipeline.spread import AS_NEEDED, Clocked, Timed, Work, spread
from pactwatch.pipeline.stages import DOCUMENT as DOCUMENT_STAGE

if TYPE_CHECKING:
    from pactwatch.sources import Given, Lead
    from pactwatch.sources.web import Web
    from pactwatch.store import Store

DOCUMENT = "document"
Done = tuple[Failure | str, Timed[Document | Failure] | Lost | None]


@dataclass(frozen=True, slots=True)
class Adding:
    """How to add: who takes down what happens, how work is spread, and leave to fetch, None where nothing is."""

    journal: Journal = field(default_factory=Journal)
    how: Work = AS_NEEDED
    web: Web | None = None


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
    here = sources.local(places, given or sources.Given(), leads if options.web is not None else None)
    with options.journal.timed(ADD):
        _keep(store, spread(_document_or_failure, map(_task, here), options.how), options.journal)
        if leads and options.web is not None:
            work = Clocked(_document_or_failure)
            tasks = map(_task, sources.fetched(leads, options.web))
            done = ((task.token, work(task.piece) if task.piece is not None else None) for task in tasks)
            _keep(store, done, options.journal)
    return options.journal.report()


def _keep(store: Store, done: Iterable[Done], journal: Journal) -> None:
    for number, (found, answer) in enumerate(done):
        journal.step(ADD, number)
        made = _made(found, answer)
        if isinstance(answer, Timed):
            journal.tallies.count(DOCUMENT_STAGE, 1, isinstance(made, Document), answer.seconds)
        if isinstance(made, Failure):
            store.add_failure(made)
            journal.failed.append(made)
        elif store.add_document(made):
            journal.added += 1
            store.clear_failure(made.address)
        else:
            journal.already_there += 1


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
