"""What all deals add up to, kept; how firm the deals of packages are; bands in half the room that SQLite gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None

SUMMED = ("billions", "units", "nanos")
MAY_LACK = ("first", "last", "supplier_key", "recipient_key", "item_key", "rank", "amount", "usd")


def upgrade() -> None:
    """Lay the table of totals and fill it, mark packages, and lay the bands of SQLite anew."""
    postgresql = op.get_context().dialect.name == "postgresql"
    collation = "C" if postgresql else None
    op.create_table(
        "deal_totals",
        sa.Column("side", sa.String(1, collation=collation), primary_key=True, nullable=False),
        sa.Column("party", sa.Text(collation=collation), primary_key=True, nullable=False),
        sa.Column("stage", sa.String(32, collation=collation), primary_key=True, nullable=False),
        sa.Column("grade", sa.Integer, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("currency", sa.String(3, collation=collation), primary_key=True, nullable=False),
        *(
            sa.Column(name, sa.BigInteger, nullable=False)
            for name in ("deals", *SUMMED, *(f"with_{one}" for one in MAY_LACK))
        ),
    )
    told = ", ".join([*(f"coalesce(sum({one}), 0)" for one in SUMMED), *(f'count("{one}")' for one in MAY_LACK)])
    keys = "coalesce(stage, ''), grade, coalesce(currency, '')"
    op.execute(f"INSERT INTO deal_totals SELECT '', '', {keys}, count(*), {told} FROM deal_facts GROUP BY {keys}")  # noqa: S608
    both = "deal_facts JOIN deal_sides ON deal_sides.number = deal_facts.number"
    of_each = f"side, party, {keys}"
    op.execute(f"INSERT INTO deal_totals SELECT {of_each}, count(*), {told} FROM {both} GROUP BY {of_each}")  # noqa: S608
    op.add_column("deal_packages", sa.Column("grade", sa.Integer, nullable=False, server_default="0"))
    same = "SELECT grade FROM deal_facts WHERE deal_facts.number = deal_packages.number"
    op.execute(f"UPDATE deal_packages SET grade = coalesce(({same}), 0)")  # noqa: S608
    if not postgresql:
        _bands_by_their_key()


def _bands_by_their_key() -> None:
    op.create_table(
        "bands_by_key",
        sa.Column("band", sa.BigInteger, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(64), primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO bands_by_key SELECT band, document FROM bands ORDER BY band, document")
    op.drop_table("bands")
    op.rename_table("bands_by_key", "bands")
