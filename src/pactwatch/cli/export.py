"""The register written for other programs, or as a page that works without a network."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli.options import AsOf, Database, Out, date_of


def export(
    name: Annotated[str, typer.Option("--format", metavar="FORMAT", help="html, csv or json.", show_default=False)],
    as_of: AsOf = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Language of the page [default: the setting serve_language, else en]."),
    ] = None,
    db: Database = None,
    out: Out = None,
) -> None:
    """Write the whole register; the same documents always give the same bytes."""
    from pactwatch import exports
    from pactwatch.cli.output import write
    from pactwatch.cli.session import opened, register_in

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        found = exports.format_in(name, language, session.settings.serve_language)
        register = register_in(session, day)
    write(found.write(register, session.vocabulary), out)
