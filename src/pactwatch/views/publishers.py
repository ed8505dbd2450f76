"""Who publishes what the register rests on: grade, how much came of it, and when last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pactwatch.model import Document, Grade, PartialDate
from pactwatch.views.address import source_name
from pactwatch.views.index import Index


@dataclass(frozen=True, slots=True)
class PublisherView:
    """One publisher with its grade of reliability and what its documents gave.

    `home` is the party at whose home it publishes, None where that is not known. `silent` counts documents that no
    claim came from, `copies` those that tell the story of another document. `last_read` is the day on which we last
    recorded a document of it, None where that was not noted.
    """

    name: str
    reliability: Grade
    home: str | None
    home_name: str | None
    documents: int
    silent: int
    copies: int
    claims: int
    deals: int
    first_published: PartialDate | None
    last_published: PartialDate | None
    last_read: date | None


def publishers(index: Index) -> tuple[PublisherView, ...]:
    """All publishers, those with most documents first."""
    by_name: dict[str, list[Document]] = defaultdict(list)
    for document in index.register.documents.values():
        by_name[source_name(document)].append(document)
    found = [_publisher(index, name, documents) for name, documents in by_name.items()]
    return tuple(sorted(found, key=lambda one: (-one.documents, one.name)))


def _publisher(index: Index, name: str, documents: list[Document]) -> PublisherView:
    claims = [claim for one in documents for claim in index.claim_ids(one.id)]
    dates = [one.published.date for one in documents if one.published is not None]
    read = [one.fetched_at.date() for one in documents if one.fetched_at is not None]
    known = index.publisher(documents[0].id)
    deals = {index.deal_of_claim[claim] for claim in claims if claim in index.deal_of_claim}
    return PublisherView(
        name=name,
        reliability=known.reliability,
        home=known.party,
        home_name=index.vocabulary.party_name(known.party) if known.party is not None else None,
        documents=len(documents),
        silent=sum(not index.claim_ids(one.id) for one in documents),
        copies=sum(index.told_by[index.story(one.id)][0] != one.id for one in documents),
        claims=len(claims),
        deals=len(deals),
        first_published=min(dates, key=lambda one: one.first_day, default=None),
        last_published=max(dates, key=lambda one: one.last_day, default=None),
        last_read=max(read, default=None),
    )
