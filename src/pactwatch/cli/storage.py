"""The database as a whole: copied into another, kept in a file, brought back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, Database, Out
from pactwatch.cli.words import counted

if TYPE_CHECKING:
    from pactwatch.store import Counts

group = typer.Typer(help="Copy the whole database, keep it in a file, bring it back.", rich_markup_mode=None)

Force = Annotated[bool, typer.Option("--force", help="Replace what is there already.")]
BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)]


@group.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="File or address.", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="TO", help="File or address.", show_default=False)],
    force: Force = False,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Write everything that one database holds into another: SQLite to PostgreSQL, back, or to its own kind."""
    from pactwatch.cli.watched import Watched
    from pactwatch.errors import UsageError
    from pactwatch.store import open_store, transfer

    if transfer.same_place(source, target):
        raise UsageError(f"{target}: is the database to be copied; name another")
    with open_store(source, create=False) as read, open_store(target) as written, Watched() as journal:
        counts = transfer.copy(read, written, force, journal.step)
    _answer(counts, f"copied to {written.name}", as_json, out)


@group.command()
def backup(
    file: BackupFile, db: Database = None, force: Force = False, as_json: AsJson = False, out: Out = None
) -> None:
    """Write everything that the database holds into one file, while others may go on writing."""
    from pactwatch.cli.watched import Watched
    from pactwatch.settings import load
    from pactwatch.store import open_store, transfer

    with open_store(load(database_url=db).database_url, create=False) as store, Watched() as journal:
        counts = transfer.backup(store, file, force, journal.step)
    _answer(counts, f"kept in {file}", as_json, out)


@group.command()
def restore(
    file: BackupFile, db: Database = None, force: Force = False, as_json: AsJson = False, out: Out = None
) -> None:
    """Write everything that a backup holds into the database; one that holds records is replaced with --force only."""
    from pactwatch.cli.watched import Watched
    from pactwatch.settings import load
    from pactwatch.store import open_store, transfer

    transfer.examine(file)
    with open_store(load(database_url=db).database_url) as store, Watched() as journal:
        counts = transfer.restore(file, store, force, journal.step)
    _answer(counts, f"restored to {store.name}", as_json, out)


def _answer(counts: Counts, done: str, as_json: bool, out: Out) -> None:
    from pactwatch.cli.output import write, write_json
    from pactwatch.views import plain

    if as_json:
        write_json(plain(counts), out)
        return
    held = ", ".join(
        (
            counted(counts.documents, "document"),
            counted(counts.claims, "claim"),
            counted(counts.failures, "failure"),
            counted(counts.judgements, "judgement"),
        )
    )
    write(f"{done}: {held}\n".encode(), out)
