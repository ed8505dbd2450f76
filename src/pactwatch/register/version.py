"""The version of a register: a digest of its content, added up record by record, so that they may come in any order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pactwatch.model import Document
from pactwatch.model.adapters import adapter_of
from pactwatch.register.canonical import Json, written

KINDS = AGREEMENTS, CLAIMS, COOPERATION, DEALS, DOCUMENTS = "agreements", "claims", "cooperation", "deals", "documents"
_WRAP = 1 << 256


@dataclass(slots=True)
class Content:
    """What has been counted of a register so far: for each kind of record the sum of its records' digests."""

    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def count(self, kind: str, records: Iterable[object]) -> None:
        """Count deals, claims, agreements or relations."""
        for record in records:
            self.add(kind, _number(_told(record)))

    def count_document(self, document: Document, story: str) -> None:
        """Count a document with its story; its text is counted by its id, which is made of it."""
        when = document.published
        published: Json = [str(when.date), when.found.value] if when is not None else None
        told: Json = [document.id, story, document.title, document.publisher, published, document.language]
        self.add(DOCUMENTS, _number(written(told).encode("utf-8", "surrogatepass")))

    def add(self, kind: str, number: int) -> None:
        """Add what was counted elsewhere."""
        self.sums[kind] = (self.sums[kind] + number) % _WRAP

    def add_all(self, other: Mapping[str, int]) -> None:
        """Add the sums of content that was counted elsewhere."""
        for kind, number in other.items():
            self.add(kind, number)

    @property
    def version(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(written({kind: f"{self.sums[kind]:064x}" for kind in KINDS}).encode()).hexdigest()


def _told(record: object) -> bytes:
    """All that a record says."""
    try:
        return adapter_of(type(record)).dump_json(record)
    except ValueError:  # half a surrogate pair, which no JSON holds
        return repr(record).encode("utf-8", "surrogatepass")


def _number(told: bytes) -> int:
    return int.from_bytes(hashlib.sha256(told).digest(), "big")
