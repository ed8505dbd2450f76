"""A deal made ready to be kept: everything that is written of it, and the digest that changes with any of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from pactwatch.model import Deal, PartialDate
from pactwatch.store.deal_rows import deal_payload
from pactwatch.store.facts import DealFacts
from pactwatch.store.search.entries import Entry, deal_entry


@dataclass(frozen=True, slots=True)
class KeptDeal:
    """A deal as it is kept: `payload` is the record and `shown` the row that people are shown, both as JSON.

    `title` says in words what it is about. `published` is the date of its latest report, `latest` the latest day on
    which it was reported or reached a stage. `entry` is what it is found by, `facts` what pages list it by, None for a
    deal that no page lists.
    """

    id: str
    claims: tuple[str, ...]
    title: str
    payload: str
    shown: str
    published: PartialDate | None
    latest: date | None
    entry: Entry
    facts: DealFacts | None

    @classmethod
    def of(
        cls,
        deal: Deal,
        title: str,
        shown: str,
        published: PartialDate | None,
        latest: date | None,
        facts: DealFacts | None = None,
    ) -> KeptDeal:
        """The deal made ready."""
        payload = {**deal_payload(deal), "published": str(published) if published is not None else None}
        entry = deal_entry(deal, title)
        return cls(deal.id, deal.claims, title, json.dumps(payload), shown, published, latest, entry, facts)

    @property
    def digest(self) -> str:
        """What is another text as soon as anything of it is another."""
        text = "\0".join((self.payload, self.title, self.shown, repr(self.facts)))
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
