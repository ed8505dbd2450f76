"""Records kept in one database: SQLite beside the work, or PostgreSQL shared by many."""

from pactwatch.store.alike import Likeness, SameKind
from pactwatch.store.archives import ArchiveState, PageBatch, ReadPage
from pactwatch.store.captures import Captures, Kept
from pactwatch.store.kept import Behind, KeptRegister
from pactwatch.store.kept_deal import KeptDeal
from pactwatch.store.neighbours import Linked, Neighbourhood
from pactwatch.store.opening import open_store
from pactwatch.store.passed import PassedOver, PassedOverPages
from pactwatch.store.pruning import Pruned, prune
from pactwatch.store.saved import SavedSources
from pactwatch.store.schema import SCHEMA
from pactwatch.store.store import Counts, Store

__all__ = [
    "SCHEMA",
    "ArchiveState",
    "Behind",
    "Captures",
    "Counts",
    "Kept",
    "KeptDeal",
    "KeptRegister",
    "Likeness",
    "Linked",
    "Neighbourhood",
    "PageBatch",
    "PassedOver",
    "PassedOverPages",
    "Pruned",
    "ReadPage",
    "SameKind",
    "SavedSources",
    "Store",
    "open_store",
    "prune",
]
