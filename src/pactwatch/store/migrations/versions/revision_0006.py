"""How far each archive has been read, and which of its pages were turned away after the first look."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay the two tables."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.create_table(
        "archives",
        sa.Column("archive", sa.String(64, collation=collation), primary_key=True),
        sa.Column("version", sa.String(128, collation=collation), primary_key=True),
        sa.Column("address", sa.Text(collation=collation), nullable=False),
        sa.Column("byte", sa.BigInteger, nullable=False),
        sa.Column("skip", sa.BigInteger, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "turned_away",
        sa.Column("page", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("version", sa.String(128, collation=collation), primary_key=True),
        sa.Column("reason", sa.String(32), nullable=False),
    )
