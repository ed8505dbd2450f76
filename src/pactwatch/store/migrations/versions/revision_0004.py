"""Which documents tell one story, kept with the register: a document that stands alone has no row."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay the table."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.create_table(
        "stories",
        sa.Column("document", sa.String(64, collation=collation), primary_key=True),
        sa.Column("story", sa.String(64, collation=collation), nullable=False),
    )
