"""What packages add up to, each once, kept for all deals, for those of each party, and for those of each pair."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0015"
branch_labels: str | None = None
depends_on: str | None = None

SUMMED = ("billions", "units", "nanos")
SCOPES = {  # side, party, and what is joined to each deal that a package pays for
    "every": ("''", "''", ""),
    "each": ("told.side", "told.party", "JOIN deal_sides told ON told.number = deal_packages.number"),
    "pairs": (
        "'p'",
        "giving.party || '>' || getting.party",
        "JOIN deal_sides giving ON giving.number = deal_packages.number AND giving.side = 's' "
        "JOIN deal_sides getting ON getting.number = deal_packages.number AND getting.side = 'r'",
    ),
}


def upgrade() -> None:
    """Lay the table of totals and fill it."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None
    op.create_table(
        "package_totals",
        sa.Column("side", sa.String(1, collation=collation), primary_key=True, nullable=False),
        sa.Column("party", sa.Text(collation=collation), primary_key=True, nullable=False),
        sa.Column("grade", sa.Integer, primary_key=True, nullable=False, autoincrement=False),
        sa.Column("currency", sa.String(3, collation=collation), primary_key=True, nullable=False),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("packages", *SUMMED)),
    )
    sums = ", ".join(f"sum(paid.{name})" for name in SUMMED)
    for side, party, joined in SCOPES.values():
        op.execute(
            f"INSERT INTO package_totals SELECT one.side, one.party, one.grade, paid.currency, count(*), {sums} "  # noqa: S608
            f"FROM (SELECT {side} AS side, {party} AS party, deal_packages.agreement AS agreement, "
            "min(deal_packages.number) AS number, max(deal_packages.grade) AS grade "
            f"FROM deal_packages {joined} GROUP BY 1, 2, 3) one "
            "JOIN deal_packages paid ON paid.agreement = one.agreement AND paid.number = one.number "
            "GROUP BY one.side, one.party, one.grade, paid.currency"
        )
