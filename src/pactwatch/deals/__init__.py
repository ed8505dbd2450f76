"""Claims of many documents joined into deals, packages into agreements, relations into threads: record linkage."""

from pactwatch.deals.explain import why
from pactwatch.deals.linking import Linked, Which, all_of, link
from pactwatch.deals.ties import Ties

__all__ = ["Linked", "Ties", "Which", "all_of", "link", "why"]
