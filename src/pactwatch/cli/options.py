"""The options that several commands share, each declared once, and the values that they may take.

Options are declared as text and turned into our own types by the command: the records would cost more time to load than
all else that `pactwatch --help` needs.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pactwatch.errors import UsageError

if TYPE_CHECKING:
    from pactwatch.model import PartialDate
    from pactwatch.views import Json

Word = TypeVar("Word", bound=StrEnum)

Database = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE|URL", help="The register's database [default: ./pactwatch.db]."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file, not to the screen.")]
Places = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL...",
        help="Files and folders of reports, addresses of pages, feeds, sitemaps.",
        show_default=False,
    ),
]
RunPlaces = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH|URL...",
        help="Files and folders of reports, addresses of pages, feeds, sitemaps [default: the saved sources].",
        show_default=False,
    ),
]
Allowed = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="HOST", help="A host that may be fetched from although its address is private."),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="NAME=HEADING,...", help="Columns of a table: text, title, url, published, publisher."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=0, help="Processes that read [default: one for each core if much is]."),
]
LinkWorkers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=0, help="Processes that link [default: one for each core if much is]."),
]
Stats = Annotated[
    bool, typer.Option("--stats", help="Say for each stage what went in, came out, and how long it took.")
]
KeepAll = Annotated[
    bool,
    typer.Option("--keep-all", help="Keep pages of feeds, sitemaps and lists on the web that claim nothing, too."),
]
Published = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When the reports were published: YYYY[-MM[-DD]].")
]
Publisher = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published the reports.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides [default: setting `reviewer`].")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, in words.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="As known by the end of that date.")]


def date_of(text: str | None, option: str) -> PartialDate | None:
    """The date that an option names, None where it was not given. Raises: UsageError for what is no date."""
    from pactwatch.errors import RecordError
    from pactwatch.model import PartialDate

    try:
        return PartialDate.parse(text) if text is not None else None
    except RecordError as error:
        raise UsageError(f"{option}: {error}") from error


def word_of(words: type[Word], text: str | None, option: str) -> Word | None:
    """The word of a closed list that an option names, None where it was not given. Raises: UsageError for another."""
    try:
        return words(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"{option}: {text!r} is not known; take one of {', '.join(words)}") from error


def members(data: Json) -> dict[str, Json]:
    """The members of a record made plain. Raises: TypeError for data that are no record."""
    if not isinstance(data, dict):
        raise TypeError(f"{type(data).__name__}: not a record with members")
    return data
