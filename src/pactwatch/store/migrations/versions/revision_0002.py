"""One order of text in every database: PostgreSQL compares keys by their characters' codes, as SQLite always has."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

KEYS = (
    ("documents", "id", 64),
    ("documents", "address", None),
    ("readings", "document", 64),
    ("readings", "version", 128),
    ("claims", "version", 128),
    ("claims", "id", 128),
    ("claims", "document", 64),
    ("failures", "address", None),
    ("failures", "stage", 32),
    ("judgements", "id", 128),
    ("judgements", "subject", 128),
)


def upgrade() -> None:
    """Give the key columns the collation "C" where the database would otherwise take that of its own language."""
    if op.get_context().dialect.name != "postgresql":
        return
    for table, column, length in KEYS:
        kind = sa.Text(collation="C") if length is None else sa.String(length, collation="C")
        op.alter_column(table, column, type_=kind)
    # a tree of PostgreSQL refuses addresses of more than 2,700 bytes, which the web has; a hash takes any
    op.drop_index("documents_by_address", "documents")
    op.create_index("documents_by_address", "documents", ["address"], postgresql_using="hash")
