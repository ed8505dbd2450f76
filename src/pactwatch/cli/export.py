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
    from pactwatch.cli.output import write, write_pieces
    from pactwatch.cli.session import kept_in, opened, register_in
    from pactwatch.pipeline import catalogue

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        found = exports.format_in(name, language, session.settings.serve_language)
        known = kept_in(session, day) if isinstance(found, exports.DealByDeal) else None
        if known is not None and isinstance(found, exports.DealByDeal):
            write_pieces(found.of_deals(catalogue.all_deals(known)), out)
            return
        register = register_in(session, day)
    write(found.write(register, session.vocabulary), out)
