"""Runs that meet a fault, in a process of their own, and what must be true of the database afterwards."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, event

from pactwatch import pipeline, vocab
from pactwatch.errors import PactwatchError
from pactwatch.model import Claim, Document
from pactwatch.store import Store, open_store

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports"
FEW = ("poland-korea", "turkey-pakistan")


def places() -> list[str]:
    """Some of the example reports: enough for several documents, claims and deals."""
    found = [REPORTS / name for name in FEW if (REPORTS / name).is_dir()]
    return [str(folder) for folder in found or sorted(path for path in REPORTS.iterdir() if path.is_dir())[:2]]


@dataclass(frozen=True)
class Undisturbed:
    """What a run that nothing happens to makes of the reports."""

    version: str
    documents: Mapping[str, Document]
    claims: Mapping[str, tuple[Claim, ...]]
    deals: int
    statements: int


def undisturbed(address: str) -> Undisturbed:
    """The reports run into an empty database, and how many statements that took."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    event.listen(Engine, "before_cursor_execute", count)
    try:
        with open_store(address) as store:
            register, report = pipeline.run(store, vocab.load(), places())
            documents = {document.id: document for document in store.documents()}
            reader = pipeline.reader_of(vocab.load()).version
            claims = {name: tuple(c for c in store.claims(reader) if c.document == name) for name in documents}
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert report.failed == ()
    return Undisturbed(register.version, documents, claims, len(register.deals), counted)


def run_in_child(address: str, prepare: Callable[[], None]) -> tuple[int, str]:
    """Run the reports in a child process after `prepare`; its exit status (negative: the signal that ended it), and
    the error that it told.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # the child: never comes back from here
        status = 1
        try:
            os.close(read)
            prepare()
            with open_store(address, wait=20) as store:
                pipeline.run(store, vocab.load(), places())
            status = 0
        except PactwatchError as error:
            os.write(write, f"{type(error).__name__}: {error}".encode())
        except BaseException as error:  # whatever it is, the parent is told
            os.write(write, f"unexpected {error!r}".encode())
        finally:
            os._exit(status)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told


def kill_at_statement(number: int) -> Callable[[], None]:
    """What lets a process kill itself when it sends the statement of this number to the database."""

    def prepare() -> None:
        sent = 0

        def strike(*_: object) -> None:
            nonlocal sent
            sent += 1
            if sent == number:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", strike)

    return prepare


def limit_files(size: int) -> Callable[[], None]:
    """What lets no file of a process grow beyond a size in bytes, as on a disk that is full."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def check_whole(store: Store, wanted: Undisturbed) -> None:
    """Nothing is half written: each document is as it should be or absent, and so are its claims and the register."""
    reader = pipeline.reader_of(vocab.load()).version
    claims = list(store.claims(reader))
    unread = {document.id for document in store.documents_without_claims(reader)}
    for document in store.documents():
        assert _timeless(document) == _timeless(wanted.documents[document.id])
        found = tuple(claim for claim in claims if claim.document == document.id)
        assert found == (() if document.id in unread else wanted.claims[document.id])
    kept = store.kept_register()
    assert kept is None or kept.version == wanted.version
    if kept is not None:
        assert len(store.whole_register()[0]) == wanted.deals


def _timeless(document: Document) -> Document:
    """The document without the time at which it was recorded, which differs from run to run."""
    return replace(document, fetched_at=None)


def check_repeated(address: str, wanted: Undisturbed) -> None:
    """The run repeated gives what an undisturbed one gives."""
    with open_store(address) as store:
        register, report = pipeline.run(store, vocab.load(), places())
        assert report.failed == ()
        assert register.version == wanted.version
        check_whole(store, wanted)
        assert store.counts().documents == len(wanted.documents)
        assert store.kept_register() is not None
