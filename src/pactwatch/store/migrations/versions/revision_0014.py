"""Designations as they are looked for, in any spelling, beside the items that deals were told of."""

import sqlalchemy as sa
from alembic import op

from pactwatch.vocab import folded

revision = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Fold the designations."""
    connection = op.get_bind()
    collation = "C" if connection.dialect.name == "postgresql" else None
    op.add_column("items", sa.Column("folded", sa.Text(collation=collation)))
    op.create_index("items_by_system", "items", ["system"])
    items = sa.table("items", sa.column("item"), sa.column("designation"), sa.column("folded"))
    told = [
        {"at": row.item, "name": folded(row.designation)}
        for row in connection.execute(sa.select(items.c.item, items.c.designation))
    ]
    if told:
        change = sa.update(items).where(items.c.item == sa.bindparam("at")).values(folded=sa.bindparam("name"))
        connection.execute(change, told)
