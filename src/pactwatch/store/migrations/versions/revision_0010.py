"""What the kept register is filtered, sorted and added up by, so that no page needs the whole of it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None

UNDATED = "9999999"
WHOLE = ("first", "heard", "last", "rank", "amount", "expected", "conflict_stories", "moved", "year")
COUNTED = ("since", "until", "grade", "stories", "credibility", "conflicts")
WORTH = ("billions", "units", "nanos")
INDEXES = {
    "last": ("last",),
    "first": ("first",),
    "heard": ("heard",),
    "supplier": ("supplier_key", "name"),
    "recipient": ("recipient_key", "name"),
    "item": ("item_key", "name"),
    "stage": ("rank", "name"),
    "amount": ("amount",),
    "usd": ("usd",),
    "stories": ("stories",),
    "credibility": ("credibility", "name"),
    "status": ("status", "expected"),
    "conflict": ("conflict", "conflict_stories"),
    "move": ("moved",),
    "route": ("supplier", "recipient", "year", "category"),
    "system": ("system", "item", "category"),
    "worth": ("stage", "grade", "currency", *WORTH),
}


def upgrade() -> None:
    """Lay the tables, and let packages and relations be found by time and by party; linking fills them all."""
    collation = "C" if op.get_context().dialect.name == "postgresql" else None

    def words(name: str, length: int | None = None, key: bool = False, empty: bool = False) -> sa.Column[str]:
        kind = sa.Text(collation=collation) if length is None else sa.String(length, collation=collation)
        return sa.Column(name, kind, primary_key=key, nullable=empty)

    def number(name: str, key: bool = False, empty: bool = False) -> sa.Column[int]:
        return sa.Column(name, sa.BigInteger, primary_key=key, nullable=empty, autoincrement=False)

    own = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "deal_facts",
        sa.Column("number", own, primary_key=True, nullable=False, autoincrement=False),
        words("id", 128),
        words("name"),
        words("supplier"),
        words("recipient"),
        *(words(name, empty=True) for name in ("supplier_key", "recipient_key", "item_key", "system", "item")),
        *(sa.Column(name, sa.String(32)) for name in ("category", "mode", "stage", "moved_from")),
        *(sa.Column(name, sa.Integer) for name in WHOLE),
        *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTED),
        *(sa.Column(name, sa.Float) for name in ("usd", "conflict")),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("currency", sa.String(3)),
        *(number(name, empty=True) for name in WORTH),
    )
    op.create_index("deal_facts_by_id", "deal_facts", ["id"], unique=True)
    for name, columns in INDEXES.items():
        op.create_index(f"deal_facts_by_{name}", "deal_facts", list(columns))
    side = sa.Column("side", sa.String(1), primary_key=True)
    op.create_table("deal_sides", words("party", key=True), side, number("number", key=True))
    op.create_index("deal_sides_by_number", "deal_sides", ["number"])
    kind = sa.Column("category", sa.String(32), nullable=False)
    op.create_table("deal_items", number("item", key=True), number("number", key=True), kind)
    op.create_index("deal_items_by_category", "deal_items", ["category", "number"])
    op.create_index("deal_items_by_number", "deal_items", ["number"])
    op.create_table("items", number("item", key=True), words("designation"), words("system", empty=True))
    currency = sa.Column("currency", sa.String(3), nullable=False)
    whole = (number(name) for name in WORTH)
    op.create_table("deal_packages", words("agreement", 160, key=True), number("number", key=True), currency, *whole)
    op.create_index("deal_packages_by_number", "deal_packages", ["number"])
    op.create_table(
        "glances",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("payload", sa.JSON, nullable=False),
    )
    for name in ("agreements", "threads"):
        op.add_column(name, sa.Column("first", sa.Integer, nullable=False, server_default=UNDATED))
    kind = sa.Column("kind", sa.String(32, collation=collation), nullable=False, server_default="other")
    op.add_column("threads", kind)
    for name, keys in (("agreement", ["first", "id"]), ("thread", ["first", "kind", "id"])):
        op.create_table(f"{name}_parties", words("party", key=True), words("id", 160, key=True))
        op.create_index(f"{name}s_by_time", f"{name}s", keys)
    op.create_table("thread_claims", words("claim", 128, key=True), words("thread", 160))
    op.create_index("stories_by_story", "stories", ["story"])
