"""What each document is like, so that a new one is compared with few: sketches, their bands, and the stories."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Lay the three tables; documents are taken into them when the register is next linked."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None

    def name(column: str, key: bool = True) -> sa.Column[str]:
        return sa.Column(column, sa.String(64, collation=collation), primary_key=key, nullable=False)

    op.create_table(
        "sketches",
        name("document"),
        sa.Column("grams", sa.Integer, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"]),
    )
    op.create_table("bands", sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False), name("document"))
    op.create_table("tellers", name("document"), name("story", key=False))
    op.create_index("tellers_by_story", "tellers", ["story"])
