"""Search over documents, claims and deals, and the register kept as rows.

The search tables (`search_*`) hold nothing of their own: they are made anew from the records whenever that is needed. A
document or a claim without a number has not been taken into them yet.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

SEARCHED = ("search_documents", "search_claims", "search_deals")


def upgrade() -> None:
    """Number the records, and lay the tables of the search and of the kept register."""
    for table in ("documents", "claims"):
        op.add_column(table, sa.Column("number", sa.BigInteger))
        op.create_index(f"{table}_by_number", table, ["number"], unique=True)
    op.create_index("claims_by_document_alone", "claims", ["document"])
    _register()
    if op.get_context().dialect.name == "postgresql":
        _search_in_postgresql()
    else:
        _search_in_sqlite()


def _words(length: int) -> sa.String:
    if op.get_context().dialect.name == "postgresql":
        return sa.String(length, collation="C")
    return sa.String(length)


def _register() -> None:
    op.create_table(
        "registers",
        sa.Column("version", sa.String(64), primary_key=True),
        sa.Column("reader", sa.String(128), nullable=False),
        sa.Column("basis", sa.String(64), nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("documents", sa.BigInteger, nullable=False),
        sa.Column("claims", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "deals",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("id", _words(128), nullable=False, unique=True),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
    )
    op.create_table(
        "deal_claims",
        sa.Column("claim", _words(128), primary_key=True),
        sa.Column("deal", _words(128), nullable=False),
    )
    op.create_index("deal_claims_by_deal", "deal_claims", ["deal"])
    for table in ("agreements", "threads"):
        op.create_table(
            table, sa.Column("id", _words(160), primary_key=True), sa.Column("payload", sa.JSON, nullable=False)
        )


def _search_in_sqlite() -> None:
    for table in SEARCHED:
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(words, columnsize=0, "
            "tokenize=\"unicode61 remove_diacritics 0 tokenchars '\\:_'\")"
        )
    op.create_table("search_names", sa.Column("name", sa.String(64), primary_key=True))
    op.create_table(
        "search_counter",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.execute("INSERT INTO search_counter (name, value) VALUES ('numbers', 0)")


def _search_in_postgresql() -> None:
    for table in SEARCHED:
        op.create_table(
            table,
            sa.Column("rowid", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("words", postgresql.TSVECTOR, nullable=False),
        )
        op.create_index(f"{table}_words", table, ["words"], postgresql_using="gin")
    op.create_table("search_names", sa.Column("name", sa.String(64, collation="C"), primary_key=True))
    op.execute("CREATE SEQUENCE search_numbers")
    _likeness()


def _likeness() -> None:
    """Likeness of names by the extension pg_trgm, where the server has it and lets us; search works without it."""
    connection = op.get_bind() if not op.get_context().as_sql else None
    if connection is None:
        return
    has = sa.text("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if connection.execute(has).first() is None:
        return
    try:
        with connection.begin_nested():
            connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            connection.execute(sa.text("CREATE INDEX search_names_alike ON search_names USING gin (name gin_trgm_ops)"))
    except sa.exc.DBAPIError:  # this user may not: names that begin alike have to do
        return
