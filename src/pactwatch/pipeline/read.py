"""Documents from the store to claims in the store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pactwatch.engine import Lost, Task
from pactwatch.model import Claim, Document, Failure
from pactwatch.pipeline.journal import READ, Journal
from pactwatch.pipeline.log import log_unexpected
from pactwatch.pipeline.spread import Timed, Work, spread
from pactwatch.pipeline.stages import GRAMMAR
from pactwatch.vocab.languages import language_name

if TYPE_CHECKING:
    from pactwatch.store import Store


@runtime_checkable
class ClaimReader(Protocol):
    """What finds claims in a document; the same version finds the same claims in the same document."""

    @property
    def version(self) -> str:
        """A name that changes whenever the reader or its vocabulary may find something else."""
        ...

    def covers(self, language: str | None) -> bool:
        """Whether it reads documents in this language; None is a language that could not be told."""
        ...

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document."""
        ...


@runtime_checkable
class TellingReader(ClaimReader, Protocol):
    """A reader that knows sooner whether there is a claim than which one."""

    def tells(self, document: Document) -> bool:
        """Whether it finds claims in a document."""
        ...


def tells(reader: ClaimReader, document: Document) -> bool:
    """Whether a reader finds claims in a document."""
    return reader.tells(document) if isinstance(reader, TellingReader) else bool(reader.read(document))


def read_claims(
    store: Store, reader: ClaimReader, batch: int, journal: Journal | None = None, how: Work | None = None
) -> int:
    """Read the documents that have no claims of this reader yet; return how many claims were stored. Safe to repeat.

    A document that cannot be read is kept, listed with its reason, and tried again the next time.
    """
    journal = journal or Journal()
    stored, total = 0, store.unread(reader.version)
    unread = store.documents_without_claims(reader.version, batch)
    tasks = (Task((document.id, document.address), document) for document in unread)
    with journal.timed(READ):
        for number, (name, answer) in enumerate(spread(partial(_claims_or_failure, reader), tasks, how or Work())):
            journal.step(READ, number, total)
            found = _found(name[1], answer)
            if isinstance(answer, Timed):
                journal.tallies.count(GRAMMAR, 1, not isinstance(found, Failure) and bool(found), answer.seconds)
            if isinstance(found, Failure):
                store.add_failure(found)
                journal.failed.append(found)
            else:
                stored += store.add_claims(name[0], reader.version, found)
                store.clear_failure(name[1], READ)
    journal.claims += stored
    return stored


def _found(address: str, answer: Timed[tuple[Claim, ...] | Failure] | Lost | None) -> tuple[Claim, ...] | Failure:
    if isinstance(answer, Timed):
        return answer.result
    reason = answer.reason if isinstance(answer, Lost) else "nothing came of it"
    return Failure(address, READ, f"{reason}; kept, please report it")


def _claims_or_failure(reader: ClaimReader, document: Document) -> tuple[Claim, ...] | Failure:
    if not reader.covers(document.language):
        reason = f"written in {language_name(document.language)}, which no reader covers; kept, and read once one does"
        return Failure(document.address, READ, reason)
    try:
        return reader.read(document)
    except Exception as error:
        # One document must not stop a run of thousands, whatever it meets in the reader
        log_unexpected(error, READ, document.address)
        return Failure(document.address, READ, f"the reader failed ({error!r}); kept, please report it")
