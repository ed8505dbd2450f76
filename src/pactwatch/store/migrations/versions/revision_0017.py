"""Deals in the order that pages have them, and those at a stage in the order of the last day that they tell of."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay an index anew, and another one."""
    op.drop_index("deal_facts_by_last", "deal_facts")
    op.create_index("deal_facts_by_last", "deal_facts", [sa.desc("last"), "name", "id"])
    op.create_index("deal_facts_by_stage_since", "deal_facts", ["stage", "since", "number"])
