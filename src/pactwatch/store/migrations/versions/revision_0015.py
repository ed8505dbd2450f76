"""PostgreSQL takes new deals into the index of their words a few at a time: every search reads all that wait there."""

from alembic import op

revision = "0015"
down_revision: str | None = "0014"
branch_labels: str | None = None
depends_on: str | None = None

WAITING = 64
"""Kilobytes of entries that may wait to be taken in; 4 MB otherwise, of which a search would read every page."""


def upgrade() -> None:
    """Let few wait."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER INDEX search_deals_words SET (gin_pending_list_limit = {WAITING})")
