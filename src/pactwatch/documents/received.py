"""What a reader of one format takes out of the bytes, before any repair."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.documents.traced import Traced
from pactwatch.errors import DocumentError
from pactwatch.model import PartialDate

MOST_CHARACTERS = 2_000_000
MOST_BYTES = 4 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Received:
    """Text as received with what the format itself tells about it; None where it tells nothing.

    `guessed` is a date that may be that of publication, less sure than one in the address. `link` is the address that
    a page gives as its own. `zoned` says that `published` may be a day off. `wrapped` says that lines may have been
    broken to fit a width, `lined` that each line left after these are joined is a paragraph, `titled` that the first
    line may be the title.
    """

    text: Traced
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    guessed: PartialDate | None = None
    link: str | None = None
    zoned: bool = False
    wrapped: bool = False
    lined: bool = False
    titled: bool = False


def within_limit(length: int, most: int, unit: str) -> None:
    """Raises: DocumentError where a text is longer than any report is; nothing otherwise."""
    if length > most:
        raise DocumentError(
            f"too long: {length:,} {unit}, and at most {most:,} are read; split it into one file for each report"
        )
