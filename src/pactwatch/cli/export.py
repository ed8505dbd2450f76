"""The register written for other programs, or as a page that works without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsOf, Database, Out, date_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.exports import Format
    from pactwatch.register import Register
    from pactwatch.vocab import Vocabulary


def export(
    name: Annotated[str, typer.Option("--format", metavar="FORMAT", help="html, csv or json.", show_default=False)],
    as_of: AsOf = None,
    db: Database = None,
    out: Out = None,
) -> None:
    """Write the whole register; the same documents always give the same bytes."""
    from pactwatch import exports
    from pactwatch.cli.output import write
    from pactwatch.cli.session import opened, register_in

    formats, day = _formats(), date_of(as_of, "--as-of")
    with opened(db) as session:
        register = register_in(session, day)
    write(exports.export(name, register, session.vocabulary, formats), out)


def _formats() -> Mapping[str, Format]:
    """Every format, the page among them: exports and pages do not know each other."""
    from pactwatch.exports import FORMATS, Format

    def page(register: Register, vocabulary: Vocabulary) -> bytes:
        from pactwatch import pages

        return pages.render(register, vocabulary).encode()

    html = Format("html", "text/html; charset=utf-8", "one page that works without a network", page)
    return {**FORMATS, html.name: html}
