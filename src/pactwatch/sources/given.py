"""What the user says about all the documents of one call."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.errors import UsageError
from pactwatch.model import PublicationDate

COLUMNS = ("text", "title", "url", "published", "publisher")
"""Our names of the columns of a table of articles."""


@dataclass(frozen=True, slots=True)
class Given:
    """Publisher and date of publication that hold for every document read; None: each document's own.

    `columns` are pairs of our name of a table's column and its own, for tables that name them in an unusual way.
    """

    publisher: str | None = None
    published: PublicationDate | None = None
    columns: tuple[tuple[str, str], ...] = ()


NOTHING_GIVEN = Given()


def columns_in(text: str | None) -> tuple[tuple[str, str], ...]:
    """The columns that "text=Body,title=Headline" names. Raises: UsageError for another form or name."""
    found: dict[str, str] = {}
    for pair in (text or "").split(","):
        if not pair.strip():
            continue
        name, mark, own = (part.strip() for part in pair.partition("="))
        if not mark or not own or name not in COLUMNS:
            raise UsageError(
                f"columns: {pair.strip()!r}: write NAME=HEADING, where NAME is one of {', '.join(COLUMNS)}"
            )
        found[name] = own
    return tuple(sorted(found.items()))
