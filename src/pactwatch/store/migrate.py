"""Brings a database to the schema that this pactwatch works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, inspect, select, table

from pactwatch.errors import StoreError
from pactwatch.store import indexing
from pactwatch.store.dialect import WRITES, alone
from pactwatch.store.schema import SCHEMA, SCHEMA_TABLE

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"


def schema_of(connection: Connection) -> str | None:
    """The revision of the database's schema, or None where no schema of ours has been laid into it."""
    if not inspect(connection).has_table(SCHEMA_TABLE):
        return None
    return connection.scalar(select(column("version_num")).select_from(table(SCHEMA_TABLE)))


def bring_up(engine: Engine, name: str) -> None:
    """Take the steps that the database lacks, all or none; an empty one gets the whole schema.

    Raises: StoreError for a database of a later schema, or one that holds tables of somebody else.
    """
    with engine.connect() as connection:
        if schema_of(connection) == SCHEMA:  # the usual case, for which Alembic need not even be loaded
            return
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        alone(connection)
        # Asked again now that nobody else can write: another process may have laid the schema meanwhile
        _refuse_strangers(connection, name)
        upgrade(connection)
        indexing.index_missing(connection)


def _refuse_strangers(connection: Connection, name: str) -> None:
    found = schema_of(connection)
    if found is None and inspect(connection).get_table_names():
        raise StoreError(f"{name}: a database, but not of pactwatch; name another with --db")
    if found is not None and found not in {script.revision for script in scripts().walk_revisions()}:
        raise StoreError(
            f"{name}: its schema {found} is later than {SCHEMA}, which this pactwatch knows; "
            "install a newer pactwatch, or name another database with --db"
        )


def scripts() -> ScriptDirectory:
    """The revisions that come with the package."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(MIGRATIONS))


def upgrade(connection: Connection, to: str = "head") -> None:
    """Take the steps up to a revision, inside the transaction of the connection."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext

    def steps(revision: str, context: MigrationContext) -> list[RevisionStep]:
        del context
        return list(scripts()._upgrade_revs(to, revision))  # Alembic's own commands reach it in this way

    context = MigrationContext.configure(connection, opts={"version_table": SCHEMA_TABLE, "fn": steps})
    with Operations.context(context):
        context.run_migrations()
