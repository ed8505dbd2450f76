"""Saved sources, and what was fetched from the web with its headers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay the three tables."""
    postgresql = op.get_context().dialect.name == "postgresql"
    exact = sa.Text(collation="C" if postgresql else None)
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "bodies",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("address", exact, nullable=False),
        sa.Column("final", sa.Text, nullable=False),
        sa.Column("fetched_at", moment, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), sa.ForeignKey("bodies.digest"), nullable=False),
    )
    op.create_index("captures_by_address", "captures", ["address"], postgresql_using="hash")
    op.create_table(
        "saved_sources",
        sa.Column("place", exact, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("grade", sa.String(1)),
        sa.Column("reason", sa.Text),
        sa.Column("documented", sa.Text),
        sa.Column("verified", sa.Boolean, nullable=False),
        sa.Column("recorded_at", moment, nullable=False),
    )
