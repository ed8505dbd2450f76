"""What the document stage makes of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, Out, Published, Publisher
from pactwatch.errors import DocumentError, SourceError, UsageError

if TYPE_CHECKING:
    from pactwatch.model import Document
    from pactwatch.sources import Given


def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file that holds one report.", show_default=False)],
    date: Published = None,
    publisher: Publisher = None,
    as_json: AsJson = True,
    out: Out = None,
) -> None:
    """Print, as JSON, the text, title, date (and how it was found), publisher and language of one file."""
    from pactwatch.cli.output import write_json

    del as_json  # there is no other form; the flag is taken so that a script may give it to every command
    from pactwatch.cli.run import given_by

    document = document_in(path, given_by(date, publisher))
    write_json(
        {
            "text": document.text,
            "title": document.title,
            "published": str(document.published.date) if document.published is not None else None,
            "publisher": document.publisher,
            "language": document.language,
            "published_found": document.published.found.value if document.published is not None else None,
        },
        out,
    )


def document_in(path: str, given: Given) -> Document:
    """The one document in a file. Raises: SourceError or DocumentError where there is none, UsageError for several."""
    from pactwatch import documents, sources
    from pactwatch.model import Failure

    found = list(sources.read([path], given))
    if len(found) != 1:
        raise UsageError(f"{path}: holds {len(found)} reports; give a file that holds one")
    one = found[0]
    if isinstance(one, Failure):
        raise SourceError(f"{one.address}: {one.reason}")
    try:
        return documents.make(one)
    except DocumentError as error:
        raise DocumentError(f"{one.address}: {error}") from error
