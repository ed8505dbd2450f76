"""What a command works with: settings, vocabulary, store and the register made of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.cli.words import counted
from pactwatch.settings import Settings, load

if TYPE_CHECKING:
    from pactwatch.model import PartialDate
    from pactwatch.pipeline.catalogue import Catalogue
    from pactwatch.register import Linker, Register
    from pactwatch.store import Store
    from pactwatch.vocab import Vocabulary


@dataclass(frozen=True, slots=True)
class Session:
    """An open store, with the settings and the vocabulary in force."""

    settings: Settings
    vocabulary: Vocabulary
    store: Store


@contextmanager
def opened(database: str | None, create: bool = False, workers: int | None = None) -> Iterator[Session]:
    """The session of a command; with `create`, a database is begun where there is none yet."""
    settings = load(database_url=database, workers=workers)
    from pactwatch import vocab
    from pactwatch.pipeline import graded
    from pactwatch.store import open_store

    with open_store(settings.database_url, create) as store:
        yield Session(settings, graded(vocab.load(settings.vocabulary), store), store)


def register_in(session: Session, day: PartialDate | None = None) -> Register:
    """The register of a session's store; says so where documents still wait for the reader.

    With a day, the register as it was known by the end of it.
    """
    from pactwatch.pipeline import build_register, load_register
    from pactwatch.pipeline.whole import known_on

    say_waiting(session)
    if not _is_kept(session):
        return build_register(session.store, session.vocabulary, day.last_day if day is not None else None)
    whole = load_register(session.store, session.vocabulary)
    return known_on(whole, session.vocabulary, day.last_day) if day is not None else whole


def kept_in(session: Session, day: PartialDate | None = None) -> Catalogue | None:
    """The register of a session's store as it is kept, which is asked for parts of it and never loaded as a whole.

    None where it holds nothing, where anything was added, read or judged since it was linked, and for a day: then the
    register has to be linked for the question.
    """
    from pactwatch.pipeline.catalogue import catalogue_of

    if day is not None or not _is_kept(session):
        return None
    say_waiting(session)
    known = catalogue_of(session.store, session.vocabulary)
    return known if known.whole.counts.deals else None


def _is_kept(session: Session) -> bool:
    """Whether the register that is kept is what linking everything would give."""
    from pactwatch.pipeline import reader_of
    from pactwatch.pipeline.keep import basis_of

    kept = session.store.kept_register()
    if kept is None or kept.basis != basis_of(session.vocabulary) or not session.store.is_current:
        return False
    return kept.reader == reader_of(session.vocabulary).version


def say_waiting(session: Session) -> None:
    """Say on standard error how many documents still wait for the reader, where some do."""
    from pactwatch.pipeline import reader_of
    from pactwatch.pipeline.journal import READ

    waiting = session.store.unread(reader_of(session.vocabulary).version, failed_at=READ)
    if waiting:
        are, them = ("is", "it") if waiting == 1 else ("are", "them")
        sys.stderr.write(
            f"pactwatch: {counted(waiting, 'document')} {are} not read by this version of the reader; "
            f"`pactwatch read` reads {them}\n"
        )


def linker_of(session: Session, register: Register) -> Linker:
    """What links claims of a register again, with the vocabulary of a session."""
    from pactwatch.pipeline.linking import linker_for

    return linker_for(register.judged, session.vocabulary)
