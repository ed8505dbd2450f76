"""How far records had been numbered when the register was kept, and deals by their latest day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column and the index; a register that was kept before counts as out of date."""
    op.add_column("registers", sa.Column("counted", sa.BigInteger))
    op.create_index("deals_by_latest", "deals", ["latest", "number"])
