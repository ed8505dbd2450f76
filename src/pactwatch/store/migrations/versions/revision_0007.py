"""Judgements with the claims that they are about, which documents those lie in, and how many a register was made of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the columns and the table; a judgement from before is about nothing that could be found again."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.add_column("judgements", sa.Column("about", sa.JSON))
    op.add_column("registers", sa.Column("judgements", sa.BigInteger))
    op.create_table(
        "judgement_documents",
        sa.Column("document", sa.String(64, collation=collation), primary_key=True),
        sa.Column("judgement", sa.String(128, collation=collation), primary_key=True),
    )
