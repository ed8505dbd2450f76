"""Records kept in one database: SQLite beside the work, or PostgreSQL shared by many."""

from pactwatch.store.opening import open_store
from pactwatch.store.schema import SCHEMA
from pactwatch.store.store import Counts, Store

__all__ = ["SCHEMA", "Counts", "Store", "open_store"]
