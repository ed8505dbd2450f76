"""pactwatch reads reports about the arms trade and keeps what they claim as an auditable register."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.model import Claim
    from pactwatch.register import Register

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read"]


def read(
    text: str, *, title: str | None = None, published: str | None = None, publisher: str | None = None
) -> tuple[Claim, ...]:
    """Return what a report claims; the evidence of each claim points into `text` and `title` as they are given.

    `published` is the report's date, YYYY, YYYY-MM or YYYY-MM-DD; without it, a date that the text itself names counts.
    Raises: DocumentError for a text that holds no words, or is in a language that no reader covers.
    """
    from pactwatch.pipeline.text import claims_in

    return claims_in(text, title, published, publisher)


def open(database: str) -> Register:  # noqa: A001  # as in `pactwatch.open("pactwatch.db")`
    """Return the register kept in a database, a file or an address, as the reader of this version has read it.

    Raises: StoreError for a database that is missing or cannot be opened.
    """
    from pactwatch import settings, vocab
    from pactwatch.pipeline import build_register, graded
    from pactwatch.store import open_store

    with open_store(database, create=False) as store:
        return build_register(store, graded(vocab.load(settings.load().vocabulary), store))
