"""What the deals of each supplier and recipient together add up to, kept."""

from alembic import op

revision = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None

SUMMED = ("billions", "units", "nanos")
MAY_LACK = ("first", "last", "supplier_key", "recipient_key", "item_key", "rank", "amount", "usd")


def upgrade() -> None:
    """Add up the deals of each pair."""
    told = ", ".join([*(f"coalesce(sum({one}), 0)" for one in SUMMED), *(f'count("{one}")' for one in MAY_LACK)])
    pair = "giving.party || '>' || getting.party"
    keys = "coalesce(stage, ''), grade, coalesce(currency, '')"
    sides = " ".join(
        f"JOIN deal_sides {name} ON {name}.number = deal_facts.number AND {name}.side = '{side}'"
        for name, side in (("giving", "s"), ("getting", "r"))
    )
    op.execute(
        f"INSERT INTO deal_totals SELECT 'p', {pair}, {keys}, count(*), {told} "  # noqa: S608
        f"FROM deal_facts {sides} GROUP BY {pair}, {keys}"
    )
