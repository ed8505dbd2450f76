"""The register as it is kept, asked for what one page shows: rows, sums, and the few records behind them."""

from pactwatch.pipeline.catalogue.catalogue import Catalogue, catalogue_of
from pactwatch.pipeline.catalogue.changes import conflicts, front, late, networked, systems
from pactwatch.pipeline.catalogue.flows import all_flows, by_year, legs, network
from pactwatch.pipeline.catalogue.lists import (
    MOST_OF_TIMELINE,
    Entries,
    ListedDocument,
    ListedSystem,
    agreements,
    agreements_in,
    all_deals,
    claims,
    cooperation,
    deals_between,
    documents,
    listing,
    listing_from,
    page_of,
    relations_in,
    rows,
    timeline,
)
from pactwatch.pipeline.catalogue.memory import Memory
from pactwatch.pipeline.catalogue.names import (
    agreement_named,
    deal_ids,
    deal_named,
    document_named,
    thread_named,
    threads_of,
)
from pactwatch.pipeline.catalogue.neighbours import with_neighbours
from pactwatch.pipeline.catalogue.part import Asked, part_of
from pactwatch.pipeline.catalogue.portraits import Sizes, country, dossier, weapon_system
from pactwatch.pipeline.catalogue.sought import code_of, findable

__all__ = [
    "MOST_OF_TIMELINE",
    "Asked",
    "Catalogue",
    "Entries",
    "ListedDocument",
    "ListedSystem",
    "Memory",
    "Sizes",
    "agreement_named",
    "agreements",
    "agreements_in",
    "all_deals",
    "all_flows",
    "by_year",
    "catalogue_of",
    "claims",
    "code_of",
    "conflicts",
    "cooperation",
    "country",
    "deal_ids",
    "deal_named",
    "deals_between",
    "document_named",
    "documents",
    "dossier",
    "findable",
    "front",
    "late",
    "legs",
    "listing",
    "listing_from",
    "network",
    "networked",
    "page_of",
    "part_of",
    "relations_in",
    "rows",
    "systems",
    "thread_named",
    "threads_of",
    "timeline",
    "weapon_system",
    "with_neighbours",
]
