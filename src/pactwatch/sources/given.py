"""What the user says about all the documents of one call."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.model import PublicationDate


@dataclass(frozen=True, slots=True)
class Given:
    """Publisher and date of publication that hold for every document read; None: each document's own."""

    publisher: str | None = None
    published: PublicationDate | None = None
