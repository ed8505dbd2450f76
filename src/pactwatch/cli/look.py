"""What the register holds: rows, one deal, one document, everything between two parties."""

from __future__ import annotations

from typing import Annotated

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of, members, word_of


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
    new_since: Annotated[
        str | None, typer.Option("--new-since", metavar="DATE", help="What reports since then have added or changed.")
    ] = None,
    recorded_since: Annotated[
        str | None, typer.Option("--recorded-since", metavar="DATE", help="With a report added here since then.")
    ] = None,
    as_of: AsOf = None,
    status: Annotated[
        str | None, typer.Option(metavar="WORD", help="What was to be expected: open, overdue, silent, done.")
    ] = None,
    credibility: Annotated[int | None, typer.Option(metavar="N", help="Graded N or better, 1 to 6.")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only deals on which reports disagree.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="WORD", help="By latest, first, supplier, recipient, item, stage, number, value ...")
    ] = "latest",
    turned: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    page: Annotated[int, typer.Option(metavar="N", help="Which page, with --per-page.")] = 1,
    per_page: Annotated[int | None, typer.Option("--per-page", metavar="N", help="Rows a page: 1 to 1000.")] = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print the deals, the latest reported first."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import linker_of, opened, register_in
    from pactwatch.model import Category, Mode, Stage
    from pactwatch.views import Filters, Paging, Sort, Status, listing, news, plain

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
        status=word_of(Status, status, "--status"),
        credibility=credibility,
        recorded_since=date_of(recorded_since, "--recorded-since"),
    )
    paging = Paging(word_of(Sort, sort, "--sort") or Sort.LATEST, turned, page, per_page)
    day, new = date_of(as_of, "--as-of"), date_of(new_since, "--new-since")
    with opened(db) as session:
        found = register_in(session, day)
        fresh = news(found, session.vocabulary, new.first_day, linker_of(session, found)) if new is not None else None
    shown = listing(found, session.vocabulary, filters, paging, day.last_day if day is not None else None)
    if fresh is not None:
        rows = [row.id for row in shown.rows]
        fresh = fresh.only(rows)
    if as_json and fresh is not None:
        write_json({"version": found.version, **members(plain(fresh))}, out)
    elif as_json:
        pages = {"found": shown.deals, "page": shown.page, "pages": shown.pages, "totals": plain(shown.totals)}
        write_json({"version": found.version, "deals": plain(shown.rows)} | (pages if per_page else {}), out)
    elif fresh is not None:
        from pactwatch.cli.survey_tables import news_pieces

        draw(news_pieces(fresh, [deal.id for deal in found.deals]), out)
    else:
        from pactwatch.cli.survey_tables import listing_pieces

        draw(listing_pieces(shown, [deal.id for deal in found.deals], paged=per_page is not None), out)


def deal(
    deal_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the deal, or how it begins.")],
    why: Annotated[
        bool, typer.Option("--why", help="Show every value, its words, who says so, and what joins and parts reports.")
    ] = False,
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print one deal: its fields, its grade, its history, and the reports behind it."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.views import deal_view, links_view, plain

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        whole = register_in(session, day)
    found = deal_view(whole, session.vocabulary, deal_id, day.last_day if day is not None else None)
    links = links_view(whole, session.vocabulary, deal_id) if why else None
    if as_json:
        write_json(members(plain(found)) | ({"links": plain(links)} if links is not None else {}), out)
    else:
        from pactwatch.cli.sheets import deal_pieces

        draw(deal_pieces(found, links), out)


def document(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the document, or how it begins.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print one document with the claims that were read in it."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in
    from pactwatch.views import document_view, plain

    with opened(db) as session:
        whole = register_in(session, date_of(as_of, "--as-of"))
    found = document_view(whole, session.vocabulary, document_id)
    if as_json:
        write_json(plain(found), out)
    else:
        from pactwatch.cli.sheets import document_pieces

        draw(document_pieces(found), out)


def dossier(
    first: Annotated[str, typer.Argument(metavar="PARTY", help="Code or name of one party.")],
    second: Annotated[str, typer.Argument(metavar="PARTY", help="Code or name of the other.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print everything between two parties over time."""
    from pactwatch import views
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened, register_in

    day = date_of(as_of, "--as-of")
    with opened(db) as session:
        whole = register_in(session, day)
    found = views.dossier(whole, session.vocabulary, first, second, day.last_day if day is not None else None)
    if as_json:
        write_json(views.plain(found), out)
    else:
        from pactwatch.cli.sheets import dossier_pieces

        draw(dossier_pieces(found, [deal.id for deal in whole.deals]), out)
