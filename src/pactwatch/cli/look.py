"""What the register holds: rows, one deal, one document, everything between two parties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pactwatch.cli.options import AsJson, AsOf, Database, Out, date_of, members, word_of

if TYPE_CHECKING:
    from pactwatch.cli.session import Session
    from pactwatch.model import PartialDate
    from pactwatch.register import Register
    from pactwatch.views import DealView, DocumentView, Dossier, Filters, LinksView, Listing, Paging


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
    from pactwatch.views import Filters, Paging, Sort, Status, news, plain

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
        if new is None:
            version, shown, ids = _listed(session, filters, paging, day)
            fresh = None
        else:
            found = register_in(session, day)
            fresh = news(found, session.vocabulary, new.first_day, linker_of(session, found))
            version, shown, ids = _listed_of(found, session, filters, paging, day)
            fresh = fresh.only([row.id for row in shown.rows])
    if as_json and fresh is not None:
        write_json({"version": version, **members(plain(fresh))}, out)
    elif as_json:
        pages = {"found": shown.deals, "page": shown.page, "pages": shown.pages, "totals": plain(shown.totals)}
        write_json({"version": version, "deals": plain(shown.rows)} | (pages if per_page else {}), out)
    elif fresh is not None:
        from pactwatch.cli.survey_tables import news_pieces

        draw(news_pieces(fresh, ids), out)
    else:
        from pactwatch.cli.survey_tables import listing_pieces

        draw(listing_pieces(shown, ids, paged=per_page is not None), out)


Listed = tuple[str, "Listing", list[str]]
"""The version of a register, the page that was asked for, and the ids of all deals."""


def _listed(session: Session, filters: Filters, paging: Paging, day: PartialDate | None) -> Listed:
    """The page from the rows that are kept, or else of the register linked for it."""
    from pactwatch.cli.session import kept_in, register_in
    from pactwatch.pipeline import catalogue

    known = kept_in(session, day) if filters.recorded_since is None else None
    if known is None:
        return _listed_of(register_in(session, day), session, filters, paging, day)
    return known.version, catalogue.listing(known, filters, paging), catalogue.deal_ids(known)


def _listed_of(found: Register, session: Session, filters: Filters, paging: Paging, day: PartialDate | None) -> Listed:
    from pactwatch.views import listing

    shown = listing(found, session.vocabulary, filters, paging, day.last_day if day is not None else None)
    return found.version, shown, [deal.id for deal in found.deals]


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
    from pactwatch.cli.session import opened
    from pactwatch.views import plain

    with opened(db) as session:
        found, links = _deal(session, deal_id, why, date_of(as_of, "--as-of"))
    if as_json:
        write_json(members(plain(found)) | ({"links": plain(links)} if links is not None else {}), out)
    else:
        from pactwatch.cli.sheets import deal_pieces

        draw(deal_pieces(found, links), out)


def _deal(session: Session, given: str, why: bool, day: PartialDate | None) -> tuple[DealView, LinksView | None]:
    """The deal, and what joins and parts it where that is asked for; only what they need is read of a kept register."""
    from pactwatch.cli.session import kept_in, register_in
    from pactwatch.pipeline import catalogue
    from pactwatch.views import deal_view, links_view
    from pactwatch.views.deal import view_of_deal
    from pactwatch.views.links import links_of

    known = kept_in(session, day)
    if known is None:
        whole, words = register_in(session, day), session.vocabulary
        found = deal_view(whole, words, given, day.last_day if day is not None else None)
        return found, links_view(whole, words, given) if why else None
    name = catalogue.deal_named(known, given)
    index = catalogue.part_of(known, catalogue.Asked(deals=[name]))
    found = view_of_deal(index, index.deals[name])
    if not why:
        return found, None
    around = catalogue.with_neighbours(known, name)
    return found, links_of(around, around.deals[name])


def document(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the document, or how it begins.")],
    as_of: AsOf = None,
    db: Database = None,
    as_json: AsJson = False,
    out: Out = None,
) -> None:
    """Print one document with the claims that were read in it."""
    from pactwatch.cli.output import draw, write_json
    from pactwatch.cli.session import opened
    from pactwatch.views import plain

    with opened(db) as session:
        found = _document(session, document_id, date_of(as_of, "--as-of"))
    if as_json:
        write_json(plain(found), out)
    else:
        from pactwatch.cli.sheets import document_pieces

        draw(document_pieces(found), out)


def _document(session: Session, given: str, day: PartialDate | None) -> DocumentView:
    from pactwatch.cli.session import kept_in, register_in
    from pactwatch.pipeline import catalogue
    from pactwatch.views import document_view
    from pactwatch.views.document import view_of_document

    known = kept_in(session, day)
    if known is None:
        return document_view(register_in(session, day), session.vocabulary, given)
    name = catalogue.document_named(known, given)
    index = catalogue.part_of(known, catalogue.Asked(documents=[name]))
    return view_of_document(index, index.register.documents[name])


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
    from pactwatch.cli.session import opened

    with opened(db) as session:
        found, ids = _dossier(session, first, second, date_of(as_of, "--as-of"))
    if as_json:
        write_json(views.plain(found), out)
    else:
        from pactwatch.cli.sheets import dossier_pieces

        draw(dossier_pieces(found, ids), out)


def _dossier(session: Session, first: str, second: str, day: PartialDate | None) -> tuple[Dossier, list[str]]:
    """Everything between two parties, and the ids of all deals."""
    from pactwatch import views
    from pactwatch.cli.session import kept_in, register_in
    from pactwatch.pipeline import catalogue

    known = kept_in(session, day)
    if known is not None:
        return catalogue.dossier(known, first, second, whole=True).view, catalogue.deal_ids(known)
    whole = register_in(session, day)
    found = views.dossier(whole, session.vocabulary, first, second, day.last_day if day is not None else None)
    return found, [deal.id for deal in whole.deals]
