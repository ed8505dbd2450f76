"""The pages of feeds and other lists that claim nothing: listed, so that they do not vanish and are not asked again."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay the table of pages passed over."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.create_table(
        "passed_over",
        sa.Column("address", sa.Text(collation=collation), primary_key=True),
        sa.Column("listed_by", sa.Text(collation=collation), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("version", sa.String(128, collation=collation), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    )
