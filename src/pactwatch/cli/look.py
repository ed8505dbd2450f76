"""What the register holds: rows, one deal, one document, everything between two parties."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of, word_of


def register(
    supplier: Annotated[str | None, typer.Option(metavar="PARTY", help="Code or name of the supplier.")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="PARTY", help="Code or name of the recipient.")] = None,
    party: Annotated[str | None, typer.Option(metavar="PARTY", help="Code or name of either side.")] = None,
    item: Annotated[str | None, typer.Option(metavar="NAME", help="Designation, or a part of it.")] = None,
    category: Annotated[str | None, typer.Option(metavar="KIND", help="Kind of equipment: aircraft, uav ...")] = None,
    stage: Annotated[str | None, typer.Option(metavar="STAGE", help="How far along: sought, ordered ...")] = None,
    mode: Annotated[str | None, typer.Option(metavar="TERMS", help="On what terms: sale, gift, licence ...")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Reported, or at another stage, since then.")
    ] = None,
    as_of: AsOf = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only deals on which reports disagree.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print the deals, the latest reported first."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.model import Category, Mode, Stage
    from pactwatch.views import Filters, plain, register_rows

    filters = Filters(
        supplier=supplier,
        recipient=recipient,
        party=party,
        item=item,
        category=word_of(Category, category, "--category"),
        stage=word_of(Stage, stage, "--stage"),
        mode=word_of(Mode, mode, "--mode"),
        since=date_of(since, "--since"),
        conflicts=conflicts,
    )
    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        found = register_in(session, day)
    rows = register_rows(found, session.vocabulary, filters)
    if as_json:
        write_json({"version": found.version, "deals": plain(rows)}, out)
    else:
        from pactwatch.cli.tables import deal_pieces

        draw(deal_pieces(rows, [deal.id for deal in found.deals]), out)


def deal(
    deal_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the deal, or how it begins.")],
    why: Annotated[bool, typer.Option("--why", help="Show every value, its words and who says so.")] = False,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print one deal: its fields, its history, and the reports behind it."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.views import deal_view, plain

    with opened(db) as session:
        found = deal_view(register_in(session), session.vocabulary, deal_id)
    if as_json:
        write_json(plain(found), out)
    else:
        from pactwatch.cli.sheets import deal_pieces

        draw(deal_pieces(found, why), out)


def document(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the document, or how it begins.")],
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print one document with the claims that were read in it."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.views import document_view, plain

    with opened(db) as session:
        found = document_view(register_in(session), session.vocabulary, document_id)
    if as_json:
        write_json(plain(found), out)
    else:
        from pactwatch.cli.sheets import document_pieces

        draw(document_pieces(found), out)


def dossier(
    first: Annotated[str, typer.Argument(metavar="PARTY", help="Code or name of one party.")],
    second: Annotated[str, typer.Argument(metavar="PARTY", help="Code or name of the other.")],
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print everything between two parties over time."""
    from pactwatch import views
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in

    with opened(db) as session:
        whole = register_in(session)
    found = views.dossier(whole, session.vocabulary, first, second)
    if as_json:
        write_json(views.plain(found), out)
    else:
        from pactwatch.cli.sheets import dossier_pieces

        draw(dossier_pieces(found, [deal.id for deal in whole.deals]), out)
